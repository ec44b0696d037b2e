import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { createFakeClient, engineAway } from '../../fakeClient.ts';
import { certificate, connection, ladder } from '../../samples.ts';
import { show } from '../../show.tsx';

afterEach(cleanup);

const nav = connection();
const shop = connection({
  id: 'shop',
  kind: 'woocommerce',
  name: 'Lindner Shop',
  state: 'refused',
  message: 'The shop refused the key.',
  whatToDo: 'Give it Read/Write.',
  deliveryUrl: 'https://connector.example/in/shop/8f3c',
});

describe('connections', () => {
  it('show state, cause and remedy, where the store sends to, and lead to their own address', async () => {
    show(createFakeClient({ 'connections.list': { connections: [nav, shop] } }), '#/connections');
    const card = await screen.findByRole('region', { name: /Lindner Shop/ });

    for (const words of ['Sign-in refused', shop.message, shop.whatToDo, shop.deliveryUrl])
      expect(card.textContent).toContain(words);
    expect(within(card).getByRole('link', { name: 'Lindner Shop' }).getAttribute('href')).toBe('#/connections/shop');
    const other = screen.getByRole('region', { name: /Lindner NAV/ });
    expect(other.textContent).toContain('2 min ago, 48 ms');
    expect(other.textContent).toContain('Not yet proven');
  });

  it('say that a missing public address is fine', async () => {
    const connections = [{ ...shop, deliveryUrl: null }];
    show(createFakeClient({ 'connections.list': { connections } }), '#/connections');

    expect(await screen.findByText('No public address: orders are fetched every minute; that is fine.')).toBeDefined();
  });

  it('lead to a certificate that nobody trusts, and to a step that will not hold for long', async () => {
    const connections = [
      connection({ id: 'one', name: 'One', certificate: certificate() }),
      connection({ id: 'two', name: 'Two', ladder: ladder({ name: 'http', result: 'warning' }) }),
      connection({ id: 'three', name: 'Three', certificate: certificate({ isPinned: true }), ladder: ladder() }),
    ];
    show(createFakeClient({ 'connections.list': { connections } }), '#/connections');
    const linksOf = (name: string) => within(screen.getByRole('region', { name: `${name} NAV` })).getAllByRole('link');
    await screen.findByText('Look at the certificate');

    expect(linksOf('One').map((link) => link.getAttribute('href'))).toEqual([
      '#/connections/one',
      '#/connections/one?tab=certificate',
    ]);
    expect(linksOf('Two').map(({ textContent }) => textContent)).toEqual(['Two', '1 step needs attention.']);
    expect(linksOf('Three')).toHaveLength(1);
  });

  it('are pinged one by one', async () => {
    const client = createFakeClient({
      'connections.list': { connections: [nav, shop] },
      'connections.ping': shop,
    });
    show(client, '#/connections');
    await userEvent.click(await screen.findByRole('button', { name: 'Ping Lindner Shop' }));

    expect(client.inputsOf('connections.ping')).toEqual([{ connectionId: 'shop' }]);
  });

  it('are pinged all at once, and what came of it is said and shown', async () => {
    const fine = { ...shop, state: 'fine' as const, message: '', whatToDo: '' };
    const down = connection({ state: 'down', message: 'nav01 does not answer.' });
    const client = createFakeClient({
      'connections.list': { connections: [nav, shop] },
      'connections.pingAll': () => {
        client.answer({ 'connections.list': { connections: [down, fine] } });
        return { connections: [down, fine] };
      },
    });
    show(client, '#/connections');
    await userEvent.click(await screen.findByRole('button', { name: 'Ping all' }));

    await screen.findByText('Pinged: 1 of 2 reachable.');
    await screen.findByText('nav01 does not answer.');
    expect(client.inputsOf('connections.pingAll')).toEqual([{}]);
  });

  it('say why they could not be pinged', async () => {
    show(
      createFakeClient({ 'connections.list': { connections: [nav] }, 'connections.pingAll': engineAway }),
      '#/connections',
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Ping all' }));

    expect((await screen.findByRole('alert')).textContent).toContain('The engine does not answer.');
  });

  it('are not pinged by who may only look', async () => {
    const client = createFakeClient({ 'connections.list': { connections: [nav] } }, 'viewer');
    show(client, '#/connections');
    for (const name of ['Ping all', 'Ping Lindner NAV']) {
      const button = await screen.findByRole('button', { name });
      expect(button.getAttribute('aria-disabled')).toBe('true');
      await userEvent.click(button);
    }

    expect(client.inputsOf('connections.pingAll')).toEqual([]);
    expect(client.inputsOf('connections.ping')).toEqual([]);
  });

  it('stay as they were told last when the engine goes away', async () => {
    const client = createFakeClient({ 'connections.list': { connections: [nav] } });
    show(client, '#/connections');
    await screen.findByRole('region', { name: /Lindner NAV/ });
    client.answer({ 'connections.list': engineAway });
    client.tell({ name: 'stale' });

    await screen.findByText(/^As of .* The engine does not answer; this is what it told last\.$/);
    expect(screen.getByRole('region', { name: /Lindner NAV/ })).toBeDefined();
  });

  it('say when there are none, and when the engine is away', async () => {
    show(createFakeClient({ 'connections.list': { connections: [] } }), '#/connections');
    await screen.findByText('No connections yet');
    expect(screen.queryByRole('button', { name: 'Ping all' })).toBeNull();
    cleanup();
    show(createFakeClient({ 'connections.list': engineAway }), '#/connections');
    expect(
      await screen.findByText('The engine does not answer. It is being restarted; nothing is lost.'),
    ).toBeDefined();
  });
});
