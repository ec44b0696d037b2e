import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import { MINUTE, type ShopWorld, START } from './shopWorld.ts';

const DAY = 24 * 60 * MINUTE;

/** Writes into the book that an order came every ten minutes of the day (6 to 20 UTC) for so many days. */
export function addHistory({ world }: Pick<ShopWorld, 'world'>, days: number, integrationId = 'shop-nav'): void {
  const db = new Sqlite(join(world.dataFolder(), 'connector.sqlite'));
  const add = db.prepare(
    `INSERT INTO orders (integration_id, store_key, order_no, placed_at, store_status, currency, total, term, state, updated_at, sealed)
     VALUES (@integrationId, @key, @key, @at, 'processing', 'EUR', '1.00', 'equal', 'written', @at, x'')`,
  );
  const addAll = db.transaction(() => {
    for (let at = START - days * DAY; at < START; at += 10 * MINUTE) {
      const placed = new Date(at).toISOString().replace('.000', '');
      const hour = Number(placed.slice(11, 13));
      if (hour >= 6 && hour < 20) add.run({ integrationId, key: `old-${at}`, at: placed });
    }
  });
  addAll();
  db.close();
}
