import { ConnectorError } from '../../base/errors.ts';
import type { DocumentChange, NavDocument, NavDocumentKind } from '../nav.ts';
import type { ODataWrite } from '../odataClient.ts';
import type { PageAccess } from './access.ts';
import {
  type DocumentPage,
  documentPage,
  header,
  type HeaderRow,
  KIND_NAMES,
  pathOf,
  postedNo,
  toDocument,
} from './documents.ts';
import { groupsOfChange, settleHeader } from './headers.ts';
import { isGone, readOpen } from './readDocuments.ts';

export async function changeDocument(
  access: PageAccess,
  document: NavDocument,
  change: DocumentChange,
): Promise<NavDocument> {
  const page = documentPage(access, document.kind);
  const groups = groupsOfChange(access, page, change);
  const summary = `change ${KIND_NAMES[document.kind]} ${document.no}`;
  const row = await access.client.one(access.at(pathOf(page, document.key), `read ${document.no}`), header);
  // The etag that was decided on, so that NAV refuses when somebody changed it since.
  await settleHeader(access, page, { ...row, '@odata.etag': document.etag }, groups);
  return readBack(access, page, document.key, { ...access.at(pathOf(page, document.key), summary), method: 'PATCH' });
}

/** @throws ConnectorError for a posted one, which is never deleted. */
export async function deleteDocument(access: PageAccess, kind: NavDocumentKind, key: string): Promise<void> {
  const posted = postedNo(key);
  if (posted === null) return remove(access, documentPage(access, kind), { No: key });
  throw new ConnectorError({
    kind: 'invalid',
    code: 'nav-refused',
    message: `Could not delete ${KIND_NAMES[kind]} ${posted}: it is posted.`,
    whatToDo: 'Correct it in NAV with a credit memo.',
    system: access.system,
  });
}

export async function remove(
  access: PageAccess,
  page: DocumentPage,
  row: Pick<HeaderRow, 'No' | 'Document_Type'>,
): Promise<void> {
  const path = pathOf(page, row.No, row.Document_Type);
  try {
    await access.client.delete({ ...access.at(path, `delete ${KIND_NAMES[page.kind]} ${row.No}`), ifMatch: '*' });
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

/** The whole as NAV has it now. The document is there: a failure must not look as if nothing had been done. */
export async function readBack(
  access: PageAccess,
  page: DocumentPage,
  no: string,
  write: ODataWrite,
): Promise<NavDocument> {
  const read = await readOpen(access, page, no).catch((error: unknown) => {
    throw access.client.asUnknownOutcome(error, write);
  });
  if (!read) throw access.client.asUnknownOutcome(new Error('NAV does not show it afterwards'), write);
  return toDocument(page.kind, read.row, read.lines);
}
