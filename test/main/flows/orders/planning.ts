import { NO_CUSTOMERS } from '../../../../main/flows/customers/gatherCustomers.ts';
import { type OrderFacts, planOrder } from '../../../../main/flows/orders/plan.ts';
import type { OrderPlan } from '../../../../main/flows/orders/orderPlan.ts';
import type { OrderRules } from '../../../../main/flows/orders/rules.ts';
import { USUAL_MATCHING } from '../../../../main/flows/mapping/matching.ts';
import type { NavCustomer, NavItem } from '../../../../main/nav/nav.ts';
import type { StoreOrder } from '../../../../main/stores/store.ts';
import { storeOrder } from './storeOrder.ts';

export const tee: NavItem = {
  key: 'i-1', no: 'ML-TS-001', name: 'T-Shirt', blocked: false, baseUnit: 'PCS', taxCode: 'VAT19', gtin: '',
}; // prettier-ignore

export const webCustomer: NavCustomer = {
  key: 'c-1', no: 'WEB-01', name: 'Web', emails: [], postCode: '', country: 'DE', blocked: 'no', currency: '',
  vatNumber: '', hasTerms: null, priceGroup: null, creditLimit: null, balance: null,
}; // prettier-ignore

export const plainRules: OrderRules = {
  integrationId: 'shop-nav',
  mode: 'live',
  statuses: ['processing'],
  startAt: '2026-01-01T00:00:00Z',
  prefix: 'WOO-',
  taxSystem: 'vat',
  basis: 'gross',
  taxes: [{ percent: '19', taxCode: 'VAT19' }],
  untaxedTaxCode: 'NOVAT',
  accounts: { shipping: '8400', fees: '8410', rounding: '8790' },
  postingDate: 'today',
  timeZone: 'Europe/Berlin',
  matchGuestsByEmail: true,
  customers: { byVatNumber: false, guestsOnTerms: false, overCreditLimit: 'park', create: true, holdPosting: false },
  countries: {},
  items: {},
  matching: USUAL_MATCHING,
  noteAtOrder: true,
  charges: { shipping: [], fees: [] },
  payments: {},
  unknownPayment: 'leave',
  taxMap: [],
  paymentStates: ['paid', 'unpaid', 'partlyRefunded'],
  sources: { pos: false, marketplace: false, testPayments: false, leaveOut: [] },
  zeroTotals: 'import',
  closedPostingDate: 'park',
  tender: { fields: [] },
  storeTax: 'nav',
  taxAccounts: [],
  document: 'salesOrder',
  posting: 'off',
  keyedByHand: [],
  headerRules: [],
};

/** What an order becomes under plain rules, but for what the test changes. */
export function planned(
  order: Partial<StoreOrder>,
  changes: Partial<OrderRules> = {},
  facts: Partial<OrderFacts> = {},
): OrderPlan {
  const all: OrderFacts = {
    order: storeOrder(order),
    setup: { localCurrency: 'EUR', postingAllowedFrom: null, postingAllowedTo: null },
    countries: null,
    currencies: null,
    ...NO_CUSTOMERS,
    items: [tee],
    variants: {},
    chargeItems: [],
    externalNo: 'WOO-101',
    now: Date.parse('2026-11-21T23:30:00Z'),
    ...facts,
  };
  return planOrder(all, { ...plainRules, ...changes });
}

/** Rows of the plan's story, by field. */
export function storyOf(plan: OrderPlan, group = 'header'): Record<string, readonly [string, string]> {
  const rows = plan.story.filter((row) => row.group === group);
  return Object.fromEntries(rows.map(({ field, written, comesFrom }) => [field, [written, comesFrom]]));
}
