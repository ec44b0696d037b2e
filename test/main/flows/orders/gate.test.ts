import { describe, expect, it } from 'vitest';
import { gate } from '../../../../main/flows/orders/gate.ts';
import type { OrderRules } from '../../../../main/flows/orders/rules.ts';
import type { StoreOrder } from '../../../../main/stores/store.ts';
import { plainRules } from './planning.ts';
import { storeOrder } from './storeOrder.ts';

const code = (order: Partial<StoreOrder>, rules: Partial<OrderRules> = {}) => {
  const decided = gate(storeOrder(order), { ...plainRules, ...rules });
  return decided.kind === 'leftOut' ? decided.code : decided.kind;
};
const on = { pos: true, marketplace: true, testPayments: true, leaveOut: [] };

describe('the source of an order', () => {
  it('that is a till or a marketplace is left out unless it is switched on', () => {
    const till = { createdVia: 'www', soldThrough: { kind: 'pos', name: 'Till 3' } } as const;
    const market = { createdVia: 'external', soldThrough: { kind: 'marketplace', name: 'Amazon' } } as const;
    expect([till, market].map((changes) => code(changes))).toEqual(['source-pos', 'source-marketplace']);
    expect([till, market].map((changes) => code(changes, { sources: on }))).toEqual(['import', 'import']);
    expect(gate(storeOrder(till), plainRules)).toMatchObject({ params: { source: 'Till 3' } });
  });

  it('may be left out by its name', () => {
    const sources = { ...on, leaveOut: ['Admin'] };
    expect(code({ createdVia: 'admin' }, { sources })).toBe('source-left-out');
    expect(code({ createdVia: 'checkout' }, { sources })).toBe('import');
  });

  it('is told with the reason', () => {
    expect(gate(storeOrder({ soldThrough: { kind: 'pos', name: 'yith_pos' } }), plainRules)).toEqual({
      kind: 'leftOut',
      code: 'source-pos',
      message: 'Order 101 is of a till ("yith_pos"), and tills are not imported.',
      params: { source: 'yith_pos' },
    });
  });

  it('may be a test payment, which is left out unless it is switched on', () => {
    expect(code({ isTestPayment: true })).toBe('source-test-payment');
    expect(code({ isTestPayment: true }, { sources: on })).toBe('import');
  });
});

describe('the status of an order', () => {
  it('that is not imported is told as people see it', () => {
    const told = gate(storeOrder({ status: '7', statusName: 'Awaiting Payment' }), plainRules);
    expect(told).toMatchObject({ code: 'status-not-imported', params: { status: 'Awaiting Payment' } });
    expect(code({ status: 'on-hold' })).toBe('status-not-imported');
  });
});

describe('the payment state of an order', () => {
  it.each<[string, Partial<StoreOrder>, OrderRules['paymentStates'], string]>([
    ['paid and wanted', {}, ['paid'], 'import'],
    ['paid and not wanted', {}, ['unpaid'], 'payment-state-not-imported'],
    ['unpaid and wanted', { paidAt: null }, ['unpaid'], 'import'],
    ['unpaid and not wanted', { paidAt: null }, ['paid'], 'payment-state-not-imported'],
    ['refunded in part and wanted', { refundedTotal: '5.00' }, ['partlyRefunded'], 'import'],
    ['refunded in part and not wanted', { refundedTotal: '5.00' }, ['paid', 'unpaid'], 'payment-state-not-imported'],
    ['nothing, as it costs nothing', { paidAt: null, total: '0.00' }, ['paid'], 'import'],
  ])('is %s', (_name, order, paymentStates, wanted) => {
    expect(code(order, { paymentStates })).toBe(wanted);
  });
});

describe('an order', () => {
  it('that costs nothing is imported like others unless it is to be left out', () => {
    expect(code({ total: '0.00' })).toBe('import');
    expect(code({ total: '0.00' }, { zeroTotals: 'leaveOut' })).toBe('zero-total-not-imported');
    expect(code({}, { zeroTotals: 'leaveOut' })).toBe('import');
  });

  it('with several ship-to addresses, or one beside what is collected, waits for a person', () => {
    expect(gate(storeOrder({ hasSeveralShipTos: true }), plainRules)).toMatchObject({
      kind: 'park',
      error: { code: 'ship-to-several', whatToDo: expect.stringContaining('Split the order') },
    });
    expect(gate(storeOrder({ isPartlyCollected: true }), plainRules)).toMatchObject({
      kind: 'park',
      error: { code: 'ship-to-partly-collected', whatToDo: expect.stringContaining('what is collected') },
    });
  });
});
