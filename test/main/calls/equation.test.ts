import { describe, expect, it } from 'vitest';
import { equationOf } from '../../../main/calls/equation.ts';
import { type CountedOrder, type OrderSum, sumOfOrder } from '../../../main/flows/orders/orderSums.ts';

function row(
  term: CountedOrder['term'],
  total: string,
  navTotal: string | null,
  currency = 'EUR',
  navCurrency = currency,
): OrderSum {
  return sumOfOrder({ integration_id: 'i', currency, total, term, nav_total: navTotal, nav_currency: navCurrency });
}

const integration = { id: 'i', name: '', mode: 'live' as const };

describe('the equation of an integration', () => {
  it('counts every term in orders and money, per currency', () => {
    const rows = [
      row('equal', '10.10', '10.1'),
      row('waiting', '5.00', null),
      row('leftOut', '1', null),
      row('equal', '7', '7', 'JPY'),
    ];
    const { byCurrency } = equationOf(integration, rows, 2);
    expect(byCurrency[0]).toEqual({
      currency: 'EUR', store: { count: 3, amount: '16.10' }, equal: { count: 1, amount: '10.10' }, onTheWay: { count: 0, amount: '0.00' },
      waiting: { count: 1, amount: '5.00' }, leftOut: { count: 1, amount: '1.00' }, navAmount: '10.10', addsUp: true,
    }); // prettier-ignore
    expect(byCurrency[1]).toMatchObject({ currency: 'JPY', store: { count: 1, amount: '7' }, addsUp: true });
  });
  it('does not add up when NAV’s total is a cent off', () => {
    expect(equationOf(integration, [row('equal', '10.10', '10.11')], 0).byCurrency[0]).toMatchObject({
      addsUp: false,
      navAmount: '10.11',
    });
  });
  it('does not add up when the same figure stands in NAV in another currency', () => {
    const dollars = row('equal', '10.10', '10.10', 'EUR', 'USD');
    expect(equationOf(integration, [dollars], 0).byCurrency[0]).toMatchObject({ addsUp: false, navAmount: '10.10' });
  });
  it('is exact where floats are not', () => {
    const rows = Array.from({ length: 10 }, () => row('equal', '0.10', '0.10'));
    expect(equationOf(integration, rows, 0).byCurrency[0]).toMatchObject({ store: { amount: '1.00' }, addsUp: true });
  });
});
