import { ConnectorError } from '../../base/errors.ts';
import type { NavDocument, NavDocumentLine, NewDocumentLine, NewSalesDocument } from '../nav.ts';
import type { PageAccess } from './access.ts';
import { documentPage, inDocumentOrder, KIND_NAMES, pathOf, toDocument } from './documents.ts';
import { groupsOf, locationOfLines, settleHeader } from './headers.ts';
import { markedLines } from './markedLines.ts';
import { finish, writeMarker } from './marker.ts';
import { readOpen } from './readDocuments.ts';
import { isSameNumber } from './settle.ts';
import { basisOf, putRight, writeLine } from './writeLines.ts';

/** The lines that are there must be the first of those wanted; NAV may not have heard what was to put the last one right. */
export async function resumeDocument(
  access: PageAccess,
  found: NavDocument,
  wanted: NewSalesDocument,
): Promise<NavDocument> {
  const page = documentPage(access, found.kind);
  const read = await readOpen(access, page, found.key);
  if (!read) throw otherThanWritten(access, found, 'it is not there any more');
  const document = toDocument(page.kind, read.row, read.lines);
  const { markers, lines: made } = markedLines(inDocumentOrder(read.lines.map(({ line }) => line)));
  const reason = whyOther(document, wanted);
  if (reason !== null) throw otherThanWritten(access, found, reason);
  const settled = await settleHeader(access, page, read.row, groupsOf(access, page, wanted));
  const basis = { ...basisOf(access, page, settled), location: locationOfLines(page, wanted) };
  // What has lines and no mark is of an earlier version, or was whole already.
  const marks = read.lines.length === 0 ? [await writeMarker(access, page, found.key, basis)] : markers;
  for (const [index, line] of wanted.lines.entries()) {
    const there = made[index];
    // oxlint-disable-next-line no-await-in-loop
    await (there
      ? putRight(access, page, found.key, line, there, basis)
      : writeLine(access, page, found.key, line, basis));
  }
  const write = {
    ...access.at(pathOf(page, found.key), `finish ${KIND_NAMES[page.kind]} ${found.no}`),
    method: 'PATCH',
  } as const;
  return finish(access, page, found.key, { markers: marks, write, removal: async (error) => error });
}

/** Null when it is the beginning of what was being written, or the whole of it. */
function whyOther(document: NavDocument, wanted: NewSalesDocument): string | null {
  const lines = document.lines ?? [];
  if (document.state !== 'open') return `it is ${document.state}`;
  if (!isSameCode(document.customerNo, wanted.customerNo)) return 'it is of another customer';
  if (!isSameCode(document.externalDocumentNo, wanted.externalDocumentNo)) return 'it has another external number';
  if (lines.length > wanted.lines.length) return 'it has more lines';
  const other = lines.findIndex((line, index) => !isSameLine(line, wanted.lines[index]));
  if (other >= 0) return `line ${other + 1} is another`;
  // A basis cannot be changed under lines that it would reprice.
  const hasLines = lines.length > 0 || document.isBeingWritten === true;
  if (hasLines && document.pricesIncludeTax !== wanted.pricesIncludeTax) return 'its prices are on another basis';
  return null;
}

function isSameLine(line: NavDocumentLine, wanted: NewDocumentLine | undefined): boolean {
  if (!wanted || line.kind !== wanted.kind || !isSameCode(line.no, wanted.no)) return false;
  return wanted.kind === 'comment' || isSameNumber(line.quantity, wanted.quantity);
}

function isSameCode(left: string, right: string): boolean {
  return left.trim().toUpperCase() === right.trim().toUpperCase();
}

function otherThanWritten(access: PageAccess, { kind, no }: NavDocument, reason: string): ConnectorError {
  return new ConnectorError({
    kind: 'conflict',
    code: 'nav-changed',
    message: `Could not finish ${KIND_NAMES[kind]} ${no}: it is not what was being written, ${reason}.`,
    whatToDo: 'Nothing: it is read again and decided anew.',
    params: { documentNo: no },
    system: access.system,
  });
}
