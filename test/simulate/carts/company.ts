import type { CompanySeed } from '../../fakes/nav/companySeed.ts';
import { demoCompany } from '../../fakes/nav/seed.ts';
import { drawnPercents } from './drawCart.ts';
import { combined } from './exact.ts';

/** What lines without tax and rounding lines stand on. */
export const UNTAXED = 'NONE';
const BUSINESS = 'DOMESTIC';

/** Invoices take the basis of their customer. */
export const CUSTOMERS = { gross: '10000', net: '10001' } as const;

export const ACCOUNTS = { shipping: '8400', fee: '8410', tax: '3800', rounding: '8790' } as const;

/** The store's percentages and NAV's code for each. */
export const TAXES: readonly { readonly percent: string; readonly taxCode: string }[] = [
  ...new Set(drawnPercents().map((rates) => combined(rates))),
].map((percent) => ({ percent, taxCode: codeOf(percent) }));

/** A code that taxes. */
export const TAXED = codeOf('19');

/** VAT product posting group of a percentage: V19, V5.5. */
function codeOf(percent: string): string {
  return `V${percent}`;
}

/** Number of the item whose card carries this code. */
export function itemWith(taxCode: string): string {
  return `ITEM-${taxCode}`;
}

/** A company that knows every percentage of the drawn carts, and currencies without and with three decimals. */
export function cartCompany(): CompanySeed {
  const codes = [...TAXES.map(({ taxCode }) => taxCode), UNTAXED];
  const percents = [...TAXES, { percent: '0', taxCode: UNTAXED }];
  return demoCompany({
    currencies: [currency('JPY', '1', '0.006'), currency('KWD', '0.001', '3.1')],
    taxGroups: codes.map((code) => ({ code, displayName: code })),
    vat: percents.map(({ percent, taxCode }) => ({ business: BUSINESS, product: taxCode, percent })),
    priceBusinessGroup: BUSINESS,
    accounts: Object.values(ACCOUNTS).map((number) => ({ number, displayName: number, taxGroup: UNTAXED })),
    items: codes.map((code) => ({
      number: itemWith(code),
      displayName: code,
      unitPrice: '12.34',
      taxGroup: code,
      type: 'Non_x002D_Inventory' as const,
    })),
    customers: (['gross', 'net'] as const).map((basis) => ({
      number: CUSTOMERS[basis],
      displayName: 'Web customer',
      country: 'DE',
      businessGroup: BUSINESS,
      pricesIncludeTax: basis === 'gross',
      // What NAV puts on lines by itself must not stay.
      lineDiscountPercent: '5',
    })),
    customerTemplates: [],
    salesPrices: [],
    itemReferences: [],
  });
}

function currency(code: string, amountPrecision: string, local: string) {
  return { code, displayName: code, symbol: code, amountPrecision, rates: [{ from: '2020-01-01', local }] };
}
