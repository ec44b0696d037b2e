import { expect, it } from 'vitest';
import { createExchanges } from '../../../../main/audit/exchanges.ts';
import { ConnectorError } from '../../../../main/base/errors.ts';
import { createOrderBook } from '../../../../main/flows/orders/book.ts';
import type { OrderRecords } from '../../../../main/flows/orders/context.ts';
import { waitsStopped } from '../../../../main/flows/orders/stopped.ts';
import type { Job } from '../../../../main/queue/jobs.ts';
import { openTestRecords } from '../../support/records.ts';

it.each([
  ['a minute where nobody knows when the stop ends', undefined, 60_000],
  ['until the stop ends by itself', 20_000, 20_000],
  ['no longer than a minute, for it may end before', 600_000, 60_000],
])('an order that waits because writes are stopped is looked at again after %s', async (_name, endsIn, after) => {
  const records = await openTestRecords();
  const { db, vault, audit, ports } = records;
  const now = ports.now();
  const params: Record<string, string> = endsIn === undefined ? {} : { until: new Date(now + endsIn).toISOString() };
  const stopped = new ConnectorError({ kind: 'unavailable', code: 'stop', message: '', whatToDo: '', params });
  const parts = { ...records, book: createOrderBook(db, vault), exchanges: createExchanges(audit) };
  const job = { id: 1, integrationId: 'i', recordKey: '7' } as Job;
  expect(waitsStopped(parts as unknown as OrderRecords, job, stopped)).toMatchObject({
    kind: 'again',
    at: now + after,
  });
});
