import type { Database } from '../db/database.ts';
import type { EntryFilter } from './audit.ts';
import { createHeadReader } from './head.ts';
import type { SeqRange } from './periods.ts';

/*
 * A connection may be led to another shop, whose orders have ids that those of the shop before had. Entries are never
 * changed: which shop's order one is about is known by when it was entered. In the books the orders of the shop before
 * have its mark before their ids.
 */

type OfOrder = Pick<EntryFilter, 'integrationId' | 'orderKey'>;

interface Shop {
  readonly mark: string;
  /** The last entry about it, and when that was. */
  readonly lastSeq: number;
  readonly endedAt: string;
}

export interface EarlierShops {
  /** Inside a transaction: what was entered until now about orders of the integration is of a shop that is no more. */
  close(integrationId: string, mark: string, at: string): void;
  /** How what was entered about an order of the books is found: under which id, and between which entries. */
  entriesAbout(order: OfOrder): { readonly orderKey: string | undefined; readonly range: SeqRange };
  /** The key in the books of the order that this id meant, in an entry or, by an instant, in what came then. */
  keyThen(integrationId: string, orderKey: string, when: number | string): string;
}

const EVER: SeqRange = { first: 0, last: Number.MAX_SAFE_INTEGER };

export function createEarlierShops(db: Database): EarlierShops {
  const readHead = createHeadReader(db);
  const add = db.prepare('INSERT OR REPLACE INTO earlier_shops VALUES (?, ?, ?, ?)');
  const all = db.prepare<[string], Shop>(
    'SELECT mark, last_seq AS lastSeq, ended_at AS endedAt FROM earlier_shops WHERE integration_id = ?',
  );
  const shopsOf = (integrationId: string) => all.all(integrationId).toSorted((one, next) => one.lastSeq - next.lastSeq);
  return {
    close: (integrationId, mark, at) => void add.run(integrationId, mark, readHead().seq, at),
    entriesAbout({ integrationId, orderKey }) {
      if (integrationId === undefined || orderKey === undefined) return { orderKey, range: EVER };
      const shops = shopsOf(integrationId);
      const own = shops.findIndex(({ mark }) => orderKey.startsWith(mark));
      const before = shops.at(own === -1 ? -1 : own - 1);
      const first = own === 0 || before === undefined ? EVER.first : before.lastSeq + 1;
      const shop = shops[own];
      if (shop === undefined) return { orderKey, range: { first, last: EVER.last } };
      return { orderKey: orderKey.slice(shop.mark.length), range: { first, last: shop.lastSeq } };
    },
    keyThen(integrationId, orderKey, when) {
      const isOf = (shop: Shop) => (typeof when === 'number' ? when <= shop.lastSeq : when <= shop.endedAt);
      const shop = shopsOf(integrationId).find(isOf);
      return shop === undefined ? orderKey : `${shop.mark}${orderKey}`;
    },
  };
}
