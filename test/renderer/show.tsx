import { render } from '@testing-library/react';
import { App } from '../../renderer/App.tsx';
import type { Client } from '../../renderer/bridge/client.ts';
import { chooseLanguage } from '../../renderer/texts/texts.ts';

/** The whole window at an address, at 13:32:08 UTC of the samples' day. */
export const show = (client: Client, hash = '#/overview', language = 'en-GB') => {
  window.history.replaceState(null, '', hash);
  const surroundings = { client, language: chooseLanguage(language), clock: () => new Date('2026-11-20T13:32:08Z') };
  return render(<App surroundings={surroundings} />);
};
