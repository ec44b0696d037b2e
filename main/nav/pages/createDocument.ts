import { ConnectorError } from '../../base/errors.ts';
import type { NavDocument, NavDocumentKind, NavDocumentLine, NewSalesDocument } from '../nav.ts';
import type { ODataWrite } from '../odataClient.ts';
import type { PageAccess } from './access.ts';
import { remove } from './changeDocument.ts';
import { DOCUMENT_TYPES, type DocumentPage, documentPage, header, type HeaderRow, KIND_NAMES } from './documents.ts';
import { testDimensions } from './dimensions.ts';
import { groupsOf, type HeaderGroups, locationOfLines, settleHeader } from './headers.ts';
import { finish, writeMarker } from './marker.ts';
import { isGone, readDocument } from './readDocuments.ts';
import { basisOf, writeLine } from './writeLines.ts';

/**
 * Header, the rest of its fields, a comment that it is being written, then line by line, never two at a time, and the
 * comment away again. What is refused on the way is removed again;
 * where it cannot be removed, or an answer is cut off, the outcome is unknown and the beginning is found later.
 */
export async function createDocument(
  access: PageAccess,
  kind: NavDocumentKind,
  wanted: NewSalesDocument,
): Promise<NavDocument> {
  const page = documentPage(access, kind);
  const groups = groupsOf(access, page, wanted);
  await testDimensions(access, page, wanted.dimensions ?? []);
  const write: ODataWrite = {
    ...access.at(page.service.name, `create ${KIND_NAMES[kind]} ${wanted.externalDocumentNo}`),
    method: 'POST',
    body: { Sell_to_Customer_No: wanted.customerNo, External_Document_No: wanted.externalDocumentNo },
  };
  const row = await access.client.written(write, header);
  if (!row) throw access.client.asUnknownOutcome(new Error('NAV answered without the document'), write);
  const removal = async (error: unknown) => afterRemoval(access, page, row, write, error);
  let marker: NavDocumentLine;
  try {
    testType(access, page, row);
    marker = await fill(access, page, row, groups, wanted);
  } catch (error) {
    throw await removal(error);
  }
  return finish(access, page, row.No, { markers: [marker], write, removal });
}

/** The comment that is to be taken away when all is there. */
async function fill(
  access: PageAccess,
  page: DocumentPage,
  row: HeaderRow,
  groups: HeaderGroups,
  wanted: NewSalesDocument,
): Promise<NavDocumentLine> {
  const settled = await settleHeader(access, page, row, groups);
  const basis = { ...basisOf(access, page, settled), location: locationOfLines(page, wanted) };
  // Behind the header's last field: currency and price basis ask a question where there is a line, even a comment.
  const marker = await writeMarker(access, page, row.No, basis);
  for (const line of wanted.lines) {
    // oxlint-disable-next-line no-await-in-loop
    await writeLine(access, page, row.No, line, basis);
  }
  return marker;
}

/** A page that was mistaken for another: a quote where orders were meant. */
function testType(access: PageAccess, { kind, service }: DocumentPage, row: HeaderRow): void {
  if (row.Document_Type === undefined || row.Document_Type === DOCUMENT_TYPES[kind]) return;
  throw new ConnectorError({
    kind: 'invalid',
    code: 'nav-service-mistaken',
    message: `The service ${service.name} makes documents of the type ${row.Document_Type}, not ${DOCUMENT_TYPES[kind]}.`,
    whatToDo: `Name the service of the ${KIND_NAMES[kind]} page in the settings of the connection, then replay.`,
    params: { service: service.name, documentType: row.Document_Type },
    system: access.system,
  });
}

/** What to reject with once the beginning is gone, or could not be removed. */
async function afterRemoval(
  access: PageAccess,
  page: DocumentPage,
  row: HeaderRow,
  write: ODataWrite,
  error: unknown,
): Promise<unknown> {
  if (error instanceof ConnectorError && error.kind === 'unknownOutcome') return error;
  try {
    // NAV says "not found" of what a field names too. Where the document itself is gone, somebody posted or deleted it
    // meanwhile: posted, it is in NAV all the same, and has to be found.
    if (isGone(error) && (await readDocument(access, page.kind, row.No)) === null)
      return access.client.asUnknownOutcome(error, write);
    await remove(access, page, row);
    return error;
  } catch {
    // It stands half-written, so that the refusal alone would say too little: it is looked for and gone on with.
    return access.client.asUnknownOutcome(error, write);
  }
}
