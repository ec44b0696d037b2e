import type { NavDocumentLine } from '../nav.ts';

/** What a document says in a comment before its lines while these are written one after the other. */
export const BEING_WRITTEN = 'being written by ml-connector';

export interface MarkedLines {
  /** Comments before the first line that say so: one, or none before and after the writing. */
  readonly markers: readonly NavDocumentLine[];
  readonly lines: readonly NavDocumentLine[];
}

/** Lines in document order, those that are only a mark apart. */
export function markedLines(all: readonly NavDocumentLine[]): MarkedLines {
  const first = all.findIndex(({ kind, description }) => kind !== 'comment' || description.trim() !== BEING_WRITTEN);
  const count = first < 0 ? all.length : first;
  return { markers: all.slice(0, count), lines: all.slice(count) };
}
