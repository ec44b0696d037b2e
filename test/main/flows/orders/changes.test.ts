import { describe, expect, it } from 'vitest';
import { changedSince, contentOf, contentOfDocument } from '../../../../main/flows/orders/changes.ts';
import type { StoreOrder } from '../../../../main/stores/store.ts';
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
    ['a cancellation', { status: 'cancelled' }, 'order-cancelled-after-import'],
    ['a cancellation at BigCommerce', { status: '5' }, 'order-cancelled-after-import'],
    ['an archived order', { status: 'archived' }, 'order-cancelled-after-import'],
    ['the trash', { status: 'trash' }, 'order-cancelled-after-import'],
    ['a refund', { refundedTotal: '1.00' }, 'order-refunded-after-import'],
    ['its total', { total: '20.00' }, 'order-changed-after-import'],
    ['its currency', { currency: 'USD' }, 'order-changed-after-import'],
    ['a quantity', { lines: [{ ...teeLine, quantity: '2' }] }, 'order-changed-after-import'],
    ['a line more of the same total', { lines: [teeLine, { ...teeLine, key: '2' }] }, 'order-changed-after-import'],
    ['a cancellation before a refund', { status: 'cancelled', refundedTotal: '19.99' }, 'order-cancelled-after-import'],
  ])('is told for %s', (_name, changes, code) => {
    expect(codeOf(changes as Partial<StoreOrder>)).toBe(code);
  });

  it('is told for an order that was cancelled, seen to, and taken up again', () => {
    const cancelled = contentOf(storeOrder({ status: 'cancelled' }));
    expect(codeOf({ status: 'cancelled' }, cancelled)).toBeNull();
    expect(codeOf({ status: 'processing' }, cancelled)).toBe('order-changed-after-import');
  });

  it('is told for a refund made before the document was, which has the whole amount', () => {
    const order = { refundedTotal: '1.00' };
    expect(codeOf(order, contentOfDocument(storeOrder(order)))).toBe('order-refunded-after-import');
  });
});
