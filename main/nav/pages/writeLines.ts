import type { LineRepair, NavDocument, NavDocumentLine, NewDocumentLine } from '../nav.ts';
import type { ODataWrite } from '../odataClient.ts';
import { warnInFirstLine } from '../warning.ts';
import type { PageAccess } from './access.ts';
import {
  type DocumentPage,
  documentPage,
  header,
  type HeaderRow,
  KIND_NAMES,
  linePathOf,
  pathOf,
} from './documents.ts';
import { isSalesTax } from './headers.ts';
import { bodyOfLine, bodyOfRepair, documentLine, type LineBasis, repairOf } from './lines.ts';
import { isGone, readDocument } from './readDocuments.ts';
import { isSameNumber } from './settle.ts';

export async function writeLine(
  access: PageAccess,
  page: DocumentPage,
  no: string,
  line: NewDocumentLine,
  basis: LineBasis,
): Promise<NavDocumentLine> {
  const write: ODataWrite = {
    ...access.at(`${pathOf(page, no)}/${page.part.name}`, `add a line to ${KIND_NAMES[page.kind]} ${no}`),
    method: 'POST',
    body: bodyOfLine(line, basis),
  };
  const answer = await access.client.written(write, documentLine);
  if (!answer) throw access.client.asUnknownOutcome(new Error('NAV answered without the line'), write);
  return putRight(access, page, no, line, answer.line, basis);
}

/** One change of what NAV made otherwise; whether it then is as wanted is seen in the document. */
export async function putRight(
  access: PageAccess,
  page: DocumentPage,
  no: string,
  wanted: NewDocumentLine,
  made: NavDocumentLine,
  basis: LineBasis,
): Promise<NavDocumentLine> {
  const repair = repairOf(wanted, made, basis);
  if (repair === null) return made;
  const after = { ...made, unitPrice: wanted.unitPrice, discountAmount: wanted.discountAmount };
  return repaired({ access, page, no, basis }, after, repair);
}

interface LinePlace {
  readonly access: PageAccess;
  readonly page: DocumentPage;
  readonly no: string;
  readonly basis: LineBasis;
}

/** `line` has the price and discount that must stay. A server that takes the tax code last rescales them, so that they are sent once more. */
async function repaired(place: LinePlace, line: NavDocumentLine, repair: LineRepair): Promise<NavDocumentLine> {
  const { access, page, no, basis } = place;
  const changed = await changeLine(access, page, no, line, bodyOfRepair(repair, line, basis));
  if (repair.taxCode === undefined) return changed;
  const { unitPrice = line.unitPrice, discountAmount = line.discountAmount } = repair;
  if (isSameNumber(changed.unitPrice, unitPrice) && isSameNumber(changed.discountAmount, discountAmount))
    return changed;
  return changeLine(access, page, no, changed, bodyOfRepair({ unitPrice, discountAmount }, changed, basis));
}

async function changeLine(
  access: PageAccess,
  page: DocumentPage,
  no: string,
  line: NavDocumentLine,
  body: Readonly<Record<string, unknown>>,
): Promise<NavDocumentLine> {
  const path = linePathOf(page, no, line.lineNo);
  const write: ODataWrite = {
    ...access.at(path, `put right line ${line.lineNo} of ${KIND_NAMES[page.kind]} ${no}`),
    method: 'PATCH',
    body,
    ifMatch: line.etag,
  };
  const answer = await access.client.write(write, documentLine);
  if (answer) return answer.line;
  try {
    return (await access.client.one(access.at(path, `read line ${line.lineNo} of ${no}`), documentLine)).line;
  } catch (error) {
    throw access.client.asUnknownOutcome(error, write);
  }
}

export async function repairLine(
  access: PageAccess,
  document: NavDocument,
  line: NavDocumentLine,
  repair: LineRepair,
): Promise<NavDocumentLine> {
  const page = documentPage(access, document.kind);
  const basis = await basisOfDocument(access, page, document);
  return repaired({ access, page, no: document.key, basis }, line, repair);
}

export async function addLine(
  access: PageAccess,
  document: NavDocument,
  line: NewDocumentLine,
): Promise<NavDocumentLine> {
  const page = documentPage(access, document.kind);
  return writeLine(access, page, document.key, line, await basisOfDocument(access, page, document));
}

export function warnInDocument(access: PageAccess, { kind, key }: NavDocument, text: string): Promise<void> {
  return warnInFirstLine(text, {
    read: () => readDocument(access, kind, key),
    add: (document, line) => addLine(access, document, line),
    repair: (document, line, repair) => repairLine(access, document, line, repair),
  });
}

export async function deleteLine(access: PageAccess, document: NavDocument, line: NavDocumentLine): Promise<void> {
  const page = documentPage(access, document.kind);
  const path = linePathOf(page, document.key, line.lineNo);
  const summary = `delete line ${line.lineNo} of ${KIND_NAMES[document.kind]} ${document.no}`;
  try {
    await access.client.delete({ ...access.at(path, summary), ifMatch: line.etag });
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

export function basisOf({ localCurrency }: PageAccess, { part }: DocumentPage, row: HeaderRow): LineBasis {
  const currency = row.Currency_Code === '' ? (localCurrency ?? '') : row.Currency_Code;
  return { fields: part.fields, currency, isSalesTax: isSalesTax(row) };
}

/** Only a page with both codes leaves open which one is meant; then the header tells. */
async function basisOfDocument(access: PageAccess, page: DocumentPage, document: NavDocument): Promise<LineBasis> {
  const { fields } = page.part;
  if (fields.has('VAT_Prod_Posting_Group') && fields.has('Tax_Group_Code')) {
    const read = access.at(pathOf(page, document.key), `read ${KIND_NAMES[page.kind]} ${document.no}`);
    return basisOf(access, page, await access.client.one(read, header));
  }
  const currency = document.currency === '' ? (access.localCurrency ?? '') : document.currency;
  return { fields, currency, isSalesTax: !fields.has('VAT_Prod_Posting_Group') };
}
