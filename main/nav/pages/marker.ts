import type { NavDocument, NavDocumentLine } from '../nav.ts';
import type { ODataWrite } from '../odataClient.ts';
import { commentLine } from '../warning.ts';
import type { PageAccess } from './access.ts';
import { readBack } from './changeDocument.ts';
import { type DocumentPage, KIND_NAMES, linePathOf } from './documents.ts';
import { BEING_WRITTEN } from './markedLines.ts';
import { isGone } from './readDocuments.ts';
import type { LineBasis } from './lines.ts';
import { writeLine } from './writeLines.ts';

/** The first line, so that nobody takes the beginning of a document for the whole of it. */
export function writeMarker(
  access: PageAccess,
  page: DocumentPage,
  no: string,
  basis: LineBasis,
): Promise<NavDocumentLine> {
  return writeLine(access, page, no, commentLine(BEING_WRITTEN), basis);
}

export interface Finishing {
  readonly markers: readonly NavDocumentLine[];
  /** What an outcome that is not known belongs to. */
  readonly write: ODataWrite;
  /** What to reject with where NAV will not let the comment go. */
  removal(error: unknown): Promise<unknown>;
}

/**
 * Every line is there: the comment goes, and the whole is read meanwhile, as the comment is none of its lines and counts
 * for nothing in its totals.
 */
export async function finish(
  access: PageAccess,
  page: DocumentPage,
  no: string,
  { markers, write, removal }: Finishing,
): Promise<NavDocument> {
  const [removed, read] = await Promise.allSettled([
    removeMarkers(access, page, no, markers),
    readBack(access, page, no, write),
  ]);
  if (removed.status === 'rejected') throw await removal(removed.reason);
  if (read.status === 'rejected') throw read.reason;
  const { isBeingWritten: _wasThen, ...document } = read.value;
  return document;
}

/** Everything else is there. Whatever etag: totals of the document stand on each line, and changed with every other. */
async function removeMarkers(
  access: PageAccess,
  page: DocumentPage,
  no: string,
  markers: readonly NavDocumentLine[],
): Promise<void> {
  for (const { lineNo } of markers) {
    const summary = `delete line ${lineNo} of ${KIND_NAMES[page.kind]} ${no}`;
    try {
      // oxlint-disable-next-line no-await-in-loop
      await access.client.delete({ ...access.at(linePathOf(page, no, lineNo), summary), ifMatch: '*' });
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  }
}
