import { describe, expect, it } from 'vitest';

import { compareDocument } from '../../../../../main/flows/orders/totals/compare.ts';
import { planTotals } from '../../../../../main/flows/orders/totals/planTotals.ts';
import { totalsByRate } from '../../../../../main/flows/orders/totals/totalsByRate.ts';
import type { MoneyRules, PlannedTotals } from '../../../../../main/flows/orders/totals/types.ts';
import type { NavDocument, NavDocumentLine } from '../../../../../main/nav/nav.ts';
import { documentOf } from './support/documents.ts';
import { lineOf, orderOf } from './support/orders.ts';

const vat: MoneyRules = {
  basis: 'gross',
  taxSystem: 'vat',
  digits: 2,
  taxes: [
    { percent: '19', taxCode: 'VAT19' },
    { percent: '7', taxCode: 'VAT7' },
  ],
  untaxedTaxCode: 'NONE',
};

const order = orderOf({
  lines: [
    lineOf({ key: 'a', quantity: '3', net: '50.394958', taxes: { 1: '9.575042' } }),
    lineOf({ key: 'b', net: '4.196262', taxes: { 2: '0.293738' } }),
  ],
  taxRates: [
    { id: '1', percent: '19', label: '', compound: false },
    { id: '2', percent: '7', label: '', compound: false },
  ],
  total: '64.46',
  totalTax: '9.87',
});

function planned(rules: MoneyRules): PlannedTotals {
  const plan = planTotals(order, rules);
  if (plan.kind === 'parked') throw new Error(plan.facts.message);
  return plan;
}

const plan = planned(vat);
const document = documentOf(plan);

function withLine(at: number, change: Partial<NavDocumentLine>, base: NavDocument = document): NavDocument {
  const lines = (base.lines ?? []).map((line, index) => (index === at ? { ...line, ...change } : line));
  return { ...base, lines };
}

const extra: NavDocumentLine = {
  ...(document.lines?.[0] as NavDocumentLine),
  kind: 'account',
  quantity: '1',
  unitPrice: '0.02',
  taxCode: 'NONE',
  taxPercent: '0',
  amountExclTax: '0.02',
  taxAmount: '0',
  amountInclTax: '0.02',
};
const comment: NavDocumentLine = { ...extra, kind: 'comment', quantity: '0', unitPrice: '0' };

function draft(found: NavDocument) {
  return compareDocument(plan, found, { posted: false });
}

