import type { NavChangedDocument, NavDocumentKind } from '../nav.ts';
import { text } from '../shapes.ts';
import type { ApiAccess } from './access.ts';
import { header, SELECT, toDocument } from './documents.ts';
import { KINDS } from './documentKinds.ts';

const changed = header.extend({ lastModifiedDateTime: text });

/** Orders first, then invoices, each by the instant of its last change; a posted order is among the invoices. */
export async function* readChangedDocuments(
  access: ApiAccess,
  since: string,
): AsyncGenerator<readonly NavChangedDocument[]> {
  yield* changedOf(access, 'salesOrder', since);
  yield* changedOf(access, 'salesInvoice', since);
}

async function* changedOf(
  { client, root }: ApiAccess,
  kind: NavDocumentKind,
  since: string,
): AsyncGenerator<readonly NavChangedDocument[]> {
  const { set, words } = KINDS[kind];
  const query = {
    $filter: `lastModifiedDateTime gt ${since}`,
    $orderby: 'lastModifiedDateTime',
    $select: `${SELECT},lastModifiedDateTime`,
  };
  const read = { path: `${root}/${set}`, query, summary: `read ${words}s changed since ${since}` };
  for await (const rows of client.pages(read, changed)) {
    if (rows.length > 0)
      yield rows.map((row) => ({ document: toDocument(kind, row, null), changedAt: row.lastModifiedDateTime }));
  }
}
