import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { createFakeClient } from '../fakeClient.ts';
import { show } from '../show.tsx';

afterEach(cleanup);

describe('the frame', () => {
  it('names what waits at its place in the navigation, and marks where one is', async () => {
    show(createFakeClient({ 'attention.list': { groups: [], count: 0 } }), '#/attention');
    const nav = screen.getByRole('navigation', { name: 'Screens' });
    const entry = await within(nav).findByRole('link', { name: /Needs attention.*3 orders wait for you/ });

    expect(entry.getAttribute('aria-current')).toBe('page');
  });

  it('takes who skips to the content', async () => {
    show(createFakeClient());
    await userEvent.click(screen.getByRole('link', { name: 'Skip to content' }));

    expect(document.activeElement).toBe(screen.getByRole('main'));
    expect(window.location.hash).toBe('#/overview');
  });

  it('goes to the top of another screen with the focus', async () => {
    show(createFakeClient({ 'connections.list': { connections: [] } }));
    await userEvent.click(within(screen.getByRole('navigation')).getByRole('link', { name: /Connections/ }));
    await screen.findByRole('heading', { level: 1, name: 'Connections' });

    expect(document.activeElement).toBe(screen.getByRole('main'));
  });

  it('speaks German with who wishes it', async () => {
    show(createFakeClient(), '#/overview', 'de-DE');

    await screen.findByRole('heading', {
      level: 1,
      name: 'Nichts ging verloren. 3 von 141 Bestellungen heute warten auf Sie.',
    });
    expect(screen.getByRole('row', { name: /Lindner Shop/ }).textContent).toContain('9.614,30 EUR');
  });
});
