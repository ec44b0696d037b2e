import type { NavDocumentLine } from '../nav.ts';
import { commentLine } from '../warning.ts';
import type { PageAccess } from './access.ts';
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

/** Everything else is there. Whatever etag: totals of the document stand on each line, and changed with every other. */
export async function removeMarkers(
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
