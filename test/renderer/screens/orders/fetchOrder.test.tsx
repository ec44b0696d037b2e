import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { FoundOrder } from '../../../../main/contract/catchUpCalls.ts';
import { createFakeClient, type FakeClient } from '../../fakeClient.ts';
import { show } from '../../show.tsx';

afterEach(cleanup);

const found = (fields: Partial<FoundOrder> = {}): FoundOrder => ({
  orderKey: '71',
  orderNo: 'LIN-48300',
  placedAt: '2026-11-19T09:00:00Z',
  status: 'processing',
  total: '52.47',
  currency: 'EUR',
  term: null,
  beforeStart: false,
  ...fields,
});

const clientWith = (orders: readonly FoundOrder[], role?: 'viewer'): FakeClient =>
  createFakeClient(
    {
      'orders.list': { rows: [], next: null, count: '0' },
      'orders.find': { orders: [...orders] },
      'orders.import': { jobId: 4 },
    },
    role,
  );

const look = async (text: string): Promise<HTMLElement> => {
  await userEvent.click(await screen.findByRole('button', { name: 'Fetch an order…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Fetch an order from the store' });
  await userEvent.type(within(dialog).getByRole('textbox', { name: 'Order number or id' }), `${text}{Enter}`);
  return dialog;
};

describe('fetching an order', () => {
  it('shows what the store has, and reads it in', async () => {
    const client = clientWith([found()]);
    show(client, '#/orders?integration=lindner');
    const dialog = await look('LIN-48300');
    const order = await within(dialog).findByRole('group', { name: 'LIN-48300' });

    expect(order.textContent).toContain('52.47 EUR');
    expect(order.textContent).toContain('Not here yet');
    await userEvent.click(within(order).getByRole('button', { name: 'Read it in' }));
    await within(order).findByText('It is being read. Its row appears among the orders in a moment.');
    expect(client.inputsOf('orders.find')).toEqual([{ integrationId: 'lindner', text: 'LIN-48300' }]);
    expect(client.inputsOf('orders.import')).toEqual([{ integrationId: 'lindner', orderKey: '71' }]);
    expect(within(order).getByRole('link', { name: 'Show the order' }).getAttribute('href')).toContain('lindner/71');
  });

  it('says where it stands when it is here already', async () => {
    show(clientWith([found({ term: 'waiting' })]), '#/orders?integration=lindner');
    const dialog = await look('71');

    expect((await within(dialog).findByRole('group')).textContent).toContain('Wait for you');
    expect(within(dialog).getByRole('button', { name: 'Read it again' })).toBeDefined();
  });

  it('offers nothing for one that was placed before the start, and says why', async () => {
    show(clientWith([found({ beforeStart: true })]), '#/orders?integration=lindner');
    const dialog = await look('71');
    await within(dialog).findByText("Placed before the integration's start: it stays out.");

    expect(within(dialog).queryByRole('button', { name: 'Read it in' })).toBeNull();
  });

  it('says that there is none', async () => {
    show(clientWith([]), '#/orders?integration=lindner');
    const dialog = await look('999');

    expect(await within(dialog).findByText('The store has no order with this number or id.')).toBeDefined();
  });

  it('is for operators', async () => {
    show(clientWith([], 'viewer'), '#/orders');
    const button = await screen.findByRole('button', { name: 'Fetch an order…' });

    expect(button.getAttribute('aria-disabled')).toBe('true');
  });
});
