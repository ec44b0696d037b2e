import { readFileSync } from 'node:fs';

import { big, roundTo, sum, toDecimal, toPlainDecimal } from '../../../../../../main/base/money.ts';
import type { MoneyRules } from '../../../../../../main/flows/orders/totals/types.ts';
import type { StoreAmounts, StoreLine, StoreOrder, StoreTaxRate } from '../../../../../../main/stores/store.ts';
import { amountsOf, orderOf } from './orders.ts';

interface WooTax {
  readonly id: number;
  readonly total: string;
  readonly subtotal?: string;
}

interface WooLine {
  readonly id: number;
  readonly total: string;
  readonly total_tax: string;
  readonly subtotal?: string;
  readonly subtotal_tax?: string;
  readonly quantity?: number;
  readonly taxes: readonly WooTax[];
}

export interface WooOrder {
  readonly id: number;
  readonly currency: string;
  readonly prices_include_tax: boolean;
  readonly total: string;
  readonly total_tax: string;
  readonly line_items: readonly WooLine[];
  readonly shipping_lines: readonly WooLine[];
  readonly fee_lines: readonly WooLine[];
  readonly tax_lines: readonly {
    readonly rate_id: number;
    readonly rate_percent: number;
    readonly compound: boolean;
  }[];
}

export interface BigOrder {
  readonly order: {
    readonly id: number;
    readonly default_currency_code: string;
    readonly is_tax_inclusive_pricing: boolean;
    readonly shipping_cost_inc_tax: string;
    readonly total_tax: string;
    readonly total_inc_tax: string;
  };
  readonly products: readonly {
    readonly id: number;
    readonly quantity: number;
    readonly total_ex_tax: string;
    readonly total_inc_tax: string;
    readonly discounted_total_inc_tax: string;
  }[];
  readonly taxes: readonly {
    readonly order_product_id: number | null;
    readonly tax_rate_id: number;
    readonly rate: string;
    readonly line_amount: string;
  }[];
}

interface Jurisdiction {
  readonly code: string;
  readonly percent: string;
}

interface TaxGroup {
  readonly id: string;
  readonly percent?: string;
  readonly jurisdictions?: readonly Jurisdiction[];
}

interface CaseBase {
  readonly name: string;
  readonly settings: { readonly decimals: number };
  readonly nav: {
    readonly taxSystem: 'vat' | 'US' | 'CA';
    readonly basis: 'gross' | 'net';
    readonly taxGroups: readonly TaxGroup[];
    readonly percentOfTheCustomer?: string;
  };
  readonly refund?: unknown;
  readonly expected: {
    readonly parked: boolean;
    readonly reason?: 'total' | 'tax';
    readonly pricesIncludeTax: boolean;
    readonly lines: readonly {
      readonly kind: string;
      readonly quantity: string;
      readonly unitPrice: string;
      readonly discountAmount: string;
      readonly lineAmount: string;
      readonly taxGroup: string;
    }[];
    readonly roundingLine: string | null;
    readonly nav: { readonly total: string; readonly tax: string; readonly draftTotal: string };
    readonly taxDifference: string;
    readonly tolerance: string;
    readonly taxTolerance: string;
  };
}

export type GoldenCase = CaseBase &
  (
    | { readonly store: 'woocommerce'; readonly order: WooOrder; readonly orderDp6: WooOrder }
    | { readonly store: 'bigcommerce'; readonly order: BigOrder }
  );

