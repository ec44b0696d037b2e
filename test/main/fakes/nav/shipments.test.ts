import { describe, expect, it } from 'vitest';
import type { Members, TestNav } from './support.ts';
import { errorOf, linesOf, listOf, sample, startNav } from './support.ts';

const SHIRT = { lineType: 'Item', lineObjectNumber: 'ML-TS-001', quantity: 3, unitPrice: 19.99 };
const COFFEE = { lineType: 'Item', lineObjectNumber: 'ML-COF-500', quantity: 2, unitPrice: 9 };

function shapeOf(record: Members): readonly string[] {
  return Object.entries(record).map(([name, value]) => `${name}: ${typeof value}`);
}

function shipAndInvoice(nav: TestNav, order: Members) {
  return nav.call('POST', `salesOrders(${String(order['id'])})/Microsoft.NAV.shipAndInvoice`);
}

describe('salesShipments', () => {
  it('show what shipAndInvoice shipped, found by the order number, with the selected fields as recorded', () => {
    const { request, response } = sample('api-v2/sales-shipments-by-order', { 'S-ORD101005': 'S-ORD101001' });
    const nav = startNav();
    const order = nav.order({ externalDocumentNumber: 'WOO-1', shipToName: 'Jane Doe' }, [SHIRT]);
    shipAndInvoice(nav, order);
    const answer = nav.call('GET', request.url);
    const [row] = listOf(answer.body['value']);
    const [recorded] = listOf(response.body['value']);
    expect(new Set(shapeOf(row ?? {}))).toEqual(new Set(shapeOf(recorded ?? {})));
    expect(row).toMatchObject({ number: '102001', externalDocumentNumber: 'WOO-1', shipToName: 'Jane Doe' });
  });

  it('show their lines with the order line numbers, and have neither agent nor tracking number', () => {
    const nav = startNav();
    const order = nav.order({}, [SHIRT, { lineType: 'Comment', description: 'Fragile' }, COFFEE]);
    nav.admin.ship(String(order['number']), { trackingNumber: 'JD0002', shippingAgentCode: 'DHL' });
    const shipment = nav.first('salesShipments?$expand=salesShipmentLines');
    expect(listOf(shipment['salesShipmentLines'])).toMatchObject([
      { sequence: 10000, lineType: 'Item', lineObjectNumber: 'ML-TS-001', quantity: 3 },
      { sequence: 30000, lineType: 'Item', lineObjectNumber: 'ML-COF-500', quantity: 2 },
    ]);
    expect(Object.keys(shipment).filter((name) => /agent|tracking/i.test(name))).toEqual([]);
    expect(nav.stored.shipments()).toMatchObject([{ trackingNumber: 'JD0002', shippingAgentCode: 'DHL' }]);
  });

  it('cannot be written', () => {
    const nav = startNav();
    expect(nav.call('POST', 'salesShipments', {}).status).toBe(405);
    nav.admin.ship(String(nav.order({}, [SHIRT])['number']));
    const path = `salesShipments(${String(nav.first('salesShipments')['id'])})`;
    expect(nav.call('PATCH', path, { email: 'a@b.example' }, { 'if-match': '*' }).status).toBe(405);
    expect(nav.call('DELETE', path).status).toBe(405);
  });
});

