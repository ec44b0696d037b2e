import { describe, expect, it } from 'vitest';
import { changedSince, contentOf, contentOfDocument } from '../../../../main/flows/orders/changes.ts';
import type { StoreOrder, StoreOrderEnd } from '../../../../main/stores/store.ts';
import { address, storeOrder, teeLine } from './storeOrder.ts';

const agreed = contentOf(storeOrder());
const codeOf = (changes: Partial<StoreOrder>, before = agreed) =>
  changedSince(storeOrder(changes), before, 'SO-1')?.code ?? null;

describe('what changed in the store since an order was written', () => {
  it.each([
    ['nothing', {}, null],
    ['its status within what is imported', { status: 'completed' }, null],
    ['an address', { billing: { ...address, city: 'Kiel' } }, null],
    ['the SKU of the product, as the store shows it today', { lines: [{ ...teeLine, sku: 'NEW' }] }, null],
    ['how a refund of nothing is written', { refundedTotal: '0.00' }, null],
    ['a cancellation', { ended: 'cancelled' }, 'order-cancelled-after-import'],
    ['an archived order', { ended: 'archived' }, 'order-cancelled-after-import'],
    ['the trash', { ended: 'trashed' }, 'order-cancelled-after-import'],
    ['a refund', { refundedTotal: '1.00' }, 'order-refunded-after-import'],
    ['its total', { total: '20.00' }, 'order-changed-after-import'],
    ['its currency', { currency: 'USD' }, 'order-changed-after-import'],
    ['a quantity', { lines: [{ ...teeLine, quantity: '2' }] }, 'order-changed-after-import'],
    ['a line more of the same total', { lines: [teeLine, { ...teeLine, key: '2' }] }, 'order-changed-after-import'],
    ['a cancellation before a refund', { ended: 'cancelled', refundedTotal: '19.99' }, 'order-cancelled-after-import'],
  ])('is told for %s', (_name, changes, code) => {
    expect(codeOf(changes as Partial<StoreOrder>)).toBe(code);
  });

  it('is told for an order that was cancelled, seen to, and taken up again', () => {
    const cancelled = contentOf(storeOrder({ ended: 'cancelled' }));
    expect(codeOf({ ended: 'cancelled' }, cancelled)).toBeNull();
    expect(codeOf({ ended: 'archived' }, cancelled)).toBeNull();
    expect(codeOf({}, cancelled)).toBe('order-changed-after-import');
  });

  it.each<[StoreOrderEnd, string]>([
    ['cancelled', 'was cancelled in the store'],
    ['declined', 'was declined in the store'],
    ['archived', 'was archived in the store'],
    ['trashed', 'was moved to the trash in the store'],
  ])('says that an order %s %s', (ended, words) => {
    const told = changedSince(storeOrder({ ended }), agreed, 'SO-1');
    expect(told?.message).toBe(`Order 101 ${words} after it became SO-1.`);
    expect(told?.params).toEqual({ ended });
  });

  it('is told for a refund made before the document was, which has the whole amount', () => {
    const order = { refundedTotal: '1.00' };
    expect(codeOf(order, contentOfDocument(storeOrder(order)))).toBe('order-refunded-after-import');
  });
});
