import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createFakeClient, engineAway } from '../../fakeClient.ts';
import { connection, equation, flowsOf, overview, pingSamples, sum } from '../../samples.ts';
import { show } from '../../show.tsx';

afterEach(() => {
  vi.useRealTimers();
  cleanup();
});

const turnClock = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));

describe('the overview', () => {
  it('answers in its title, and shows the equation with its links', async () => {
    show(createFakeClient());

    await screen.findByRole('heading', { level: 1, name: 'Nothing is lost. 3 of today’s 141 orders wait for you.' });
    const table = screen.getByRole('table', { name: 'Today, both sides' });
    const row = within(table).getByRole('row', { name: /Lindner Shop/ });
    expect(row.textContent).toContain('9,614.30 EUR');
    expect(row.textContent).toContain('to the cent');
    expect(within(row).getByRole('link', { name: '3 orders' }).getAttribute('href')).toBe(
      '#/orders?term=waiting&period=today&integration=lindner',
    );
    expect(document.title).toBe('Overview - ml-connector');
  });

  it('turns to ≠ where it does not add up, and shows what NAV has', async () => {
    const [byCurrency] = equation().byCurrency;
    if (byCurrency === undefined) throw new Error('The sample has a currency.');
    const unequal = { ...byCurrency, addsUp: false, navAmount: '9270.00' };
    show(createFakeClient({ 'overview.get': overview({ equations: [equation({ byCurrency: [unequal] })] }) }));

    const row = await screen.findByRole('row', { name: /Lindner Shop/ });
    expect(row.textContent).toContain('does not add up');
    expect(row.textContent).toContain('NAV has 9,270.00 EUR');
    expect(row.textContent).toContain('≠');
  });

  it('has the hours as a table for who does not see bars', async () => {
    show(createFakeClient());
    await screen.findByRole('img', { name: /^Orders per hour over 24 hours: 276 in NAV.* 1 waiting for you/ });

    const hours = screen.getByRole('heading', { name: /Orders per hour/ }).closest('section');
    expect(hours?.querySelectorAll('tbody tr')).toHaveLength(24);
  });

  it('says for each integration when each way last worked, and how the pings of a connection went', async () => {
    show(
      createFakeClient({
        'overview.flows': { integrations: [flowsOf(), flowsOf({ integrationId: 'harbor', name: 'Harbor' })] },
        'connections.samples': { connections: [{ id: 'nav', samples: pingSamples([7, 8]) }] },
      }),
    );
    const table = within(await screen.findByRole('region', { name: 'Last success' }));
    expect(table.getAllByRole('columnheader').map(({ textContent }) => textContent)).toContain('Written to NAV');
    expect(table.getByRole('row', { name: /^Harbor/ }).textContent).toBe(
      'Harbor 1 min ago 5 min ago 9 min ago 13 min ago 17 min agonever',
    );
    await screen.findByRole('img', { name: 'The last 48 pings: 40 to 146 ms. 2 of 48 got no answer.' });
  });

  it('looks for orders on request and says how many stores it asks', async () => {
    const client = createFakeClient({ 'poll.now': { jobs: 2 } });
    show(client);
    await userEvent.click(await screen.findByRole('button', { name: 'Look for orders now' }));

    await screen.findByText('Looking in 2 stores');
    expect(client.inputsOf('poll.now')).toEqual([{}]);
  });

  it('pings a connection and shows what was found', async () => {
    const down = connection({ state: 'down', message: 'nav01 does not answer.' });
    const client = createFakeClient({
      'overview.get': overview({ connections: [down] }),
      'connections.ping': () => {
        client.answer({ 'overview.get': overview() });
        return connection();
      },
    });
    show(client);
    await screen.findByText('Not reachable');
    await userEvent.click(screen.getByRole('button', { name: 'Ping Lindner NAV' }));

    await screen.findByText('Reachable');
    expect(client.inputsOf('connections.ping')).toEqual([{ connectionId: 'nav' }]);
  });

  it('tells who is new what to do', async () => {
    show(
      createFakeClient({ 'overview.get': overview({ equations: [], connections: [], waiting: [], waitingCount: 0 }) }),
    );

    await screen.findByRole('heading', { level: 1, name: 'Nothing is connected yet.' });
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('says that the engine is away, and goes on when it is back', async () => {
    const client = createFakeClient({ 'overview.get': engineAway });
    show(client);
    await screen.findByText('The engine does not answer. It is being restarted; nothing is lost.');
    client.answer({ 'overview.get': overview() });
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByRole('heading', { level: 1, name: /Nothing is lost/ })).toBeDefined();
  });

  it('follows the engine’s news, gathered, without asking in between', async () => {
    vi.useFakeTimers();
    const client = createFakeClient();
    show(client);
    await turnClock(100);
    const asked = client.inputsOf('overview.get').length;
    await turnClock(120_000);
    expect(client.inputsOf('overview.get')).toHaveLength(asked);

    const all = equation({
      byCurrency: [{ ...equation().byCurrency[0]!, equal: sum(141), waiting: sum(0), onTheWay: sum(0) }],
    });
    client.answer({ 'overview.get': overview({ equations: [all], waiting: [], waitingCount: 0 }) });
    act(() => {
      for (let count = 0; count < 50; count += 1)
        client.tell({ name: 'changed', payload: { what: 'orders', at: '2026-11-20T13:32:09Z' } });
    });
    await turnClock(1_000);

    expect(client.inputsOf('overview.get')).toHaveLength(asked + 1);
    vi.useRealTimers();
    await waitFor(() => screen.getByRole('heading', { level: 1, name: /^All 141 of today’s orders/ }));
  });

  it('says since when nothing was heard, keeps what it knows, and asks by itself meanwhile', async () => {
    vi.useFakeTimers();
    const client = createFakeClient();
    show(client);
    await turnClock(100);
    const asked = client.inputsOf('overview.get').length;
    client.answer({ 'overview.get': engineAway });
    act(() => client.tell({ name: 'stale' }));
    await turnClock(16_000);
    expect(client.inputsOf('overview.get').length).toBeGreaterThan(asked);
    vi.useRealTimers();

    await waitFor(() => screen.getByText(/^Stale since .*, reconnecting$/));
    expect(screen.getByText(/^As of .* The engine does not answer/)).toBeDefined();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('141 orders');
  });
});
