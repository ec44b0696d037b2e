import { createDOMRenderer, RendererProvider } from '@fluentui/react-components';
import { render } from '@testing-library/react';
import { App } from '../../renderer/App.tsx';
import type { Client } from '../../renderer/bridge/client.ts';
import { chooseLanguage } from '../../renderer/texts/texts.ts';

/**
 * Fluent's thousands of rules go into a document that nobody looks at: happy-dom would try each of them on each element
 * whenever something is looked for by its role, a third of all the work. How things look is seen in a real browser.
 */
const elsewhere = document.implementation.createHTMLDocument();
const renderer = createDOMRenderer(elsewhere);

/** The whole window at an address, at 13:32:08 UTC of the samples' day. */
export const show = (client: Client, hash = '#/overview', language = 'en-GB') => {
  window.history.replaceState(null, '', hash);
  const surroundings = { client, language: chooseLanguage(language), clock: () => new Date('2026-11-20T13:32:08Z') };
  return render(
    <RendererProvider renderer={renderer} targetDocument={elsewhere}>
      <App surroundings={surroundings} />
    </RendererProvider>,
  );
};
