import { toConnectorError } from '../base/errors.ts';
import { toInstant } from '../base/ports.ts';
import { newestOf, type Stamped } from './readOn.ts';
import type { Watermarks } from './watermarks.ts';

/** A page of a list that is read on by a cursor. */
export interface WalkedPage<T extends Stamped> {
  readonly changes: readonly T[];
  /** Where the list goes on; null at its end. */
  readonly next: string | null;
  /** The store's clock, milliseconds UTC; null where it does not tell. */
  readonly at: number | null;
}

/** How far such a list was read; instants in milliseconds UTC. */
export interface Walk {
  /** What it was asked for: a cursor is worth something with the same question only. */
  readonly since: number;
  /** The newest stamp so far. */
  readonly newest: number;
  /** The store's instant from which on something may have changed behind the cursor; null before the first page. */
  readonly begunAt: number | null;
  /** null: at the beginning, or at the end. */
  readonly cursor: string | null;
}

export interface WalkSteps<T extends Stamped> {
  /** null: the store has no such list. */
  readonly ask: (since: number, cursor: string | null) => Promise<WalkedPage<T> | null>;
  /** Keeps a page and how far the list was read with it, before the next one is asked for. */
  readonly keep: (changes: readonly T[], walk: Walk) => void;
  /** Stamps after it do not count. */
  readonly latest: number;
}

/** Reads a list to its end, page by page, from the beginning or from where it was left. */
export async function walkOn<T extends Stamped>(steps: WalkSteps<T>, from: Walk): Promise<void> {
  for (let walk = await begun(steps, from); walk !== null;) {
    const { page, since } = walk;
    const newest = newestOf(page.changes, walk.newest, steps.latest);
    // Without a clock of the store's, only what the first page held is known to be over.
    const begunAt = walk.begunAt ?? page.at ?? newest;
    const next: Walk = { since, newest, begunAt, cursor: page.next };
    steps.keep(page.changes, next);
    if (page.next === null) return;
    // oxlint-disable-next-line no-await-in-loop
    walk = await asked(steps, next);
  }
}

type Asked<T extends Stamped> = Walk & { readonly page: WalkedPage<T> };

async function asked<T extends Stamped>({ ask }: WalkSteps<T>, walk: Walk): Promise<Asked<T> | null> {
  const page = await ask(walk.since, walk.cursor);
  return page === null ? null : { ...walk, page };
}

/** A cursor that was left behind may be worth nothing any more: then from the beginning. */
async function begun<T extends Stamped>(steps: WalkSteps<T>, from: Walk): Promise<Asked<T> | null> {
  try {
    return await asked(steps, from);
  } catch (error) {
    if (from.cursor === null || toConnectorError(error).kind !== 'invalid') throw error;
    return asked(steps, { ...from, begunAt: null, cursor: null });
  }
}

/** Lists that were left in the middle, beside the watermarks of the same source. */
export interface Walks {
  read(source: string, topic: string): Walk | null;
  /** Inside the transaction that keeps the page. The list's watermark moves at its end. */
  move(source: string, topic: string, walk: Walk, at: string): void;
}

export function createWalks(watermarks: Watermarks): Walks {
  const rowOf = (topic: string) => `${topic} walk`;
  return {
    read: (source, topic) => fromText(watermarks.read(source, rowOf(topic)) ?? ''),
    move(source, topic, walk, at) {
      const isOver = walk.cursor === null;
      const wasLeft = (watermarks.read(source, rowOf(topic)) ?? '') !== '';
      if (!isOver || wasLeft) watermarks.move(source, rowOf(topic), isOver ? '' : toText(walk), at);
      // Pages come in any sequence. What changed since the walk began may stand behind the cursor: it is the next poll's.
      if (isOver) watermarks.move(source, topic, toInstant(Math.min(walk.newest, walk.begunAt ?? walk.newest)), at);
    },
  };
}

/** Begins with an instant as watermarks do, so that who sets those back sets this aside too. */
function toText({ since, newest, begunAt, cursor }: Walk): string {
  const instants = [begunAt ?? newest, since, newest].map(toInstant);
  return [...instants, cursor].join(' ');
}

function fromText(text: string): Walk | null {
  const [begunAt = '', since = '', newest = '', ...cursor] = text.split(' ');
  if (cursor.length === 0) return null;
  const instants = { since: Date.parse(since), newest: Date.parse(newest), begunAt: Date.parse(begunAt) };
  return { ...instants, cursor: cursor.join(' ') };
}