export function goldenCases(): readonly GoldenCase[] {
  const file = new URL('../../../../../fixtures/money/cases.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { cases: GoldenCase[] }).cases;
}

/** The rules of an integration whose NAV has these tax groups: VAT19 is for 19 %, TAXABLE for its jurisdictions together. */
export function rulesOf({ nav, settings }: GoldenCase): MoneyRules {
  const untaxed = nav.taxSystem === 'vat' ? 'NONE' : 'NONTAXABLE';
  const taxes = nav.taxGroups
    .filter((group) => group.id !== untaxed)
    .map((group) => ({ taxCode: group.id, percent: percentOf(group) }));
  return {
    basis: nav.basis,
    taxSystem: nav.taxSystem,
    digits: settings.decimals,
    taxes,
    untaxedTaxCode: untaxed,
    roundingTaxCode: untaxed,
  };
}

function percentOf(group: TaxGroup): string {
  if (group.jurisdictions) return toPlainDecimal(sum(group.jurisdictions.map((one) => one.percent)));
  return group.id.slice('VAT'.length);
}

export function goldenOrder(golden: GoldenCase): StoreOrder {
  const { decimals } = golden.settings;
  return golden.store === 'woocommerce' ? wooOrder(golden.orderDp6, decimals) : bigOrder(golden.order, decimals);
}

/** From the answer with six decimals alone: what the shop shows is the same rounded. */
function wooOrder(order: WooOrder, digits: number): StoreOrder {
  const lines = (['line_items', 'shipping_lines', 'fee_lines'] as const).flatMap((list) =>
    order[list].map((line) => wooLine(line, kinds[list], digits)),
  );
  return orderOf({
    key: String(order.id),
    number: String(order.id),
    currency: order.currency,
    currencyDigits: digits,
    pricesIncludeTax: order.prices_include_tax,
    lines,
    taxRates: order.tax_lines.map((rate) => rateOf(rate.rate_id, String(rate.rate_percent), rate.compound)),
    total: order.total,
    totalTax: order.total_tax,
  });
}

const kinds = { line_items: 'item', shipping_lines: 'shipping', fee_lines: 'fee' } as const;

function rateOf(id: number, percent: string, compound: boolean): StoreTaxRate {
  return { id: String(id), percent, label: '', compound };
}

function wooLine(line: WooLine, kind: StoreLine['kind'], digits: number): StoreLine {
  const amounts = wooAmounts(line.total, line.total_tax, line.taxes.map((tax) => tax.total), digits); // prettier-ignore
  const before = wooAmounts(
    line.subtotal ?? line.total,
    line.subtotal_tax ?? line.total_tax,
    line.taxes.map((tax) => tax.subtotal ?? tax.total),
    digits,
  );
  return {
    key: String(line.id),
    kind,
    name: kind,
    sku: null,
    productKey: null,
    variationKey: null,
    method: '',
    quantity: String(line.quantity ?? 1),
    amounts,
    amountsBeforeCoupons: before,
    taxes: line.taxes.map((tax) => ({
      rateId: String(tax.id),
      amount: tax.total,
      amountBeforeCoupons: tax.subtotal ?? tax.total,
    })),
  };
}

function wooAmounts(net: string, shownTax: string, taxes: readonly string[], digits: number): StoreAmounts {
  return {
    net: toDecimal(roundTo(big(net), digits), digits),
    tax: toDecimal(roundTo(big(shownTax), digits), digits),
    exactNet: net,
    exactTax: sum(taxes).toFixed(),
  };
}

/** Products, then shipping: gross after discounts is told, tax is the sum of the line's taxes, net the rest. */
function bigOrder({ order, products, taxes }: BigOrder, digits: number): StoreOrder {
  const rates = new Map(taxes.map((tax) => [tax.tax_rate_id, rateOf(tax.tax_rate_id, tax.rate, false)]));
  const items = products.map((product) => {
    const own = taxes.filter((tax) => tax.order_product_id === product.id);
    const before = { net: product.total_ex_tax, gross: product.total_inc_tax };
    return bigLine({ key: String(product.id), kind: 'item', quantity: String(product.quantity) }, product.discounted_total_inc_tax, own, before, digits); // prettier-ignore
  });
  const ofShipping = taxes.filter((tax) => tax.order_product_id === null);
  const shipping = bigLine({ key: 'shipping', kind: 'shipping', quantity: '1' }, order.shipping_cost_inc_tax, ofShipping, null, digits); // prettier-ignore
  return orderOf({
    key: String(order.id),
    number: String(order.id),
    currency: order.default_currency_code,
    currencyDigits: digits,
    pricesIncludeTax: order.is_tax_inclusive_pricing,
    lines: [...items, shipping],
    taxRates: [...rates.values()],
    total: order.total_inc_tax,
    totalTax: order.total_tax,
  });
}

function bigLine(
  head: Pick<StoreLine, 'key' | 'kind' | 'quantity'>,
  gross: string,
  taxes: BigOrder['taxes'],
  before: { readonly net: string; readonly gross: string } | null,
  digits: number,
): StoreLine {
  const tax = sum(taxes.map((one) => one.line_amount));
  const amounts = amountsOf(big(gross).minus(tax).toFixed(), tax.toFixed(), digits);
  return {
    ...head,
    name: head.kind,
    sku: null,
    productKey: null,
    variationKey: null,
    method: '',
    amounts,
    amountsBeforeCoupons: before
      ? amountsOf(before.net, big(before.gross).minus(big(before.net)).toFixed(), digits)
      : amounts,
    taxes: taxes.map((one) => ({
      rateId: String(one.tax_rate_id),
      amount: one.line_amount,
      amountBeforeCoupons: one.line_amount,
    })),
  };
}
