import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallInput } from '../../../../main/contract/calls.ts';
import { countNew } from '../../../../renderer/screens/orders/useHeldBack.ts';
import { createFakeClient, engineAway } from '../../fakeClient.ts';
import { orderRow, parkedRow, run } from '../../samples.ts';
import { show } from '../../show.tsx';

// The list draws the rows in sight; without a layout nothing would be in sight.
beforeEach(() => void vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600));
afterEach(() => vi.restoreAllMocks());
afterEach(cleanup);

const many = Array.from({ length: 120 }, (_, index) =>
  orderRow({ orderKey: String(1000 - index), orderNo: `LIN-${1000 - index}` }),
);
const page = ({ cursor, limit = 50 }: CallInput<'orders.list'>) => {
  const start = Number(cursor ?? 0);
  const end = start + limit;
  return { rows: many.slice(start, end), next: end < many.length ? String(end) : null, count: '120' };
};
const two = { rows: [parkedRow(), orderRow()], next: null, count: '2' };

describe('the list of orders', () => {
  it('shows what became of each', async () => {
    show(createFakeClient({ 'orders.list': two }), '#/orders');
    const parked = (await screen.findByRole('link', { name: 'LIN-48215' })).closest('tr');
    const written = screen.getByRole('link', { name: 'LIN-48213' }).closest('tr');

    expect(parked?.textContent).toContain('Waits for you');
    expect(parked?.textContent).toContain('SKU ESP-1KG-BIO is not in NAV.');
    expect(parked?.textContent).toContain('81.90 EUR');
    expect(written?.textContent).toContain('VA-26-11871');
    expect(written?.querySelector('[role=img]')?.getAttribute('aria-label')).toBe('equal');
    expect(screen.getByText('2 orders.')).toBeDefined();
  });

  it('marks totals that differ', async () => {
    const differs = parkedRow({ navTotal: { amount: '81.52', currency: 'EUR' } });
    show(createFakeClient({ 'orders.list': { rows: [differs], next: null, count: '1' } }), '#/orders');

    expect(await screen.findByRole('img', { name: 'differs' })).toBeDefined();
  });

  it('asks the engine for what the address names', async () => {
    const client = createFakeClient({ 'orders.list': two });
    show(client, '#/orders?term=waiting&period=today&integration=lindner&text=LIN-48');
    await screen.findByRole('link', { name: 'LIN-48215' });

    expect(client.inputsOf('orders.list')).toEqual([
      { term: 'waiting', integrationId: 'lindner', text: 'LIN-48', since: '2026-11-20T00:00:00Z' },
    ]);
    expect(screen.getByRole('link', { name: 'Wait for you' }).getAttribute('aria-current')).toBe('true');
  });

  it('puts what is typed and chosen into the address', async () => {
    show(createFakeClient({ 'orders.list': two }), '#/orders');
    await userEvent.type(await screen.findByRole('searchbox'), 'LIN-7');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Integration' }), 'Lindner Shop');

    expect(window.location.hash).toBe('#/orders?text=LIN-7&integration=lindner');
  });

  it('reads on when its end comes into sight', async () => {
    const client = createFakeClient({ 'orders.list': page });
    show(client, '#/orders');
    await screen.findByRole('link', { name: 'LIN-1000' });
    const list = document.querySelector('.list');
    if (list === null) throw new Error('There is no list.');
    list.scrollTop = 45 * 34;
    fireEvent.scroll(list);

    await waitFor(() =>
      expect(client.inputsOf('orders.list')).toContainEqual(expect.objectContaining({ cursor: '50' })),
    );
    await screen.findByRole('link', { name: 'LIN-952' });
  });

  it('moves by arrow keys and opens with Enter', async () => {
    show(createFakeClient({ 'orders.list': two }), '#/orders');
    (await screen.findByRole('link', { name: 'LIN-48215' })).focus();
    await userEvent.keyboard('{ArrowDown}');
    await waitFor(() => expect(document.activeElement?.textContent).toBe('LIN-48213'));
    await userEvent.keyboard('{ArrowDown}{ArrowUp}');

    await waitFor(() => expect(document.activeElement?.textContent).toBe('LIN-48215'));
    expect(document.activeElement?.getAttribute('href')).toBe('#/orders/lindner/48215');
  });

  it('replays the row in hand with R, after asking', async () => {
    const client = createFakeClient({
      'orders.list': two,
      'jobs.countReplay': { count: 1, refused: [] },
      'jobs.replay': run({ total: 1 }),
      'runs.get': run({ total: 1, done: 1, state: 'done' }),
    });
    show(client, '#/orders');
    (await screen.findByRole('link', { name: 'LIN-48215' })).focus();
    await userEvent.keyboard('r');
    await userEvent.click(await screen.findByRole('button', { name: 'Replay 1' }));

    await screen.findByText('Replayed: 1 order done');
    expect(client.inputsOf('jobs.countReplay')).toEqual([{ jobIds: [9001] }]);
    expect(client.inputsOf('jobs.replay')).toEqual([{ jobIds: [9001] }]);
  });

  it('has nothing to replay for an order that did not stop', async () => {
    const client = createFakeClient({ 'orders.list': { rows: [orderRow()], next: null, count: '1' } });
    show(client, '#/orders');
    (await screen.findByRole('link', { name: 'LIN-48213' })).focus();
    await userEvent.keyboard('r');

    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('says when there are no orders yet', async () => {
    show(createFakeClient({ 'orders.list': { rows: [], next: null, count: '0' } }), '#/orders');

    expect(await screen.findByText('No orders yet')).toBeDefined();
  });

  it('says when the filters leave none, and clears them', async () => {
    show(createFakeClient({ 'orders.list': { rows: [], next: null, count: '0' } }), '#/orders?term=waiting');
    await userEvent.click(await screen.findByRole('button', { name: 'Clear filters' }));

    expect(window.location.hash).toBe('#/orders');
  });

  it('says when the engine is away', async () => {
    show(createFakeClient({ 'orders.list': engineAway }), '#/orders');

    expect(
      await screen.findByText('The engine does not answer. It is being restarted; nothing is lost.'),
    ).toBeDefined();
  });
});

describe('rows that arrive on top of a scrolled list', () => {
  const rows = ['3', '2', '1'].map((orderKey) => orderRow({ orderKey }));

  it('are counted from the one that stood first', () => {
    expect(countNew(rows, 'lindner 1')).toBe(2);
    expect(countNew(rows, 'lindner 3')).toBe(0);
  });

  it('are not held back when that one is gone, or the list is at its top', () => {
    expect(countNew(rows, 'lindner 9')).toBe(0);
    expect(countNew(rows, null)).toBe(0);
  });
});
