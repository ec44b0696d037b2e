import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { createFakeClient } from '../../fakeClient.ts';
import { show } from '../../show.tsx';

afterEach(() => {
  cleanup();
  window.localStorage.clear();
});

const gathered = { madeAt: '2026-11-20T13:32:08Z', fileName: 'support.txt', text: '# Support\n## Program\n{}' };
const inBrowser = {
  kind: 'password' as const,
  current: async () => ({ name: 'eva', role: 'administrator' as const }),
  signIn: async () => ({ name: 'eva', role: 'administrator' as const }),
  signOut: async () => undefined,
};

describe('facts for support', () => {
  it('are shown whole before they can be copied, and saved where a browser asks where to', async () => {
    const client = createFakeClient({ 'support.gather': gathered }, inBrowser);
    show(client, '#/settings/support');
    await userEvent.click(await screen.findByRole('button', { name: 'Gather' }));

    const text = await screen.findByRole('region', { name: 'What was gathered' });
    expect(text.textContent).toBe(gathered.text);
    screen.getByRole('button', { name: 'Save as a file' });
    screen.getByRole('button', { name: 'Copy what was gathered' });
    expect(client.inputsOf('support.gather')).toEqual([{}]);
  });

  it('are for administrators alone; the window of the tray application gives them by the clipboard', async () => {
    const client = createFakeClient({ 'support.gather': gathered }, 'operator');
    show(client, '#/settings/support');
    const button = await screen.findByRole('button', { name: 'Gather' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    cleanup();
    show(createFakeClient({ 'support.gather': gathered }), '#/settings/support');
    await userEvent.click(await screen.findByRole('button', { name: 'Gather' }));
    await screen.findByRole('button', { name: 'Copy what was gathered' });
    expect(screen.queryByRole('button', { name: 'Save as a file' })).toBeNull();
    expect(client.inputsOf('support.gather')).toEqual([]);
  });
});

describe('the language', () => {
  it('is the computer’s, or the one that was chosen: at once, kept, and told to who reads the page aloud', async () => {
    show(createFakeClient(), '#/settings/language', 'en-GB');
    const choices = await screen.findByRole('radiogroup', { name: 'Language' });
    expect(document.documentElement.lang).toBe('en');
    await userEvent.click(within(choices).getByRole('radio', { name: 'Deutsch' }));
    await screen.findByRole('heading', { name: 'Einstellungen' });
    expect(document.documentElement.lang).toBe('de');
    cleanup();
    show(createFakeClient(), '#/settings/language', 'en-GB');
    await screen.findByRole('heading', { name: 'Einstellungen' });
    await userEvent.click(await screen.findByRole('radio', { name: 'Wie der Computer' }));

    await screen.findByRole('heading', { name: 'Settings' });
    expect([document.documentElement.lang, window.localStorage.length]).toEqual(['en', 0]);
  });
});
