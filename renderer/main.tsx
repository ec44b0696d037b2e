import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { createBrowserClient } from './bridge/browser.ts';
import { createElectronClient, type Connector } from './bridge/electron.ts';
import { chooseLanguage } from './texts/texts.ts';
import './styles/frame.css';
import './styles/base.css';
import './styles/search.css';
import './styles/tables.css';
import './styles/orders.css';
import './styles/equation.css';
import './styles/audit.css';
import './styles/overview.css';
import './styles/screens.css';
import './styles/connections.css';
import './styles/settings.css';
import './styles/mapping.css';
import './styles/rules.css';
import './styles/trial.css';
import './styles/alarms.css';
import './styles/queue.css';
import './styles/security.css';
import './styles/setup.css';

declare global {
  interface Window {
    /** Put there by the preload; absent in a browser. */
    readonly connector?: Connector;
  }
}

const language = chooseLanguage(navigator.language);

const surroundings = {
  client: window.connector === undefined ? createBrowserClient() : createElectronClient(window.connector),
  language,
  clock: () => new Date(),
};

const root = document.getElementById('root');
if (root === null) throw new Error('The page lacks its root element.');
createRoot(root).render(
  <StrictMode>
    <App surroundings={surroundings} />
  </StrictMode>,
);
