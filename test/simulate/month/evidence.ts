import type { Books } from '../books.ts';
import type { MadeDocument, NavRecord } from '../navRecord.ts';
import type { Played, PlayedOrder } from '../played.ts';
import type { World } from '../world.ts';
import type { AuditLog } from './auditLog.ts';

/** What is there when the month is over. */
export interface Evidence {
  readonly world: World;
  readonly played: Played;
  readonly books: Books;
  readonly record: NavRecord;
  readonly log: AuditLog;
  /** When the first delivery that told of an order was accepted, by the order's id. */
  readonly toldAt: ReadonlyMap<string, number>;
}

/** When NAV made the documents of an order, oldest first. */
export function documentsOf({ record }: Evidence, { number }: PlayedOrder): readonly MadeDocument[] {
  const externalNo = `WOO-${number}`.toUpperCase();
  return record.made.filter((made) => made.externalNo === externalNo);
}
