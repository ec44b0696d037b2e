import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Role } from '../../../main/contract/settings.ts';
import { createFakeClient } from '../fakeClient.ts';
import { createdCustomer, delivery } from '../gallery/rows.ts';
import { usual } from '../gallery/worlds.ts';
import { attentionGroup, auditRow, mappingRow, parkedRow } from '../samples.ts';
import { show } from '../show.tsx';

// Lists draw the rows in sight; without a layout nothing would be in sight.
beforeEach(() => void vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600));
afterEach(() => vi.restoreAllMocks());
afterEach(cleanup);

const twenty = Array.from({ length: 20 }, (_, index) => index + 1);
const page = { next: null, count: '20' };
const orders = twenty.map((no) => parkedRow({ orderKey: String(no), orderNo: `LIN-${no}`, jobId: no }));

const client = (role?: Role) =>
  createFakeClient(
    {
      ...usual,
      'orders.list': { ...page, rows: orders },
      'audit.list': { ...page, rows: twenty.map((seq) => auditRow({ seq })) },
      'deliveries.list': { ...page, rows: twenty.map((id) => delivery({ id })) },
      'mappings.list': { ...page, rows: twenty.map((no) => mappingRow({ from: `E-${no}` })), fromSettings: [] },
      'customers.created': {
        ...page,
        rows: twenty.map((no) => createdCustomer({ customerNo: String(no), verifiedAt: null })),
      },
      'attention.list': {
        groups: twenty.map((no) => attentionGroup({ causeGroup: `cause ${no}`, orders: no === 1 ? orders : [] })),
        count: 39,
      },
      'jobs.countReplay': { count: 2, refused: [] },
      'orders.leaveOut': {},
    },
    role,
  );

/** Counted from 1: the row that has the focus. */
const rowInHand = (): number => {
  const row = document.activeElement?.closest('tbody > tr, [data-rows] > *');
  const drawn = row?.getAttribute('data-index') ?? null;
  return 1 + (drawn === null ? [...(row?.parentElement?.children ?? [])].indexOf(row as Element) : Number(drawn));
};
const comesTo = (row: number) => waitFor(() => expect(rowInHand()).toBe(row));

describe('every list', () => {
  it.each<readonly [string, string, string, string]>([
    ['orders', '#/orders', 'link', 'LIN-1'],
    ['audit entries', '#/audit', 'button', 'Written to NAV'],
    ['deliveries', '#/deliveries', 'button', 'Inspect delivery 1'],
    ['mappings', '#/mapping?tab=table', 'button', 'Change the mapping of E-1'],
    ['customers to verify', '#/mapping?tab=created', 'checkbox', 'Select customer 1'],
    ['causes', '#/attention', 'button', 'Replay the 7'],
    ['orders of a cause', '#/attention?cause=cause+1', 'link', 'LIN-1'],
  ])('of %s is gone through by the same keys', async (_what, hash, role, name) => {
    show(client(), hash);
    const [first] = await screen.findAllByRole(role, { name });
    first?.focus();
    await userEvent.keyboard('{ArrowDown}');
    await comesTo(2);
    await userEvent.keyboard('{PageDown}');
    await comesTo(17);
    await userEvent.keyboard('{ArrowUp}');
    await comesTo(16);
    await userEvent.keyboard('{End}');
    await comesTo(20);
    await userEvent.keyboard('{PageUp}');
    await comesTo(5);
    await userEvent.keyboard('{Home}');
    await comesTo(1);
    expect(document.activeElement).toBe(screen.getAllByRole(role, { name })[0]);
  });

  it('opens what is in hand with Enter', async () => {
    show(client(), '#/deliveries');
    (await screen.findByRole('button', { name: 'Inspect delivery 1' })).focus();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(await screen.findByRole('dialog', { name: /2/ })).toBeDefined();
  });

  it('leaves its keys to fields in it', async () => {
    show(client(), '#/orders');
    const search = await screen.findByRole('searchbox');
    await userEvent.type(search, 'LIN{Home}x');
    expect(search).toHaveProperty('value', 'xLIN');
  });
});

describe('rows of orders', () => {
  it('are selected with Space, replayed together with R, and let go of with Escape', async () => {
    const asked = client();
    show(asked, '#/orders');
    (await screen.findByRole('link', { name: 'LIN-1' })).focus();
    await userEvent.keyboard(' {ArrowDown}');
    await comesTo(2);
    await userEvent.keyboard(' ');
    await screen.findByText('2 orders selected');
    await userEvent.keyboard('r');
    await screen.findByRole('button', { name: 'Cancel' });
    expect(asked.inputsOf('jobs.countReplay')).toEqual([{ jobIds: [1, 2] }]);
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByText('2 orders selected')).toBeNull();
  });

  it('are left out together, each with the reason', async () => {
    const asked = client();
    show(asked, '#/orders');
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Select order LIN-3' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Select order LIN-4' }));
    await userEvent.click(screen.getByRole('button', { name: 'Leave 2 orders out' }));
    await userEvent.type(await screen.findByRole('textbox', { name: 'Why' }), 'Test orders');
    await userEvent.click(screen.getByRole('button', { name: 'Leave 2 out' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.queryByText('2 orders selected')).toBeNull();
    expect(asked.inputsOf('orders.leaveOut')).toEqual(
      ['3', '4'].map((orderKey) => ({ integrationId: 'lindner', orderKey, reason: 'Test orders' })),
    );
  });

  it('can be selected, and not replayed, by who may only look', async () => {
    show(client('viewer'), '#/orders');
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Select the 20 orders that are listed' }));
    await screen.findByText('20 orders selected');
    expect(screen.getByRole('button', { name: 'Replay 20' }).getAttribute('aria-disabled')).toBe('true');
  });
});
