import * as z from 'zod';
import { ConnectorError } from '../../base/errors.ts';
import { isEqual } from '../../base/money.ts';
import type {
  DocumentChange,
  LineRepair,
  NavDocument,
  NavDocumentKind,
  NavDocumentLine,
  NewDocumentLine,
  NewSalesDocument,
} from '../nav.ts';
import { entity } from '../odata.ts';
import type { ODataWrite } from '../odataClient.ts';
import { warnInFirstLine } from '../warning.ts';
import type { ApiAccess } from './access.ts';
import { bodyOfChange, bodyOfDocument } from './documentBodies.ts';
import { KINDS } from './documentKinds.ts';
import { documentRow, isGone, readDocument, readPostedInvoice, whole } from './documents.ts';
import { headerIds } from './headerValues.ts';
import { bodyOfLine, bodyOfRepair, lineRow, toLine } from './lines.ts';
import { written } from './written.ts';

/** One deep insert, which NAV carries out whole or not at all. */
export async function createDocument(
  access: ApiAccess,
  kind: NavDocumentKind,
  document: NewSalesDocument,
): Promise<NavDocument> {
  const { set, words } = KINDS[kind];
  const invoiceId = kind === 'creditMemo' ? await invoiceIdOf(access, document) : null;
  const ids = await headerIds(access, kind, document);
  return writeWhole(access, kind, {
    method: 'POST',
    path: `${access.root}/${set}`,
    body: bodyOfDocument(kind, document, { invoiceId, ...ids }, await access.book.schema(access.client)),
    summary: `create ${words} ${document.externalDocumentNo}`,
  });
}

async function invoiceIdOf(access: ApiAccess, document: NewSalesDocument): Promise<string | null> {
  const no = document.appliesToInvoiceNo;
  if (no === undefined || no === '') return null;
  const invoice = await readPostedInvoice(access, no);
  if (invoice) return invoice.key;
  throw new ConnectorError({
    kind: 'invalid',
    code: 'nav-record-missing',
    message: `Could not create credit memo ${document.externalDocumentNo}: NAV has no posted invoice ${no}.`,
    whatToDo: 'Check in NAV whether the invoice was posted and can be read by this user, then replay.',
    params: { invoice: no },
    system: access.system,
  });
}

/** The API writes whole documents, so there is nothing to go on with: it is looked at again. */
export async function resumeDocument(
  access: ApiAccess,
  found: NavDocument,
  wanted: NewSalesDocument,
): Promise<NavDocument> {
  const now = await readDocument(access, found.kind, found.key);
  if (now && fits(now, wanted)) return now;
  const { words } = KINDS[found.kind];
  throw new ConnectorError({
    kind: 'conflict',
    code: 'nav-changed',
    message: `The ${words} ${found.no} in NAV is ${now ? 'not the one that was being written' : 'gone meanwhile'}.`,
    whatToDo: 'Nothing: it is looked at again.',
    params: { document: found.no },
    system: access.system,
  });
}

/** Its first lines are the ones that were to be written; prices may have been worked over since. */
function fits(document: NavDocument, wanted: NewSalesDocument): boolean {
  if (document.externalDocumentNo.toUpperCase() !== wanted.externalDocumentNo.toUpperCase()) return false;
  if (document.customerNo.toUpperCase() !== wanted.customerNo.toUpperCase()) return false;
  return wanted.lines.every((line, index) => {
    const there = document.lines?.[index];
    if (there?.kind !== line.kind) return false;
    if (line.kind === 'comment') return true;
    return there.no.toUpperCase() === line.no.toUpperCase() && isEqual(there.quantity, line.quantity);
  });
}

export async function changeDocument(
  access: ApiAccess,
  document: NavDocument,
  change: DocumentChange,
): Promise<NavDocument> {
  const body = bodyOfChange(document.kind, change, await access.book.schema(access.client));
  // What did not change is not sent.
  if (Object.keys(body).length === 0) return document;
  return writeWhole(access, document.kind, {
    method: 'PATCH',
    path: pathOf(access, document),
    body,
    ifMatch: document.etag,
    summary: `change ${KINDS[document.kind].words} ${document.no}`,
  });
}