describe('compareDocument before posting', () => {
  it('finds the document equal that has what was planned', () => {
    expect(draft(document)).toEqual({ kind: 'equal' });
  });

  it('passes over comment lines', () => {
    expect(draft({ ...document, lines: [comment, ...(document.lines ?? []), comment] })).toEqual({ kind: 'equal' });
  });

  it('compares decimals by value', () => {
    expect(draft(withLine(0, { unitPrice: '19.99000', quantity: '3.0', taxPercent: '19.00' }))).toEqual({
      kind: 'equal',
    });
  });

  it.each([
    {
      change: { unitPrice: '18.00' },
      repair: { unitPrice: '19.99', discountAmount: '0.00' },
      name: 'a price and its discount',
    },
    { change: { discountAmount: '1.00' }, repair: { discountAmount: '0.00' }, name: 'a discount NAV gave by itself' },
    {
      change: { taxCode: 'VAT7' },
      repair: { taxCode: 'VAT19', unitPrice: '19.99', discountAmount: '0.00' },
      name: 'a tax code together with the price it rescales',
    },
  ])('offers to repair $name', ({ change, repair }) => {
    expect(draft(withLine(0, change))).toEqual({ kind: 'repairLines', repairs: [{ index: 0, ...repair }] });
  });

  it('counts the index of a repair in the lines of the document, comments included', () => {
    const changed = withLine(1, { unitPrice: '4.00' });
    expect(draft({ ...changed, lines: [comment, ...(changed.lines ?? [])] })).toMatchObject({
      repairs: [{ index: 2 }],
    });
  });

  it('offers no repair where the document is released', () => {
    const released = { ...withLine(0, { unitPrice: '18.00' }), state: 'released' as const };
    expect(draft(released)).toMatchObject({ kind: 'differs', what: 'lines' });
  });

  it('finds another basis', () => {
    expect(draft({ ...document, pricesIncludeTax: false })).toMatchObject({
      kind: 'differs',
      what: 'basis',
      facts: { code: 'other-basis' },
    });
  });

  it('does not ask for the basis of what is posted, which NAV does not always show', () => {
    const posted = {
      ...document,
      kind: 'salesInvoice',
      state: 'posted',
      lines: null,
      pricesIncludeTax: false,
    } as const;
    expect(compareDocument(plan, posted, { posted: true })).toEqual({ kind: 'equal' });
  });

  it.each([
    { found: { ...document, lines: [] }, detail: '2 planned, 0 found' },
    { found: { ...document, lines: [...(document.lines ?? []), extra, extra] }, detail: '2 planned, 4 found' },
    { found: withLine(0, { quantity: '2' }), detail: 'line 1 has quantity 2 instead of 3' },
  ])('finds other lines: $detail', ({ found, detail }) => {
    expect(draft(found)).toMatchObject({ kind: 'differs', what: 'lines', facts: { params: { detail } } });
  });

  it('closes a total within the tolerance with a rounding line', () => {
    expect(draft({ ...document, totalInclTax: '64.44' })).toEqual({ kind: 'repairRounding', amount: '0.02' });
  });

  it('is content with the rounding line that a repair added', () => {
    const rounded = { ...document, totalInclTax: '64.46', lines: [...(document.lines ?? []), extra] };
    expect(draft(rounded)).toEqual({ kind: 'equal' });
  });

  it('changes the rounding line there is by what is still missing', () => {
    const rounded = { ...document, totalInclTax: '64.45', lines: [...(document.lines ?? []), extra] };
    expect(draft(rounded)).toEqual({ kind: 'repairRounding', amount: '0.03' });
  });

  it('does not let a rounding line grow beyond the tolerance', () => {
    const rounded = { ...document, totalInclTax: '64.42', lines: [...(document.lines ?? []), extra] };
    expect(draft(rounded)).toMatchObject({ kind: 'differs', what: 'total' });
  });

  it('finds a total beyond the tolerance', () => {
    expect(draft({ ...document, totalInclTax: '64.84' })).toMatchObject({
      kind: 'differs',
      what: 'total',
      facts: {
        code: 'total-differs',
        message: "NAV's total is 0.38 EUR above the store's; rounding allows 0.05.",
        params: { difference: '0.38', side: 'above', tolerance: '0.05' },
      },
    });
  });

  it('finds another percentage on a line although the total is equal', () => {
    expect(draft(withLine(1, { taxPercent: '19' }))).toMatchObject({
      kind: 'differs',
      what: 'tax',
      facts: { code: 'tax-rate-differs', message: 'NAV charges 19 % on line 2, the store 7 %.' },
    });
  });

  it('finds a customer whom NAV does not tax although the total is equal', () => {
    expect(draft(documentOf(plan, '0'))).toMatchObject({
      kind: 'differs',
      what: 'tax',
      facts: { code: 'nav-charges-no-tax' },
    });
  });

  it('finds tax in NAV on an order without tax', () => {
    const exempt = planTotals({ ...order, lines: [lineOf({ net: '10.00' })], total: '10.00', totalTax: '0.00' }, vat);
    if (exempt.kind === 'parked') throw new Error(exempt.facts.message);
    const taxed = withLine(0, { taxPercent: '19' }, { ...documentOf(exempt), totalTax: '1.60' });
    expect(compareDocument(exempt, taxed, { posted: false })).toMatchObject({
      what: 'tax',
      facts: { code: 'nav-charges-tax' },
    });
  });

  it.each([
    { totalTax: '9.92', posted: false, kind: 'equal', name: 'allows a draft one unit more per line' },
    { totalTax: '9.93', posted: false, kind: 'differs', name: 'does not allow a draft more than that' },
    {
      totalTax: '9.90',
      posted: true,
      kind: 'equal',
      name: 'allows a posted document one unit and six tenths per rate',
    },
    { totalTax: '9.91', posted: true, kind: 'differs', name: 'does not allow a posted document more than that' },
  ])('$name: tax $totalTax', ({ totalTax, posted, kind }) => {
    expect(compareDocument(plan, { ...document, totalTax }, { posted }).kind).toBe(kind);
  });

  it('compares only basis and totals where the lines were not read', () => {
    expect(draft({ ...document, lines: null })).toEqual({ kind: 'equal' });
    expect(draft({ ...document, lines: null, totalInclTax: '70.00' })).toMatchObject({ what: 'total' });
  });
});

