import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { MoneyRules, Rate, RateTax, TaxTable } from '../../../fakes/woocommerce/arithmetic.ts';
import { lineTax } from '../../../fakes/woocommerce/arithmetic.ts';
import { countCart } from '../../../fakes/woocommerce/cart.ts';
import type { Coupon } from '../../../fakes/woocommerce/coupons.ts';
import { asMoney, asStored, exact, sumOf } from '../../../fakes/woocommerce/decimals.ts';
import { countOrder } from '../../../fakes/woocommerce/orderTotals.ts';

interface GoldenTax {
  readonly id: number;
  readonly total: string;
  readonly subtotal?: string;
}

interface GoldenLine {
  readonly quantity: number;
  readonly tax_class?: string;
  readonly subtotal: string;
  readonly total: string;
  readonly total_tax: string;
  readonly subtotal_tax: string;
  readonly taxes: readonly GoldenTax[];
}

interface GoldenOrder {
  readonly total: string;
  readonly total_tax: string;
  readonly line_items: readonly GoldenLine[];
  readonly shipping_lines: readonly GoldenLine[];
  readonly fee_lines: readonly GoldenLine[];
  readonly coupon_lines: readonly { readonly code: string }[];
  readonly tax_lines: readonly {
    readonly rate_id: number;
    readonly rate_percent: number;
    readonly compound: boolean;
  }[];
}

interface GoldenCase {
  readonly name: string;
  readonly store: string;
  readonly settings: MoneyRules;
  readonly order: GoldenOrder;
  readonly orderDp6: GoldenOrder;
}

const file = new URL('../../../fixtures/money/cases.json', import.meta.url);
const all = (JSON.parse(readFileSync(file, 'utf8')) as { cases: GoldenCase[] }).cases;
const cases = all.filter((each) => each.store === 'woocommerce');

/** The rates a class has are those its lines show; a class whose lines show none has none. */
function tableOf(golden: GoldenCase): TaxTable {
  const rates = golden.order.tax_lines.map<Rate>((line) => ({
    id: line.rate_id,
    percent: String(line.rate_percent),
    compound: line.compound,
  }));
  const seen = new Map<string, number[]>();
  for (const line of golden.order.line_items) {
    seen.set(
      line.tax_class ?? '',
      line.taxes.map((tax) => tax.id),
    );
  }
  const ratesFor = (taxClass: string): Rate[] => rates.filter((rate) => seen.get(taxClass)?.includes(rate.id) ?? false);
  const shipping = golden.order.shipping_lines[0]?.taxes.map((tax) => tax.id) ?? [];
  return {
    ratesFor: (taxClass) => (seen.has(taxClass) ? ratesFor(taxClass) : rates.slice(0, 1)),
    shippingRatesFor: () => rates.filter((rate) => shipping.includes(rate.id)),
    shippingTaxClass: 'inherit',
    classes: ['', 'reduced', 'zero'],
  };
}

/**
 * The cases carry the unrounded taxes of the cart; recounting from stored amounts may turn a half in the sixth decimal,
 * which no amount of money feels.
 */
function expectTaxes(made: readonly RateTax[], wanted: readonly (readonly [number, string | undefined])[]): void {
  expect(made.map((tax) => tax.rateId).sort()).toEqual(wanted.map(([id]) => id));
  for (const [id, amount] of wanted) {
    const counted = made.find((tax) => tax.rateId === id)?.amount ?? exact(0);
    expect(
      counted
        .minus(amount ?? '0')
        .abs()
        .lte('0.000001'),
    ).toBe(true);
  }
}

