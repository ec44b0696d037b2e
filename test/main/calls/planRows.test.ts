import { describe, expect, it } from 'vitest';
import { planRows } from '../../../main/calls/planRows.ts';
import type { OrderPlan } from '../../../main/flows/orders/orderPlan.ts';
import type { NavDocument, NavDocumentLine } from '../../../main/nav/nav.ts';

type Planned = OrderPlan['document']['lines'][number];

const plannedLine = (fields: Partial<Planned>): Planned => ({
  kind: 'item',
  no: 'ML-TS-001',
  variantKey: null,
  unit: 'PCS',
  quantity: '2',
  description: 'Classic T-Shirt',
  taxCode: null,
  unitPrice: '19.90',
  discountAmount: '0.00',
  ...fields,
});

const navLine = (fields: Partial<NavDocumentLine>): NavDocumentLine => ({
  key: 'k',
  etag: 'e',
  lineNo: 10_000,
  kind: 'item',
  no: 'ML-TS-001',
  description: 'Classic T-Shirt',
  unit: 'PCS',
  quantity: '2',
  unitPrice: '19.9',
  discountAmount: '0',
  taxCode: 'VAT19',
  lineAmount: '39.80',
  taxPercent: '19',
  amountExclTax: '33.45',
  taxAmount: '6.35',
  amountInclTax: '39.80',
  ...fields,
});

const document = (lines: readonly NavDocumentLine[]): NavDocument => ({
  kind: 'salesOrder',
  key: 'd',
  no: 'S-ORD101001',
  etag: 'e',
  externalDocumentNo: 'WOO-1',
  customerNo: 'C00010',
  postingDate: '2026-11-20',
  currency: 'EUR',
  pricesIncludeTax: true,
  state: 'open',
  totalInclTax: '39.8',
  totalTax: '6.35',
  lines,
});

const plan = {
  document: {
    externalDocumentNo: 'WOO-1',
    orderDate: '2026-11-20',
    postingDate: '2026-11-20',
    currency: '',
    pricesIncludeTax: true,
    sellTo: { addressLine1: '', addressLine2: '', city: '', state: '', postCode: '', country: 'DE' },
    shipTo: {
      name: '', contact: '', addressLine1: '', addressLine2: '', city: '', state: '', postCode: '', country: 'DE',
    },
    email: '',
    phone: '',
    lines: [plannedLine({}), plannedLine({ kind: 'comment', no: '', description: 'Bitte klingeln' })],
  },
  story: [
    { group: 'customer', field: 'customerNumber', written: 'new', comesFrom: 'number series', hasStory: true },
    { group: 'header', field: 'orderDate', written: '2026-11-20', comesFrom: 'placed', hasStory: false },
    { group: '1', field: 'unitPrice', written: '19.90', comesFrom: 'price', hasStory: true },
    { group: '2', field: 'description', written: 'Bitte klingeln', comesFrom: 'note of the shopper', hasStory: false },
  ],
} satisfies Pick<OrderPlan, 'story' | 'document'>; // prettier-ignore

const note = navLine({ kind: 'comment', no: '', description: 'Bitte klingeln' });
const rounding = navLine({ kind: 'account', no: '8790', description: 'Rounding', lineNo: 30_000 });

const found = (lines: readonly NavDocumentLine[]) =>
  planRows(plan, document(lines)).map(({ field, navHas, mark }) => [field, navHas, mark]);

describe('the plan beside what NAV has', () => {
  it('compares amounts by value and a new customer with the number NAV gave it', () => {
    expect(found([navLine({}), note])).toEqual([
      ['customerNumber', 'C00010', 'equal'],
      ['orderDate', null, 'none'],
      ['unitPrice', '19.9', 'equal'],
      ['description', 'Bitte klingeln', 'equal'],
    ]);
  });

  it('compares the shopper’s note with NAV’s comment though a rounding line came to the others', () => {
    expect(found([navLine({}), note, rounding]).at(-1)).toEqual(['description', 'Bitte klingeln', 'equal']);
    expect(found([navLine({}), rounding, note]).at(-1)).toEqual(['description', 'Bitte klingeln', 'equal']);
  });

  it('shows a price somebody changed in NAV', () => {
    expect(found([navLine({ unitPrice: '18.90' }), note])[2]).toEqual(['unitPrice', '18.90', 'differs']);
  });

  it('has nothing of NAV where the line is gone, and before there is a document', () => {
    expect(found([])[2]).toEqual(['unitPrice', null, 'none']);
    expect(planRows(plan, null).map(({ mark }) => mark)).toEqual(['none', 'none', 'none', 'none']);
  });
});
