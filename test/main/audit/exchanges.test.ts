import { beforeEach, describe, expect, it } from 'vitest';
import { createExchanges, type Exchanges, type RecordedExchange } from '../../../main/audit/exchanges.ts';
import { transaction } from '../../../main/db/transaction.ts';
import { openTestRecords, type TestRecords } from '../support/records.ts';

let records: TestRecords;
let exchanges: Exchanges;

beforeEach(async () => {
  records = await openTestRecords();
  exchanges = createExchanges(records.audit);
});

const post: RecordedExchange = {
  system: 'nav', actor: 'webhook', integrationId: 'i', jobId: 4, effect: 'business', summary: 'create sales order WOO-1',
  startedAt: Date.UTC(2026, 10, 20), milliseconds: 30, failure: null,
  request: { method: 'POST', url: 'https://nav/salesOrders', body: '{"a":1}' }, response: { status: 201, body: '{"b":2}' },
}; // prettier-ignore

function flush(jobId = 4, about = {}) {
  transaction(records.db, () => exchanges.flush(jobId, about));
  return records.audit.entries({ limit: 10, oldestFirst: true });
}

describe('exchanges', () => {
  it('are kept with the job’s record, in their order, once', () => {
    exchanges.offer(post);
    exchanges.offer({ ...post, summary: 'read it back', response: { status: 409, body: '' } });
    const [first, second, ...more] = flush(4, { orderKey: '7', orderNo: 'N7' });
    expect(more).toEqual([]);
    expect(first).toMatchObject({ kind: 'exchange', orderKey: '7', orderNo: 'N7', jobId: 4, status: 'fine' });
    expect(second).toMatchObject({ status: 'attention' });
    expect(records.audit.bodies(first?.seq ?? 0)).toMatchObject({ request: '{"a":1}', response: '{"b":2}' });
    expect(flush()).toHaveLength(2);
  });

  it('of another job stay with that one', () => {
    exchanges.offer({ ...post, jobId: 5 });
    expect(flush(4)).toEqual([]);
    expect(exchanges.has(5)).toBe(true);
    expect(flush(5)).toHaveLength(1);
    expect(exchanges.has(5)).toBe(false);
  });

  it('that read, or belong to no job, are not kept: an address may name a shopper', () => {
    exchanges.offer({ ...post, effect: 'read', request: { ...post.request, url: 'https://nav/customers?email=anna' } });
    exchanges.offer({ ...post, jobId: undefined });
    expect(exchanges.has(4)).toBe(false);
    expect(flush()).toEqual([]);
  });

  it('that got no answer say why', () => {
    exchanges.offer({ ...post, response: null, failure: 'no answer within 60 s' });
    const [entry] = flush();
    expect(entry).toMatchObject({ status: 'attention' });
    expect(JSON.parse(records.audit.bodies(entry?.seq ?? 0)['exchange'] ?? '{}')).toMatchObject({
      status: null,
      failure: 'no answer within 60 s',
    });
  });

  it('of huge answers are cut as they come', () => {
    exchanges.offer({ ...post, response: { status: 200, body: 'x'.repeat(1_000_000) } });
    const [entry] = flush();
    expect(records.audit.bodies(entry?.seq ?? 0)['response']).toHaveLength(256 * 1024);
  });

  it('are found and erased with the person they speak of', () => {
    exchanges.offer(post);
    const [entry] = flush(4, { subjects: ['Anna@Vogt.example'] });
    expect(records.audit.entriesOfSubject('anna@vogt.example', 10).map(({ seq }) => seq)).toEqual([entry?.seq]);
    transaction(records.db, () => records.audit.eraseSubject('anna@vogt.example', 'person:eva'));
    expect(records.audit.bodies(entry?.seq ?? 0)).toEqual({});
    expect(records.audit.verify({ bodies: true })).toMatchObject({ ok: true });
  });
});