describe('counting an order by its stored net amounts', () => {
  it.each(cases.map((golden) => [golden.name, golden] as const))('makes the amounts of "%s"', (_name, golden) => {
    const { order, orderDp6, settings } = golden;
    const counted = countOrder(
      {
        items: orderDp6.line_items.map((line) => ({
          taxClass: line.tax_class ?? '',
          taxable: true,
          subtotal: exact(line.subtotal),
          total: exact(line.total),
        })),
        shipping: orderDp6.shipping_lines.map((line) => ({ total: exact(line.total), taxable: true })),
        fees: orderDp6.fee_lines.map((fee) => ({
          taxClass: fee.tax_class ?? '',
          taxable: fee.taxes.length > 0,
          total: exact(fee.total),
        })),
      },
      tableOf(golden),
      settings,
    );
    expect(asMoney(counted.total, settings.decimals)).toBe(order.total);
    expect(asMoney(counted.totalTax, settings.decimals)).toBe(order.total_tax);
    const lines = [...orderDp6.line_items, ...orderDp6.shipping_lines, ...orderDp6.fee_lines];
    const made = [...counted.items, ...counted.shipping, ...counted.fees];
    for (const [at, line] of lines.entries()) {
      expectTaxes(
        made[at]?.taxes ?? [],
        line.taxes.map((tax) => [tax.id, tax.total]),
      );
      const total = lineTax(
        (made[at]?.taxes ?? []).map((tax) => tax.amount),
        settings,
      );
      // At subtotal a line's tax is not rounded at all, so that the half in the sixth decimal shows here too.
      const unsure = settings.roundAtSubtotal ? '0.000002' : '0';
      expect(total.minus(line.total_tax).abs().lte(unsure)).toBe(true);
    }
    for (const [at, line] of orderDp6.line_items.entries()) {
      expectTaxes(
        counted.items[at]?.subtotalTaxes ?? [],
        line.taxes.map((tax) => [tax.id, tax.subtotal]),
      );
    }
  });
});

const PERCENT: Readonly<Record<string, string>> = { odd: '7.5', ten: '10', third: '33.33' };

const plain = (amount: string): string => exact(amount).toFixed();

/** What was asked for, on the shop's own basis: the whole line before and after coupons. */
function pricedLine(golden: GoldenCase, at: number): { price: string; quantity: number; discount: string } {
  const line = golden.orderDp6.line_items[at];
  if (line === undefined) throw new Error('There is no such line.');
  const withTax = golden.settings.pricesIncludeTax;
  const before = sumOf([line.subtotal, ...(withTax ? line.taxes.map((tax) => tax.subtotal ?? '0') : [])]).round(4);
  const after = sumOf([line.total, ...(withTax ? line.taxes.map((tax) => tax.total) : [])]).round(4);
  const price = before.div(line.quantity).round(4).toFixed();
  return { price, quantity: line.quantity, discount: before.minus(after).toFixed() };
}

/** What each invented code stands for; fixed amounts are read off what the lines lost. */
function couponsOf(golden: GoldenCase): Coupon[] {
  return golden.order.coupon_lines.map(({ code }) => {
    const lines = golden.order.line_items.map((_line, at) => pricedLine(golden, at));
    const common = { id: 1, code, freeShipping: false } as const;
    const percent = PERCENT[code];
    if (percent !== undefined) return { ...common, type: 'percent', amount: percent };
    const first = lines[0];
    if (code !== 'each' || first === undefined) {
      return { ...common, type: 'fixed_cart', amount: sumOf(lines.map((line) => line.discount)).toFixed() };
    }
    return { ...common, type: 'fixed_product', amount: exact(first.discount).div(first.quantity).toFixed() };
  });
}

describe('counting a cart from catalogue prices', () => {
  it.each(cases.map((golden) => [golden.name, golden] as const))('makes the lines of "%s"', (_name, golden) => {
    const table = tableOf(golden);
    const items = golden.order.line_items.map((line, at) => ({
      ...pricedLine(golden, at),
      taxable: true,
      rates: table.ratesFor(line.tax_class ?? ''),
      baseRates: table.ratesFor(line.tax_class ?? ''),
    }));
    const counted = countCart(items, couponsOf(golden), golden.settings);
    expect(counted.items.map((item) => [asStored(item.subtotal), asStored(item.total)])).toEqual(
      golden.orderDp6.line_items.map((line) => [plain(line.subtotal), plain(line.total)]),
    );
  });

  it('covers coupons of every kind and both bases', () => {
    const codes = new Set(cases.flatMap((golden) => golden.order.coupon_lines.map((coupon) => coupon.code)));
    expect([...codes].sort()).toEqual(['cents', 'each', 'five', 'odd', 'ten', 'third']);
    expect(new Set(cases.map((golden) => golden.settings.pricesIncludeTax)).size).toBe(2);
  });
});
