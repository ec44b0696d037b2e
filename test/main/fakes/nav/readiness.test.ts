import { describe, expect, it } from 'vitest';
import type { CompanySeed } from '../../../fakes/nav/companySeed.ts';
import { demoCompany } from '../../../fakes/nav/seed.ts';
import type { Members } from './support.ts';
import { errorOf, startNav } from './support.ts';

const JACKET = { lineType: 'Item', lineObjectNumber: 'ML-JACKET', quantity: 3 };
const LINE = 'Sales Line: Document Type=Order, Document No.=S-ORD101001, Line No.=10000';

/** Posts an order with this line in a company set up like this; the refusal's message, or "" when it went through. */
function refusalOf(change: Partial<CompanySeed>, line: Members = {}): string {
  const nav = startNav({ companies: [demoCompany(change)] });
  const id = (set: string, code: string) => nav.first(`${set}?$filter=code eq '${code}'`)['id'];
  const places = Object.fromEntries(
    Object.entries(line).map(([name, code]) => [
      name,
      id(name === 'locationId' ? 'locations' : 'itemVariants', String(code)),
    ]),
  );
  const order = nav.order({}, [{ ...JACKET, ...places }]);
  const answer = nav.call('POST', `salesOrders(${String(order['id'])})/Microsoft.NAV.shipAndInvoice`);
  return answer.status === 204 ? '' : errorOf(answer).message;
}

function jacketWith(more: Partial<CompanySeed['items'][number]>): Partial<CompanySeed> {
  return { items: demoCompany().items.map((item) => (item.number === 'ML-JACKET' ? { ...item, ...more } : item)) };
}

const WAREHOUSE = [{ code: 'MAIN', displayName: 'Main warehouse', requireShipment: true }];
const PICKED = [{ code: 'MAIN', displayName: 'Main warehouse', requirePick: true }];
const STOCK = { inventorySetup: { preventNegativeInventory: true } };

describe('what posting goods depends on, and creating the order does not', () => {
  it.each([
    ['nothing special', {}, {}, ''],
    [
      'a mandatory location',
      { inventorySetup: { locationMandatory: true } },
      {},
      `Location Code must have a value in ${LINE}. It cannot be zero or empty.`,
    ],
    ['a location where one is mandatory', { inventorySetup: { locationMandatory: true } }, { locationId: 'MAIN' }, ''],
    [
      'a mandatory variant',
      jacketWith({ variantMandatory: true }),
      {},
      `Variant Code must have a value in ${LINE}. It cannot be zero or empty.`,
    ],
    ['a variant where one is mandatory', jacketWith({ variantMandatory: true }), { itemVariantId: 'S' }, ''],
    ['item tracking', jacketWith({ trackingCode: 'SNALL' }), {}, 'You must assign a serial number for item ML-JACKET.'],
    [
      'warehouse shipments',
      { locations: WAREHOUSE, ...jacketWith({ stock: [] }) },
      { locationId: 'MAIN' },
      'Warehouse Shipment is required for Line No. = 10000.',
    ],
    [
      'inventory picks',
      { locations: PICKED, ...jacketWith({ stock: [] }) },
      { locationId: 'MAIN' },
      'Inventory Pick is required for Line No. = 10000.',
    ],
    [
      'stock that may not go below zero, counted by place',
      STOCK,
      { locationId: 'OUTLET', itemVariantId: 'M' },
      'You have insufficient quantity of Item ML-JACKET on inventory.',
    ],
    ['enough of it at the place', STOCK, { locationId: 'MAIN', itemVariantId: 'M' }, ''],
  ])('%s', (_what, change, line, message) => {
    expect(refusalOf(change, line)).toBe(message);
  });
});

describe('posted invoices', () => {
  it('let their due date be changed and nothing else', () => {
    const nav = startNav();
    const lines = [{ lineType: 'Item', lineObjectNumber: 'ML-TS-001', quantity: 1 }];
    const invoice = nav.admin.addInvoice({ customerNumber: 'WEB-DE', salesInvoiceLines: lines }, { posted: true });
    const patch = (body: Members) => nav.call('PATCH', `salesInvoices(${invoice.id})`, body, { 'if-match': '*' });
    expect(patch({ dueDate: '2026-12-31' }).body).toMatchObject({ dueDate: '2026-12-31', status: 'Open' });
    expect(errorOf(patch({ dueDate: '2027-01-31', shipToName: 'X' })).message).toBe(
      'The invoice has been posted and can no longer be modified.',
    );
  });
});

describe('$metadata', () => {
  it('names the bound actions with what they are bound to', () => {
    const { text } = startNav().call('GET', '/$metadata');
    for (const [name, type] of [
      ['shipAndInvoice', 'salesOrder'],
      ['makeCorrectiveCreditMemo', 'salesInvoice'],
      ['post', 'salesCreditMemo'],
    ]) {
      expect(text).toContain(
        `<Action Name="${name}" IsBound="true"><Parameter Name="bindingParameter" Type="Microsoft.NAV.${type}"/></Action>`,
      );
    }
    expect(text).toContain('<EntitySet Name="salesShipments"');
  });
});
