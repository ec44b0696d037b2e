import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { entries } from './gallery/entries.ts';
import { createGalleryClient } from './gallery/galleryClient.ts';
import { states, type State } from './gallery/states.ts';
import { show } from './show.tsx';

afterEach(cleanup);

const go = (hash: string) => {
  window.history.replaceState(null, '', hash);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
};

describe('the gallery', () => {
  it('has every screen of the navigation in every state', async () => {
    show(createGalleryClient('usual'));
    const links = [...(await screen.findByRole('navigation', { name: 'Screens' })).querySelectorAll('a')];
    const screens = links.map((link) => link.getAttribute('href')?.replace('#/', '') ?? '');

    expect(screens.length).toBeGreaterThan(8);
    for (const state of states)
      expect(entries.filter((each) => each.state === state).map(({ name }) => name)).toEqual(
        expect.arrayContaining(screens),
      );
  });

  it.each<State>([...states])('shows every entry that is %s with its heading, and asks nothing that has no answer', async (state) => {
    const shown = entries.filter((each) => each.state === state);
    const client = createGalleryClient(state);
    show(client, shown[0]?.hash);
    for (const { hash, name } of shown) {
      await act(async () => go(hash));
      expect([name, screen.getAllByRole('heading', { level: 1 }).length]).toEqual([name, 1]);
      await act(async () => client.settle(true));
      await waitFor(() => expect([name, document.querySelector('.as-of') !== null]).toEqual([name, state === 'stale']));
      await act(async () => client.settle(false));
    }
    expect(client.unanswered()).toEqual([]);
  }); // prettier-ignore
});