describe('compareDocument after posting', () => {
  it('reports a total that invoice rounding moved, and repairs nothing', () => {
    const rounded = {
      ...document,
      totalInclTax: '64.45',
      lines: [...(document.lines ?? []), { ...extra, unitPrice: '-0.01' }],
    };
    expect(compareDocument(plan, rounded, { posted: true })).toMatchObject({ kind: 'differs', what: 'total' });
  });

  it('reports lines that somebody changed although the total is equal', () => {
    const changed = withLine(0, { unitPrice: '20.99', discountAmount: '3.00' });
    expect(compareDocument(plan, changed, { posted: true })).toMatchObject({ kind: 'differs', what: 'lines' });
  });
});

describe('compareDocument under sales tax', () => {
  const us: MoneyRules = {
    ...vat,
    basis: 'net',
    taxSystem: 'US',
    taxes: [{ percent: '6', taxCode: 'TAXABLE' }],
    untaxedTaxCode: 'NONTAXABLE',
  };
  const taxed = planTotals(
    orderOf({
      lines: [lineOf({ net: '1000.80', taxes: { 6: '60.048000' } })],
      taxRates: [{ id: '6', percent: '6', label: '', compound: false }],
      total: '1060.85',
      totalTax: '60.05',
    }),
    us,
  );
  if (taxed.kind === 'parked') throw new Error(taxed.facts.message);
  const found = documentOf(taxed);

  it.each([
    { taxPercent: '6.0002', kind: 'equal', name: 'takes a percentage that was derived from rounded amounts' },
    { taxPercent: '6.0015', kind: 'differs', name: 'refuses one that is more than a unit off' },
  ])('$name', ({ taxPercent, kind }) => {
    expect(compareDocument(taxed, withLine(0, { taxPercent }, found), { posted: false }).kind).toBe(kind);
  });
});

describe('totalsByRate', () => {
  it('puts store and NAV side by side per rate', () => {
    expect(totalsByRate(plan, document)).toEqual([
      {
        percent: '19',
        store: { net: '50.39', tax: '9.58', gross: '59.97' },
        nav: { net: '50.39', tax: '9.58', gross: '59.97' },
        taxDifference: '0.00',
        taxTolerance: '0.03',
        withinTolerance: true,
      },
      {
        percent: '7',
        store: { net: '4.20', tax: '0.29', gross: '4.49' },
        nav: { net: '4.20', tax: '0.29', gross: '4.49' },
        taxDifference: '0.00',
        taxTolerance: '0.03',
        withinTolerance: true,
      },
    ]);
  });

  it('shows another rate of NAV as a row of its own', () => {
    const rows = totalsByRate(plan, documentOf(plan, '0'));
    expect(rows.map((row) => [row.percent, row.store.tax, row.nav.tax, row.withinTolerance])).toEqual([
      ['19', '9.58', '0.00', false],
      ['7', '0.29', '0.00', false],
      ['0', '0.00', '0.00', true],
    ]);
  });

  it('is empty where the lines are not those of the plan', () => {
    expect(totalsByRate(plan, { ...document, lines: null })).toEqual([]);
  });
});

describe('a draft of NAV 2018 on net prices', () => {
  const discounted = orderOf({
    lines: [
      lineOf({ key: 'a', net: '10.03', taxes: { 1: '1.905700' } }),
      lineOf({ key: 'f', kind: 'fee', net: '-0.02', taxes: { 1: '-0.003800' } }),
    ],
    taxRates: [{ id: '1', percent: '19', label: '', compound: false }],
    total: '11.91',
    totalTax: '1.90',
  });
  const made = planTotals(discounted, { ...vat, basis: 'net' });
  if (made.kind === 'parked') throw new Error(made.facts.message);
  const { predicted } = made;
  const shows = (totalInclTax: string, posted: boolean) =>
    compareDocument(made, { ...documentOf(made), totalInclTax, state: posted ? 'posted' : 'open' }, { posted });

  it('is equal as it rounds lines of either sign apart, and needs no rounding line that posting would keep', () => {
    expect(predicted).toMatchObject({ draftTotal: '11.91', draftTotalBySign: '11.92' });
    expect(shows('11.92', false)).toEqual({ kind: 'equal' });
    expect(shows('11.91', false)).toEqual({ kind: 'equal' });
  });

  it('has to have the total of the store once it is posted', () => {
    expect(shows('11.91', true)).toEqual({ kind: 'equal' });
    expect(shows('11.92', true)).toMatchObject({ kind: 'differs', what: 'total' });
  });
});
