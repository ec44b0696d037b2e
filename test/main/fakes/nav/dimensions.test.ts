import { describe, expect, it } from 'vitest';
import { demoCompany } from '../../../fakes/nav/seed.ts';
import type { Members, TestNav } from './support.ts';
import { errorOf, linesOf, listOf, startNav } from './support.ts';

const SHIRT = { lineType: 'Item', lineObjectNumber: 'ML-TS-001', quantity: 1 };

function idOf(nav: TestNav, path: string): string {
  return String(nav.first(path)['id']);
}

function postOrder(nav: TestNav, order: Members) {
  return nav.call('POST', `salesOrders(${String(order['id'])})/Microsoft.NAV.shipAndInvoice`);
}

describe('dimensions', () => {
  it('lead to their values, which also are a set of their own', () => {
    const nav = startNav();
    const dimension = nav.first("dimensions?$filter=code eq 'CHANNEL'&$expand=dimensionValues");
    expect(listOf(dimension['dimensionValues']).map(({ code }) => code)).toEqual(['SHOP', 'STORE']);
    const values = listOf(
      nav.call('GET', `dimensionValues?$filter=dimensionId eq ${String(dimension['id'])}`).body['value'],
    );
    expect(values).toHaveLength(2);
    expect(nav.first('generalLedgerSetup')).toMatchObject({
      shortcutDimension1Code: 'DEPARTMENT',
      shortcutDimension2Code: 'CHANNEL',
    });
  });

  it('are set on a document by code or id; the key of a line is the id of its dimension', () => {
    const nav = startNav();
    const path = `salesOrders(${String(nav.order({}, [])['id'])})`;
    const channel = idOf(nav, "dimensions?$filter=code eq 'CHANNEL'");
    const store = idOf(nav, "dimensionValues?$filter=code eq 'STORE'");
    const made = nav.call('POST', `${path}/dimensionSetLines`, { code: 'DEPARTMENT', valueCode: 'SALES' });
    expect(made).toMatchObject({
      status: 201,
      body: { code: 'DEPARTMENT', valueCode: 'SALES', parentType: 'Sales_x0020_Order', valueDisplayName: 'Sales' },
    });
    nav.call('POST', `${path}/dimensionSetLines`, { id: channel, valueId: store });
    expect(nav.call('GET', `${path}/dimensionSetLines(${channel})`).body).toMatchObject({ valueCode: 'STORE' });
    expect(nav.call('GET', path).body).toMatchObject({
      shortcutDimension1Code: 'SALES',
      shortcutDimension2Code: 'STORE',
    });
  });

  it('are changed with an ETag and removed again', () => {
    const nav = startNav();
    const path = `salesOrders(${String(nav.order({}, [])['id'])})/dimensionSetLines`;
    const made = nav.call('POST', path, { code: 'CHANNEL', valueCode: 'SHOP' }).body;
    const row = `${path}(${String(made['id'])})`;
    expect(errorOf(nav.call('PATCH', row, { valueCode: 'STORE' })).code).toBe('BadRequest_InvalidToken');
    const ifMatch = { 'if-match': String(made['@odata.etag']) };
    expect(nav.call('PATCH', row, { valueCode: 'STORE' }, ifMatch).body['valueCode']).toBe('STORE');
    expect(errorOf(nav.call('PATCH', row, { valueCode: 'SHOP' }, ifMatch)).code).toBe('Request_EntityChanged');
    expect(nav.call('DELETE', row).status).toBe(204);
    expect(listOf(nav.call('GET', path).body['value'])).toEqual([]);
  });

  it.each([
    ['no dimension', { valueCode: 'SHOP' }, 'Application_DialogException'],
    ['no value', { code: 'CHANNEL' }, 'Application_DialogException'],
    ['a value of another dimension', { code: 'CHANNEL', valueCode: 'SALES' }, 'Internal_InvalidTableRelation'],
    ['a dimension the company does not have', { code: 'REGION', valueCode: 'X' }, 'Application_DialogException'],
  ])('refuse %s', (_what, body, code) => {
    const nav = startNav();
    const order = nav.order({}, []);
    const answer = nav.call('POST', `salesOrders(${String(order['id'])})/dimensionSetLines`, body);
    expect(answer.status).toBe(400);
    expect(errorOf(answer).code).toBe(code);
    expect(nav.stored.dimensions(String(order['id']))).toEqual({});
  });

  it('cannot be set twice on one document, nor on a released one', () => {
    const nav = startNav();
    const order = nav.order({}, []);
    const path = `salesOrders(${String(order['id'])})/dimensionSetLines`;
    nav.call('POST', path, { code: 'CHANNEL', valueCode: 'SHOP' });
    const again = nav.call('POST', path, { code: 'CHANNEL', valueCode: 'STORE' });
    expect(errorOf(again).code).toBe('Internal_EntityWithSameKeyExists');
    nav.admin.release(String(order['number']));
    const late = nav.call('POST', path, { code: 'DEPARTMENT', valueCode: 'ADM' });
    expect(errorOf(late).code).toBe('Application_FieldValidationException');
  });

  it('come from the shortcuts in the body, the customer and the item, and go to lines and posted invoice', () => {
    const defaults = [
      { table: 'Customer', no: 'WEB-DE', dimension: 'CHANNEL', value: 'SHOP' },
      { table: 'Item', no: 'ML-TS-001', dimension: 'DEPARTMENT', value: 'ADM' },
    ] as const;
    const nav = startNav({ companies: [demoCompany({ defaultDimensions: defaults })] });
    const order = nav.order({ shortcutDimension1Code: 'SALES' }, [SHIRT]);
    const [line] = linesOf(order);
    expect(nav.stored.dimensions(String(order['id']))).toEqual({ CHANNEL: 'SHOP', DEPARTMENT: 'SALES' });
    expect(nav.stored.dimensions(String(line?.['id']))).toEqual({ CHANNEL: 'SHOP', DEPARTMENT: 'ADM' });
    const lines = `salesOrders(${String(order['id'])})/salesOrderLines(${String(line?.['id'])})/dimensionSetLines`;
    expect(listOf(nav.call('GET', lines).body['value'])).toMatchObject([
      { code: 'CHANNEL', parentType: 'Sales_x0020_Order_x0020_Line' },
      { code: 'DEPARTMENT', valueCode: 'ADM' },
    ]);
    postOrder(nav, order);
    expect(nav.stored.dimensions(nav.stored.invoices()[0]?.id ?? '')).toEqual({ CHANNEL: 'SHOP', DEPARTMENT: 'SALES' });
    const customer = idOf(nav, "customers?$filter=number eq 'WEB-DE'");
    expect(nav.first(`customers(${customer})/defaultDimensions`)).toMatchObject({
      parentType: 'Customer',
      dimensionCode: 'CHANNEL',
      dimensionValueCode: 'SHOP',
    });
  });

  it('stay as they were when the PATCH that set one is refused', () => {
    const nav = startNav();
    const order = nav.order({ shortcutDimension1Code: 'SALES' }, []);
    const body = { shortcutDimension1Code: 'ADM', currencyCode: 'XXX' };
    const answer = nav.call('PATCH', `salesOrders(${String(order['id'])})`, body, { 'if-match': '*' });
    expect(answer.status).toBe(400);
    expect(nav.stored.dimensions(String(order['id']))).toEqual({ DEPARTMENT: 'SALES' });
  });

  it('are demanded at posting where the customer or an item makes them mandatory', () => {
    const nav = startNav();
    const rule = { dimension: 'DEPARTMENT', value: '', posting: 'Code Mandatory' } as const;
    nav.admin.addDefaultDimension({ ...rule, table: 'Customer', no: 'WEB-DE' });
    const order = nav.order({}, [SHIRT]);
    expect(errorOf(postOrder(nav, order))).toEqual({
      code: 'Application_DialogException',
      message:
        'A dimension used in Order S-ORD101001 has caused an error. Select a Dimension Value Code for the Dimension Code DEPARTMENT for Customer WEB-DE.',
    });
    nav.call('POST', `salesOrders(${String(order['id'])})/dimensionSetLines`, { code: 'DEPARTMENT', valueCode: 'ADM' });
    expect(postOrder(nav, order).status).toBe(204);
  });
});
