import { readFileSync } from 'node:fs';
import { Big } from 'big.js';
import { describe, expect, it } from 'vitest';
import type { VatLine } from '../../../fakes/nav/vat.ts';
import {
  discountOfPercent,
  draftShares,
  percentOfDiscount,
  postedGroups,
  postedShares,
  roundTo,
  sumShares,
  undiscounted,
} from '../../../fakes/nav/vat.ts';

const CENT = new Big('0.01');
const gross = { pricesIncludeTax: true, precision: CENT };
const net = { pricesIncludeTax: false, precision: CENT };

function line(amount: string, percent: string): VatLine {
  return { amount: new Big(amount), percent: new Big(percent), identifier: `VAT${percent}` };
}

const shown = (share: { net: Big; tax: Big }) => `${share.net.toFixed()} + ${share.tax.toFixed()}`;

interface MoneyCase {
  readonly name: string;
  readonly pricesIncludeTax: boolean;
  readonly precision: string;
  readonly taxGroups: Readonly<Record<string, string>>;
  readonly lines: readonly Readonly<
    Record<'quantity' | 'unitPrice' | 'discountAmount' | 'lineAmount' | 'taxGroup', string>
  >[];
  readonly total: string;
  readonly tax: string;
  readonly draftTotal: string;
}

const { cases } = JSON.parse(
  readFileSync(new URL('../../../fixtures/nav/money-documents.json', import.meta.url), 'utf8'),
) as { readonly cases: readonly MoneyCase[] };

describe('rounding', () => {
  it.each([
    ['0.125', '0.01', '0.13'],
    ['-0.125', '0.01', '-0.13'],
    ['0.124', '0.01', '0.12'],
    ['2.5', '1', '3'],
    ['1.03', '0.05', '1.05'],
    ['1.0005', '0.001', '1.001'],
  ])('rounds %s to a multiple of %s as %s, halves away from zero', (value, precision, wanted) => {
    expect(roundTo(new Big(value), new Big(precision)).toFixed()).toBe(wanted);
  });
});

describe('line discounts', () => {
  it('rounds the undiscounted amount before the percent is taken', () => {
    const amount = undiscounted(new Big(3), new Big('3.335'), CENT);
    expect(amount.toFixed()).toBe('10.01');
    expect(discountOfPercent(amount, new Big(10), CENT).toFixed()).toBe('1');
  });

  it('derives a percent of five decimals and refuses one outside 0..100', () => {
    expect(percentOfDiscount(new Big('59.97'), new Big('9.99'))?.toFixed()).toBe('16.65833');
    expect(percentOfDiscount(new Big(10), new Big('-0.01'))).toBeNull();
    expect(percentOfDiscount(new Big(10), new Big('10.01'))).toBeNull();
    expect(percentOfDiscount(new Big(-10), new Big('0.01'))).toBeNull();
  });
});

describe('VAT of a document', () => {
  it('is rounded once per group, not per line', () => {
    const lines = [line('0.50', '19'), line('0.50', '19'), line('0.50', '19')];
    expect(sumShares(postedShares(lines, net)).gross.toFixed()).toBe('1.79');
  });

  it('leaves the total of prices including tax the sum of the lines, whatever the rates', () => {
    const lines = [line('59.97', '19'), line('4.49', '7'), line('4.89', '19')];
    const total = sumShares(postedShares(lines, gross));
    expect([total.gross.toFixed(), total.tax.toFixed()]).toEqual(['69.35', '10.65']);
  });

  it('gives an exact half to the base in the draft and to the VAT at posting', () => {
    expect(draftShares([line('0.45', '20')], gross).map(shown)).toEqual(['0.38 + 0.07']);
    expect(postedShares([line('0.45', '20')], gross).map(shown)).toEqual(['0.37 + 0.08']);
  });

  it('takes a negative line into the sum of its group', () => {
    const groups = postedGroups([line('30.00', '19'), line('-3.57', '19')], net);
    expect(groups.map(shown)).toEqual(['26.43 + 5.02']);
  });

  it('leaves out lines of zero', () => {
    expect(postedGroups([line('0', '19'), line('10', '7')], net).map(({ identifier }) => identifier)).toEqual(['VAT7']);
  });

  it('shares one rounding between groups of one identifier', () => {
    const shared = [
      { ...line('0.50', '19'), identifier: 'A' },
      { ...line('0.50', '19'), identifier: 'A' },
    ];
    expect(postedGroups(shared, net).map(shown)).toEqual(['1 + 0.19']);
  });

  it('shows draft tax that reads low on the newest servers, the total untouched', () => {
    const lines = ['0.03', '0.03', '0.03', '0.03'].map((amount) => line(amount, '19'));
    const newest = sumShares(draftShares(lines, { ...gross, keepsLargerNet: true }));
    const older = sumShares(draftShares(lines, gross));
    expect([newest.gross.toFixed(), older.gross.toFixed()]).toEqual(['0.12', '0.12']);
    expect([newest.tax.toFixed(), older.tax.toFixed()]).toEqual(['0', '0.02']);
  });

  it.each(cases)('makes the recorded total and tax: $name', (golden) => {
    const precision = new Big(golden.precision);
    const basis = { pricesIncludeTax: golden.pricesIncludeTax, precision };
    const lines = golden.lines.map((row): VatLine => {
      const amount = undiscounted(new Big(row.quantity), new Big(row.unitPrice), precision).minus(row.discountAmount);
      expect(amount.eq(row.lineAmount)).toBe(true);
      return { amount, percent: new Big(golden.taxGroups[row.taxGroup] ?? 'x'), identifier: row.taxGroup };
    });
    const posted = sumShares(postedShares(lines, basis));
    expect([posted.gross.toFixed(), posted.tax.toFixed()]).toEqual([plain(golden.total), plain(golden.tax)]);
    expect(sumShares(postedGroups(lines, basis)).tax.eq(posted.tax)).toBe(true);
    expect(sumShares(draftShares(lines, basis)).gross.toFixed()).toBe(plain(golden.draftTotal));
  });
});

function plain(text: string): string {
  return new Big(text).toFixed();
}
