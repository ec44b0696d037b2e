import { describe, expect, it } from 'vitest';
import { demoCompany } from '../../../../fakes/nav/seed.ts';
import type { TestPages } from './support.ts';
import { ANY, linePath, startPages } from './support.ts';

/** Twenty percent, where halves of a cent are frequent. */
const company = demoCompany({
  vat: [{ business: 'DOMESTIC', product: 'VAT19', percent: '20' }],
  accounts: [{ number: '8400', displayName: 'Revenue', taxGroup: 'VAT19' }],
  customers: [
    { number: 'WEB-DE', displayName: 'Web', country: 'DE', businessGroup: 'DOMESTIC', pricesIncludeTax: true },
  ],
  items: [],
  salesPrices: [],
  itemReferences: [],
});

function orderOf(nav: TestPages, prices: readonly number[]): string {
  const no = nav.order();
  for (const [index, price] of prices.entries()) {
    nav.line(no, { Type: 'G/L Account', No: '8400', Quantity: 1 });
    nav.call('PATCH', linePath(no, (index + 1) * 10000), { Unit_Price: price }, ANY);
  }
  return no;
}

describe('VAT in documents with prices including it', () => {
  it.each([
    [undefined, '0.38', '0.07'],
    [true, '0.38', '0.07'],
    [false, '0.37', '0.08'],
  ])('is what posting leaves beside the rounded base, unless it is not NAV 2018: %s', (vat2018, net, tax) => {
    const nav = startPages(vat2018 === undefined ? {} : { vat2018 }, { companies: [company] });
    expect(nav.admin.post(orderOf(nav, [0.45])).totals).toEqual({ net, tax, gross: '0.45' });
  });

  it('is as on newer servers where the API is there too', () => {
    const nav = startPages({}, { companies: [company], apiEnabled: true });
    expect(nav.admin.post(orderOf(nav, [0.45])).totals.tax).toBe('0.08');
  });

  it.each([
    [true, 0.1],
    [false, 0.09],
  ])('keeps lines of either sign apart in drafts, if it is NAV 2018: %s', (vat2018, tax) => {
    const nav = startPages({ vat2018 }, { companies: [company] });
    const no = orderOf(nav, [1.01, -0.44]);
    expect(nav.call('GET', linePath(no, 10000)).body).toMatchObject({
      Total_VAT_Amount: tax,
      Total_Amount_Incl_VAT: 0.57,
    });
  });
});