describe('an order shipped in parts', () => {
  it('shows what was shipped on its lines and whether all of it was', () => {
    const nav = startNav();
    const order = nav.order({}, [SHIRT]);
    nav.admin.ship(String(order['number']), { quantities: { 10000: '1' } });
    const path = `salesOrders(${String(order['id'])})?$expand=salesOrderLines`;
    const partly = nav.call('GET', path).body;
    expect(partly['fullyShipped']).toBe(false);
    expect(linesOf(partly)).toMatchObject([{ shippedQuantity: 1, shipQuantity: 2, invoicedQuantity: 0 }]);
    nav.admin.ship(String(order['number']));
    expect(nav.call('GET', path).body['fullyShipped']).toBe(true);
    expect(nav.stored.shipments().map(({ lines }) => lines[0]?.quantity)).toEqual(['1', '2']);
    expect(nav.stored.invoices()).toEqual([]);
  });

  it('is invoiced as a whole afterwards, without goods leaving twice', () => {
    const nav = startNav();
    const order = nav.order({}, [SHIRT]);
    nav.admin.ship(String(order['number']));
    expect(shipAndInvoice(nav, order).status).toBe(204);
    expect(nav.stored.shipments()).toHaveLength(1);
    expect(nav.stored.invoices()).toMatchObject([{ totals: { gross: '59.97' } }]);
    expect(nav.stored.orders()).toEqual([]);
    expect(nav.first("items?$filter=number eq 'ML-TS-001'")['inventory']).toBe(117);
  });

  it('stays with its rest when only a part of it is to be shipped and invoiced', () => {
    const nav = startNav();
    const order = nav.order({}, [{ ...SHIRT, discountPercent: 10 }]);
    const line = `salesOrders(${String(order['id'])})/salesOrderLines(${String(linesOf(order)[0]?.['id'])})`;
    nav.call('PATCH', line, { shipQuantity: 1, invoiceQuantity: 1 }, { 'if-match': '*' });
    expect(shipAndInvoice(nav, order).status).toBe(204);
    expect(nav.stored.invoices()).toMatchObject([
      { totals: { gross: '17.99' }, lines: [{ quantity: '1', discountAmount: '2' }] },
    ]);
    expect(nav.call('GET', line).body).toMatchObject({ invoicedQuantity: 1, invoiceQuantity: 2, shipQuantity: 2 });
    expect(shipAndInvoice(nav, order).status).toBe(204);
    expect(nav.stored.invoices().map(({ totals }) => totals.gross)).toEqual(['17.99', '35.98']);
    expect(nav.stored.orders()).toEqual([]);
  });

  it('can neither be deleted nor cut below what was shipped', () => {
    const nav = startNav();
    const order = nav.order({}, [SHIRT]);
    nav.admin.ship(String(order['number']), { quantities: { 10000: '2' } });
    const path = `salesOrders(${String(order['id'])})`;
    expect(errorOf(nav.call('DELETE', path)).message).toBe(
      "Qty. Shipped Not Invoiced must be equal to '0'  in Sales Line: Document Type=Order, Document No.=S-ORD101001, Line No.=10000. Current value is '2'.",
    );
    const line = `${path}/salesOrderLines(${String(linesOf(order)[0]?.['id'])})`;
    expect(nav.call('DELETE', line).status).toBe(400);
    const cut = nav.call('PATCH', line, { quantity: 1 }, { 'if-match': '*' });
    expect(errorOf(cut).message).toContain('Quantity must not be less than Quantity Shipped');
    expect(nav.stored.orders()).toHaveLength(1);
  });
});

describe('itemLedgerEntries', () => {
  it('have the fields of the record and neither location nor variant', () => {
    const { response } = sample('api-v2/item-ledger-entries-delta');
    const [recorded] = listOf(response.body['value']);
    const row = startNav().first('itemLedgerEntries?$filter=entryNumber gt 0&$orderby=entryNumber');
    expect(shapeOf(row)).toEqual(shapeOf(recorded ?? {}));
    expect(row).toMatchObject({ entryNumber: 1, itemNumber: 'ML-TS-001', quantity: 120 });
  });

  it('tell of a shipment as recorded, above the last number seen', () => {
    const { response } = sample('api-v2/item-ledger-entries-delta');
    const recorded = listOf(response.body['value'])[1] ?? {};
    const nav = startNav();
    const last = nav.stored.movements().at(-1)?.entryNo ?? 0;
    shipAndInvoice(nav, nav.order({}, [SHIRT]));
    const rows = listOf(nav.call('GET', `itemLedgerEntries?$filter=entryNumber gt ${last}`).body['value']);
    const { entryType, sourceType, documentType } = recorded;
    expect(rows).toMatchObject([
      { entryType, sourceType, documentType, sourceNumber: 'WEB-DE', documentNumber: '102001', quantity: -3 },
    ]);
  });

  it('add up to the inventory of the item, whoever moves it, and leave its stamp alone', () => {
    const nav = startNav();
    const before = nav.first("items?$filter=number eq 'ML-JACKET'");
    nav.advance(60_000);
    nav.admin.moveStock({ itemNo: 'ML-JACKET', variantCode: 'M', locationCode: 'OUTLET', quantity: '-2' });
    nav.admin.moveStock({ itemNo: 'ML-JACKET', variantCode: 'M', locationCode: 'MAIN', quantity: '4' });
    const after = nav.first("items?$filter=number eq 'ML-JACKET'");
    expect(after).toEqual({ ...before, inventory: 28 });
    const moved = nav.stored.movements().filter(({ itemNo }) => itemNo === 'ML-JACKET');
    expect(moved.reduce((sum, { quantity }) => sum + Number(quantity), 0)).toBe(28);
  });

  it('get an adjustment when the inventory of an item is written', () => {
    const nav = startNav();
    const item = nav.first("items?$filter=number eq 'ML-TS-001'");
    nav.call('PATCH', `items(${String(item['id'])})`, { inventory: 100 }, { 'if-match': '*' });
    expect(nav.stored.movements().at(-1)).toMatchObject({ itemNo: 'ML-TS-001', quantity: '-20' });
    expect(nav.first("items?$filter=number eq 'ML-TS-001'")['inventory']).toBe(100);
  });

  it('refuse nothing silently: a location or variant the company does not have', () => {
    const nav = startNav();
    const move = { itemNo: 'ML-TS-001', quantity: '1' };
    expect(() => nav.admin.moveStock({ ...move, locationCode: 'MOON' })).toThrow('There is no location MOON.');
    expect(() => nav.admin.moveStock({ ...move, variantCode: 'S' })).toThrow('There is no variant S');
  });
});
