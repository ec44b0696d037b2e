import * as z from 'zod';
import type { Origin } from '../../base/origin.ts';
import { clockOf } from '../answers.ts';
import type { StoreCustomer, StoreSession } from '../store.ts';
import { readShape } from './errors.ts';
import type { BigClient } from './client.ts';
import { earlyBound, nextCursor, PER_PAGE, type Query } from './paging.ts';
import { v3PageOf } from './quirks.ts';
import { bigCursor, bigCustomers } from './shapes.ts';

type BigAccounts = Required<Pick<StoreSession, 'customer' | 'customers' | 'customersChangedSince'>>;

const page = z.preprocess(v3PageOf, z.object({ data: bigCustomers, ...bigCursor.shape }));
type BigCustomer = z.output<typeof bigCustomers>[number];
const LIMIT: Query = [['limit', String(PER_PAGE)]];

/** Accounts of shoppers; V3 reads a single one through the list as well. */
export function createBigAccounts(client: BigClient, origin: Origin): BigAccounts {
  const ask = (query: Query, subject: string, summary: string) =>
    client.send({ method: 'GET', path: 'v3/customers', query, effect: 'read', origin, subject, summary });

  async function byIds(keys: readonly string[], subject: string, summary: string): Promise<readonly StoreCustomer[]> {
    const { response, about } = await ask([['id:in', keys.join(',')], ...LIMIT], subject, summary);
    return readShape(page, client.answer(response, about).body, about).data.map(toCustomer);
  }

  return {
    async customer(key) {
      const subject = `customer ${key}`;
      const found = await byIds([key], subject, `read the account of ${subject}`);
      return found.find((account) => account.key === key) ?? null;
    },
    customers: (keys) => byIds(keys, 'the list of customers', `read ${keys.length} accounts of customers`),
    // No sort is asked for: cursors stand for places by id, and what they are worth in another sequence is not published.
    async customersChangedSince(since, cursor) {
      const after: Query = cursor === null ? [] : [['after', cursor]];
      const { response, about } = await ask(
        [['date_modified:min', withoutZone(earlyBound(since))], ...LIMIT, ...after],
        'the list of changed customers',
        `list customers changed since ${since}${cursor === null ? '' : ', where the last page ended'}`,
      );
      // A scope of its own, which an account of the store may lack; the ping names it.
      if (response.status === 403) return null;
      const { data, meta } = readShape(page, client.answer(response, about).body, about);
      const later = data.filter(({ date_modified }) => date_modified > since);
      return {
        changes: later.map((row) => ({ account: toCustomer(row), modifiedAt: row.date_modified })),
        next: nextCursor(meta, data.length, cursor, about),
        at: clockOf(response.headers),
      };
    },
  };
}

/** This list takes UTC without saying so, and refuses an offset. */
function withoutZone(instant: string): string {
  return instant.replace(/Z$/, '');
}

function toCustomer({ id, email, date_created }: BigCustomer): StoreCustomer {
  return { key: id, email, registeredAt: date_created };
}