/** Writes the header and answers the whole document. */
async function writeWhole(access: ApiAccess, kind: NavDocumentKind, write: ODataWrite): Promise<NavDocument> {
  const asking = { ...write, query: { $expand: KINDS[kind].lineSet } };
  const row = await written(access, asking, documentRow);
  try {
    return await whole(access, kind, row);
  } catch (error) {
    // It was done; a failure of reading its lines must not look as if nothing had been.
    throw access.client.asUnknownOutcome(error, asking);
  }
}

export async function repairLine(
  access: ApiAccess,
  document: NavDocument,
  line: NavDocumentLine,
  repair: LineRepair,
): Promise<NavDocumentLine> {
  const { lineSet, lineType, words } = KINDS[document.kind];
  const server = await access.book.schema(access.client);
  const write: ODataWrite = {
    method: 'PATCH',
    path: `${pathOf(access, document)}/${entity(lineSet, line.key)}`,
    body: bodyOfRepair(repair, server?.types.get(lineType)),
    ifMatch: line.etag,
    summary: `put right line ${line.lineNo} of ${words} ${document.no}`,
  };
  return toLine(await written(access, write, lineRow), document.pricesIncludeTax);
}

export async function addLine(
  access: ApiAccess,
  document: NavDocument,
  line: NewDocumentLine,
): Promise<NavDocumentLine> {
  const { lineSet, lineType, words } = KINDS[document.kind];
  const server = await access.book.schema(access.client);
  const write: ODataWrite = {
    method: 'POST',
    path: `${pathOf(access, document)}/${lineSet}`,
    body: bodyOfLine(line, server?.types.get(lineType)),
    summary: `add a line to ${words} ${document.no}`,
  };
  return toLine(await written(access, write, lineRow), document.pricesIncludeTax);
}

export async function deleteLine(access: ApiAccess, document: NavDocument, line: NavDocumentLine): Promise<void> {
  const { lineSet, words } = KINDS[document.kind];
  await gone(
    access.client.delete({
      path: `${pathOf(access, document)}/${entity(lineSet, line.key)}`,
      ifMatch: line.etag,
      summary: `delete line ${line.lineNo} of ${words} ${document.no}`,
    }),
  );
}

export function warnInDocument(access: ApiAccess, { kind, key }: NavDocument, text: string): Promise<void> {
  return warnInFirstLine(text, {
    read: () => readDocument(access, kind, key),
    add: (document, line) => addLine(access, document, line),
    repair: (document, line, repair) => repairLine(access, document, line, repair),
  });
}

export async function deleteDocument(access: ApiAccess, kind: NavDocumentKind, key: string): Promise<void> {
  const { set, words } = KINDS[kind];
  const path = `${access.root}/${entity(set, key)}`;
  const deletion = access.client.delete({ path, ifMatch: '*', summary: `delete ${words} ${key}` });
  // Any version was right, so that a strict server can only miss the document itself.
  await gone(deletion, (error) => isGone(error) || (error instanceof ConnectorError && error.status === 412));
}

/** The result is not awaited for its document: NAV may post in the background, and an order is gone afterwards. */
export async function postDocument(access: ApiAccess, document: NavDocument): Promise<void> {
  const { postAction, words } = KINDS[document.kind];
  const write: ODataWrite = {
    method: 'POST',
    path: `${pathOf(access, document)}/Microsoft.NAV.${postAction}`,
    ifMatch: '*',
    summary: `post ${words} ${document.no}`,
  };
  await access.client.write(write, z.unknown());
}

function pathOf({ root }: ApiAccess, { kind, key }: NavDocument): string {
  return `${root}/${entity(KINDS[kind].set, key)}`;
}

async function gone(deletion: Promise<void>, means: (error: unknown) => boolean = isGone): Promise<void> {
  try {
    await deletion;
  } catch (error) {
    if (!means(error)) throw error;
  }
}
