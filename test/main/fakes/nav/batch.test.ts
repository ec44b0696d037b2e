import { describe, expect, it } from 'vitest';
import { demoCompany } from '../../../fakes/nav/seed.ts';
import type { Answer, Members, TestNav } from './support.ts';
import { errorOf, listOf, sample, startNav } from './support.ts';

const ROOT = 'companies(f64eba74-dacd-4854-a584-1834f68cfc3a)';
const SNAPSHOT = { isolation: 'snapshot' };
const GOES_ON = { prefer: 'odata.continue-on-error' };
const SHIRT = { lineType: 'Item', lineObjectNumber: 'ML-TS-001', quantity: 1 };

function batch(nav: TestNav, requests: readonly unknown[], headers: Readonly<Record<string, string>> = {}): Answer {
  return nav.call('POST', '/$batch', { requests }, headers);
}

function responsesOf(answer: Answer): readonly Members[] {
  return listOf(answer.body['responses']);
}

function customer(id: string, displayName: string, more: Members = {}) {
  const headers = { 'Content-Type': 'application/json' };
  return { id, method: 'POST', url: `${ROOT}/customers`, headers, body: { displayName, ...more } };
}

/** What the recorded answers have in common with ours: all but ids, times and correlation ids. */
function outline(responses: readonly Members[]) {
  return responses.map(({ id, status, headers, body }) => {
    const error = (body as Members | undefined)?.['error'] as { readonly code: string } | undefined;
    return { id, status, headers, code: error?.code ?? null };
  });
}

describe('$batch', () => {
  it('answers reads and writes part by part as recorded, matched by id', () => {
    const { request, response } = sample('api-v2/batch-mixed');
    const nav = startNav();
    const answer = nav.call('POST', request.url, request.body);
    expect(answer.status).toBe(200);
    const recorded = listOf(response.body['responses']);
    expect(outline(responsesOf(answer))).toEqual(outline(recorded));
    expect(responsesOf(answer)[1]?.['body']).toEqual(recorded[1]?.['body']);
  });

  it('ends with the first failure unless told to go on, as recorded', () => {
    const { request, response } = sample('api-v2/batch-stops-at-first-error');
    const manual = { ...demoCompany().numbers.customers, manual: true };
    const nav = startNav({ companies: [demoCompany({ numbers: { ...demoCompany().numbers, customers: manual } })] });
    const stopped = nav.call('POST', request.url, request.body, SNAPSHOT);
    expect(outline(responsesOf(stopped))).toEqual(outline(listOf(response.body['responses'])));
    const on = nav.call('POST', request.url, request.body, { ...SNAPSHOT, ...GOES_ON });
    expect(responsesOf(on).map(({ status }) => status)).toEqual([400, 201]);
    expect(nav.stored.customers()).toHaveLength(7);
  });

  it('is refused above 100 operations as recorded', () => {
    const { response } = sample('api-v2/batch-too-large');
    const nav = startNav();
    const reads = Array.from({ length: 101 }, (_, at) => ({ id: String(at), method: 'GET', url: 'companies' }));
    const answer = batch(nav, reads);
    expect(answer.status).toBe(response.status);
    expect(errorOf(answer)).toEqual(errorOf({ ...answer, body: response.body }));
    expect(responsesOf(batch(nav, reads.slice(1)))).toHaveLength(100);
  });

  it('is refused when two parts carry one id, and answers null where there is none', () => {
    const nav = startNav();
    const read = { method: 'GET', url: 'companies' };
    expect(
      batch(nav, [
        { ...read, id: '1' },
        { ...read, id: '1' },
      ]).status,
    ).toBe(400);
    expect(responsesOf(batch(nav, [read, read])).map(({ id }) => id)).toEqual([null, null]);
  });

  it('keeps what succeeded when its parts are independent', () => {
    const nav = startNav();
    const answer = batch(nav, [customer('1', 'Kept'), customer('2', '')]);
    expect(responsesOf(answer).map(({ status }) => status)).toEqual([201, 400]);
    expect(nav.stored.customers().map(({ displayName }) => displayName)).toContain('Kept');
  });

  it('addresses the company by header, and rolls everything back in one transaction, as in the official example', () => {
    const nav = startNav({ companies: [demoCompany({ name: 'CRONUS International Ltd.' })] });
    const item = nav.first("items?$filter=number eq 'ML-TS-001'");
    const { request, response } = sample('api-v2/batch-snapshot-official', {
      '7ce0af2e-0963-460f-9b1f-0014aea3e117': String(item['id']),
    });
    const [rename, , wrong] = listOf((request.body as Members)['requests']);
    const [renamed, , refused] = listOf(response.body['responses']);
    const answer = batch(nav, [rename, wrong], SNAPSHOT);
    expect(responsesOf(answer).map(({ status }) => status)).toEqual([renamed?.['status'], refused?.['status']]);
    expect(responsesOf(answer)[0]?.['body']).toMatchObject(renamed?.['body'] as Members);
    expect(nav.first("items?$filter=number eq 'ML-TS-001'")).toEqual(item);
  });

  it('rolls back documents, numbers, stock and dimensions alike', () => {
    const nav = startNav();
    const order = nav.order({}, [SHIRT]);
    const path = `${ROOT}/salesOrders(${String(order['id'])})`;
    const headers = { 'Content-Type': 'application/json', 'If-Match': '*' };
    const item = nav.first('items');
    const answer = batch(
      nav,
      [
        { id: '1', method: 'PATCH', url: path, headers, body: { shortcutDimension1Code: 'SALES', shipToName: 'X' } },
        { id: '2', method: 'PATCH', url: `${ROOT}/items(${String(item['id'])})`, headers, body: { inventory: 1 } },
        { id: '3', method: 'POST', url: `${ROOT}/salesOrders`, headers, body: { customerNumber: 'WEB-DE' } },
        { id: '4', method: 'DELETE', url: path },
        customer('5', ''),
      ],
      SNAPSHOT,
    );
    expect(responsesOf(answer).map(({ status }) => status)).toEqual([200, 200, 201, 204, 400]);
    const { salesOrderLines: _lines, '@odata.context': _context, ...shown } = order;
    expect(nav.call('GET', path.slice(ROOT.length + 1)).body).toMatchObject(shown);
    expect(nav.stored.orders()).toHaveLength(1);
    expect(nav.stored.dimensions(String(order['id']))).toEqual({});
    expect(nav.first('items')).toEqual(item);
    expect(nav.order({}, [])['number']).toBe('S-ORD101002');
  });

  it('cannot roll back what a posting committed', () => {
    const nav = startNav();
    const id = String(nav.order({ externalDocumentNumber: 'WOO-1' }, [SHIRT])['id']);
    const action = { id: '1', method: 'POST', url: `${ROOT}/salesOrders(${id})/Microsoft.NAV.shipAndInvoice` };
    batch(nav, [customer('0', 'Before'), action, customer('2', 'After'), customer('3', '')], SNAPSHOT);
    expect(nav.stored.documents()).toMatchObject([{ kind: 'invoice', posted: true, externalDocumentNumber: 'WOO-1' }]);
    const names = nav.stored.customers().map(({ displayName }) => displayName);
    expect(names).toContain('Before');
    expect(names).not.toContain('After');
  });

  it('is one request to whoever counts round trips', () => {
    const nav = startNav();
    batch(nav, [customer('1', 'A'), customer('2', 'B')]);
    expect(nav.admin.requests).toMatchObject([{ method: 'POST', status: 200, operations: 2 }]);
  });
});
