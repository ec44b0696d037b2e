import { describe, expect, it } from 'vitest';
import { toConnectorError } from '../../../../main/base/errors.ts';
import { big } from '../../../../main/base/money.ts';
import type { Mapping } from '../../../../main/flows/mapping/matching.ts';
import { gate } from '../../../../main/flows/orders/gate.ts';
import { type OrderFacts, planOrder } from '../../../../main/flows/orders/plan.ts';
import type { OrderPlan } from '../../../../main/flows/orders/orderPlan.ts';
import type { OrderRules } from '../../../../main/flows/orders/rules.ts';
import { worthOf } from '../../../../main/flows/orders/totals/tender.ts';
import type { NewDocumentLine } from '../../../../main/nav/nav.ts';
import { NO_CUSTOMERS } from '../../../../main/flows/customers/gatherCustomers.ts';
import { plainRules, tee, webCustomer } from '../../flows/orders/planning.ts';
import { type WorkedLine, type WorkedOrder, workedOrders } from './workedOrders.ts';

/*
 * From what the API says of an order to the lines of its document in NAV; both ends were worked by hand.
 */

const ACCOUNTS = {
  shipping: '8400',
  fee: '8410',
  handling: '8420',
  wrapping: '8430',
  giftCertificate: '1790',
  tax: '1770',
  rounding: '8790',
} as const;

/** Statuses that become documents unless somebody sets others. */
const STATUSES = ['11', '2', '3', '8', '9', '10'];

function rulesOf({ settings }: WorkedOrder): OrderRules {
  const { basis, taxSystem, storeTax, taxes, untaxedTaxCode, taxMap } = settings;
  return {
    ...plainRules,
    statuses: STATUSES,
    document: 'salesInvoice',
    basis,
    taxSystem,
    storeTax,
    taxes,
    untaxedTaxCode,
    taxMap: taxMap.map((row) => ({ ...row })),
    accounts: { shipping: ACCOUNTS.shipping, fees: ACCOUNTS.fee, rounding: ACCOUNTS.rounding },
    charges: {
      shipping: [],
      fees: [
        { classes: ['handling'], account: ACCOUNTS.handling },
        { classes: ['wrapping'], account: ACCOUNTS.wrapping },
      ],
    },
    giftCards: { skus: [], account: ACCOUNTS.giftCertificate },
    taxAccounts: [{ account: ACCOUNTS.tax }],
    customers: { ...plainRules.customers, fallback: webCustomer.no },
  };
}

const itemOf = (no: string) => ({ ...tee, key: `key-${no}`, no, taxCode: 'VAT19' });

function factsOf({ order, settings, expected }: WorkedOrder): OrderFacts {
  const numbers = order.lines.flatMap(({ sku }) => (sku === null ? [] : [sku]));
  return {
    ...NO_CUSTOMERS,
    chosen: expected.customer === 'byEmail' ? null : { ...webCustomer, no: expected.customer },
    order,
    setup: { localCurrency: 'EUR', postingAllowedFrom: null, postingAllowedTo: null },
    countries: null,
    currencies: null,
    items: [...numbers, ...Object.values(settings.itemsByName)].map(itemOf),
    mappings: Object.entries(settings.itemsByName).map(([from, no]) => mappedName(from, no)),
    variants: {},
    chargeItems: [],
    externalNo: `BC-${order.number}`,
    now: Date.parse('2026-11-03T08:00:00Z'),
  };
}

const mappedName = (from: string, no: string): Mapping => ({
  kind: 'name',
  from,
  to: { kind: 'item', no, variant: '', unit: '', factor: '1' },
});

function planned(worked: WorkedOrder): OrderPlan {
  return planOrder(factsOf(worked), rulesOf(worked));
}

const isMoney = ({ kind }: NewDocumentLine) => kind !== 'comment';

function wantedNo({ what, sku, itemNo }: WorkedLine): string {
  return what === 'item' ? (itemNo ?? sku ?? '') : ACCOUNTS[what];
}

const plain = (amount: string) => big(amount).toFixed();

const all = workedOrders();
const written = all.filter(({ expected }) => expected.lines.length > 0);

describe('an order of BigCommerce', () => {
  it('was worked by hand at least 25 times', () => {
    expect(all.length).toBeGreaterThanOrEqual(25);
    expect(written.length).toBeGreaterThanOrEqual(22);
  });

  it.each(written.map((worked) => [worked.name, worked] as const))('becomes its document: %s', (_, worked) => {
    const { order, expected } = worked;
    expect(gate(order, rulesOf(worked))).toEqual({ kind: 'import' });
    const { totals, document } = planned(worked);
    const lines = document.lines.filter(isMoney);
    expect(
      lines.map((line, index) => ({
        no: line.no,
        quantity: plain(line.quantity),
        unitPrice: plain(line.unitPrice),
        discountAmount: plain(line.discountAmount),
        lineAmount: plain(totals.lines[index]?.lineAmount ?? '-1'),
        taxGroup: totals.lines[index]?.taxCode,
        ...(expected.lines[index]?.description !== undefined && { description: line.description }),
      })),
    ).toEqual(
      expected.lines.map((line) => ({
        no: wantedNo(line),
        quantity: plain(line.quantity),
        unitPrice: plain(line.unitPrice),
        discountAmount: plain(line.discountAmount),
        lineAmount: plain(line.lineAmount),
        taxGroup: line.taxGroup,
        ...(line.description !== undefined && { description: line.description }),
      })),
    );
  });

  it.each(written.map((worked) => [worked.name, worked] as const))('comes to its total and tax: %s', (_, worked) => {
    const { order, expected } = worked;
    const { totals, document, kind } = planned(worked);
    expect(plain(totals.predicted.total)).toBe(plain(expected.total));
    expect(plain(worthOf(order))).toBe(plain(expected.total));
    // The rates of a customer of another treatment are NAV's business; what the shop charged is told either way.
    expect(plain(order.totalTax)).toBe(plain(expected.storeTax));
    expect(plain(totals.predicted.tax)).toBe(plain(expected.tax));
    expect(order.currency).toBe(expected.currency);
    expect(totals.pricesIncludeTax).toBe(expected.pricesIncludeTax);
    expect(kind).toBe(expected.document);
    expect(document.lines.length).toBeGreaterThan(0);
    expect(order.tender ?? []).toEqual(expected.tender ?? []);
    expect(order.channel).toBe(expected.channel ?? '1');
    expect(order.shipping).toMatchObject(expected.shipTo ?? order.shipping);
  });

  it.each(
    all.flatMap((one) => (one.expected.parked === undefined ? [] : [[one.name, one.expected.parked, one] as const])),
  )('waits for a person: %s, %s', (_, cause, worked) => {
    const decided = gate(worked.order, rulesOf(worked));
    expect(decided.kind === 'park' ? decided.error.code : causeOf(() => planned(worked))).toBe(cause);
  });

  it.each(
    all.flatMap((one) => (one.expected.leftOut === undefined ? [] : [[one.name, one.expected.leftOut, one] as const])),
  )('is left out: %s, %s', (_, reason, worked) => {
    expect(gate(worked.order, rulesOf(worked))).toMatchObject({ kind: 'leftOut', code: reason });
  });
});

function causeOf(work: () => unknown): string {
  try {
    work();
    return 'planned';
  } catch (error) {
    return toConnectorError(error).code;
  }
}
