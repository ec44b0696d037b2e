import type { Database } from '../db/database.ts';

/** Linked documents that NAV says were changed, until their order has looked at them. */
export interface NavLooks {
  /** Inside the transaction that rings the order, so that a ring that is folded into another one still makes it look. */
  want(linkId: number): void;
  /** How often it was said; null when there is nothing to look at. */
  wanted(linkId: number): number | null;
  /** Inside the transaction that ends the order's job; what was said since it read `version` stays. */
  done(linkId: number, version: number): void;
}

export function createNavLooks(db: Database): NavLooks {
  const want = db.prepare<[number]>(
    'INSERT INTO nav_looks (link_id, version) VALUES (?, 1) ON CONFLICT DO UPDATE SET version = version + 1',
  );
  const wanted = db.prepare<[number], { version: number }>('SELECT version FROM nav_looks WHERE link_id = ?');
  const done = db.prepare<[number, number]>('DELETE FROM nav_looks WHERE link_id = ? AND version = ?');
  return {
    want: (linkId) => void want.run(linkId),
    wanted: (linkId) => wanted.get(linkId)?.version ?? null,
    done: (linkId, version) => void done.run(linkId, version),
  };
}
