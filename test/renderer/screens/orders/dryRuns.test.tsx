import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallInput } from '../../../../main/contract/calls.ts';
import type { DryRunView, OrderRow } from '../../../../main/contract/views.ts';
import { CallFailure } from '../../../../renderer/bridge/failure.ts';
import { createFakeClient, engineAway } from '../../fakeClient.ts';
import { orderRow, parkedRow, skuUnknown } from '../../samples.ts';
import { show } from '../../show.tsx';

// The list draws the rows in sight; without a layout nothing would be in sight.
beforeEach(() => void vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600));
afterEach(() => vi.restoreAllMocks());
afterEach(cleanup);

const answer = (fields: Partial<DryRunView> = {}): DryRunView => ({
  outcome: 'write', cause: null, documentNo: null, plan: [], totals: [], ...fields,
}); // prettier-ignore

const usd = { amount: '146.74', currency: 'USD' };
const rows: readonly OrderRow[] = [
  orderRow({ orderKey: '1', orderNo: 'LIN-1' }),
  parkedRow({ orderKey: '2', orderNo: 'LIN-2' }),
  parkedRow({ orderKey: '3', orderNo: 'LIN-3', storeTotal: usd }),
  parkedRow({ orderKey: '4', orderNo: 'LIN-4', storeTotal: null }),
];
const gone = new CallFailure({ code: 'order-gone', message: 'Order 4 is gone from the store.', whatToDo: '' });

type Tried = DryRunView | Error | Promise<DryRunView>;

/** Every order of the list is selected, and tried. */
const tryAll = async (listed: readonly OrderRow[], tried: (input: CallInput<'orders.dryRun'>) => Tried) => {
  const client = createFakeClient({
    'orders.list': { rows: [...listed], next: null, count: String(listed.length) },
    // Answers may take as long as a test wants.
    'orders.dryRun': (input) => tried(input) as DryRunView,
  });
  show(client, '#/orders');
  fireEvent.click(await screen.findByRole('checkbox', { name: /^Select the/ }));
  const bar = await screen.findByRole('region', { name: 'Selected orders' });
  fireEvent.click(within(bar).getByRole('button', { name: 'Dry run' }));
  return { client, bar, dialog: await screen.findByRole('dialog') };
};

describe('selected orders', () => {
  it('are added up per currency, and each tried out with what would become of it', async () => {
    const answers: Readonly<Record<string, Tried>> = {
      1: answer({ outcome: 'inNav', documentNo: 'VA-26-11871' }),
      2: answer({ outcome: 'wait', cause: skuUnknown }),
      3: answer(),
      4: gone,
    };
    const { client, bar, dialog } = await tryAll(rows, ({ orderKey }) => answers[orderKey] ?? gone);
    expect([...bar.querySelectorAll('.selected-sums > .money')].map(({ textContent }) => textContent)).toEqual([
      '146.25 EUR',
      '146.74 USD',
    ]);
    expect(bar.textContent).toContain('1 without a total yet');

    await within(dialog).findByText(
      '1 would be written, 1 would wait for you, 1 in NAV already, 1 could not be tried.',
    );
    expect(
      within(dialog)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'LIN-1In NAV already, as VA-26-1187164.35 EUR',
      'LIN-2Would wait: SKU ESP-1KG-BIO is not in NAV.81.90 EUR',
      'LIN-3Would be written146.74 USD',
      'LIN-4Order 4 is gone from the store.',
    ]);
    expect(client.asked.map(({ name }) => name)).not.toContain('orders.import');
  });

  it('are tried one after the other, until a person ends it', async () => {
    const first = Promise.withResolvers<DryRunView>();
    const { client, dialog } = await tryAll(rows, () => first.promise);
    expect(within(dialog).getByRole('status').textContent).toBe('Tried 0 of 4');
    fireEvent.click(within(dialog).getByRole('button', { name: 'End it' }));
    first.resolve(answer());
    await within(dialog).findByText('1 would be written, 3 not tried.');
    expect(client.inputsOf('orders.dryRun')).toEqual([{ integrationId: 'lindner', orderKey: '1' }]);
  });

  it('are tried fifty at a time at most, and no longer than the engine answers', async () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      orderRow({ orderKey: String(index), orderNo: `LIN-${index}` }),
    );
    const { client, dialog } = await tryAll(many, () => engineAway);
    expect(within(dialog).getByText('The first 50 of the 60 that are selected are tried.')).toBeDefined();
    await waitFor(() =>
      expect(within(dialog).getByRole('status').textContent).toBe('1 could not be tried, 49 not tried.'),
    );
    expect(client.inputsOf('orders.dryRun')).toHaveLength(1);
  });
});
