import { ConnectorError, toConnectorError } from '../base/errors.ts';
import type { Origin } from '../base/origin.ts';
import { type Ports, toInstant } from '../base/ports.ts';
import type { Nav, NavDocument, NavSession, NewDocumentLine, NewSalesDocument } from './nav.ts';

/** What a write test made, and deleted again. */
export interface WriteTest {
  readonly documentNo: string;
}

/**
 * Proves that sales documents can be made and deleted: makes a sales order for this customer with one comment line, and
 * deletes it. What is left over when something fails on the way is deleted too, or named.
 *
 * @throws ConnectorError `write-test-left-over` when a document could not be deleted, else what kept it from being made
 */
export async function testWrite(
  nav: Pick<Nav, 'as' | 'connectionId'>,
  origin: Origin,
  customerNo: string,
  ports: Ports,
): Promise<WriteTest> {
  const session = nav.as(origin);
  const wanted = testDocument(customerNo, ports);
  const customer = await session.customer(customerNo);
  if (customer === null) throw customerMissing(customerNo, nav.connectionId);
  const made = await session.createDocument('salesOrder', wanted).catch(async (error: unknown) => {
    throw await cleared(session, wanted, toConnectorError(error), nav.connectionId);
  });
  await remove(session, made, nav.connectionId);
  return { documentNo: made.no };
}

const COMMENT: NewDocumentLine = {
  kind: 'comment',
  no: '',
  variantKey: null,
  unit: '',
  quantity: '0',
  description: 'Write test of the connector: may be deleted',
  taxCode: null,
  unitPrice: '0',
  discountAmount: '0',
};

/** A number of its own, so that it can be found again; prices without tax, which every kind of NAV takes. */
function testDocument(customerNo: string, ports: Ports): NewSalesDocument {
  const today = toInstant(ports.now()).slice(0, 10);
  const mark = Buffer.from(ports.random(6)).toString('hex').toUpperCase();
  return {
    externalDocumentNo: `WRITE-TEST-${mark}`,
    customerNo,
    orderDate: today,
    postingDate: today,
    currency: '',
    pricesIncludeTax: false,
    sellTo: null,
    shipTo: null,
    email: '',
    phone: '',
    lines: [COMMENT],
  };
}

async function remove(session: NavSession, made: NavDocument, system: string): Promise<void> {
  try {
    await session.deleteDocument('salesOrder', made.key);
  } catch (error) {
    const cause = toConnectorError(error);
    // Whether it was deleted is not known after a cut-off answer: a look tells.
    const isGone = await session.document('salesOrder', made.key).then(
      (found) => found === null,
      () => false,
    );
    if (!isGone) throw leftOver([made], cause, system);
  }
}

/** Deletes what a failed write has made all the same. After a refused sign-in nothing more is asked: accounts lock out. */
async function cleared(
  session: NavSession,
  { externalDocumentNo, customerNo }: NewSalesDocument,
  failure: ConnectorError,
  system: string,
): Promise<ConnectorError> {
  if (failure.kind === 'authentication' || failure.kind === 'guarded') return failure;
  try {
    const found = await session.documentsByExternalNo(externalDocumentNo);
    const ours = found.filter((one) => one.kind === 'salesOrder' && one.customerNo === customerNo);
    for (const document of ours) await remove(session, document, system);
    return failure.kind === 'unknownOutcome' && ours.length === 0
      ? perhapsLater(externalDocumentNo, failure, system)
      : failure;
  } catch (error) {
    const later = toConnectorError(error);
    if (later.code === LEFT_OVER) return later;
    // Nothing can be looked up: only where it may have been made is that worth a word.
    return failure.kind === 'unknownOutcome' ? perhapsLater(externalDocumentNo, failure, system) : failure;
  }
}

const LEFT_OVER = 'write-test-left-over';

function leftOver(documents: readonly NavDocument[], cause: ConnectorError, system: string): ConnectorError {
  const numbers = documents.map(({ no }) => no).join(', ');
  return new ConnectorError({
    kind: cause.kind === 'unknownOutcome' ? 'unavailable' : cause.kind,
    code: LEFT_OVER,
    message: `The write test made sales order ${numbers}, but could not delete it again. ${cause.message}`,
    whatToDo: `Delete sales order ${numbers} in NAV, and give the connector's user the right to delete sales documents.`,
    params: { documentNo: numbers },
    system,
    cause,
  });
}

/** The server may still carry it out, long after its client has gone. */
function perhapsLater(externalDocumentNo: string, cause: ConnectorError, system: string): ConnectorError {
  return new ConnectorError({
    kind: 'unavailable',
    code: 'write-test-unclear',
    message: `NAV gave no answer to the write test, and it is not known whether it still makes the sales order. ${cause.message}`,
    whatToDo: `In ten minutes look in NAV for a sales order with external document number ${externalDocumentNo}, delete it, and test again.`,
    params: { externalDocumentNo },
    system,
    cause,
  });
}

function customerMissing(customerNo: string, system: string): ConnectorError {
  return new ConnectorError({
    kind: 'notFound',
    code: 'customer-missing',
    message: `Customer ${customerNo} is not in NAV.`,
    whatToDo: 'Choose a customer that is there and not blocked; nothing is kept of the test.',
    params: { customer: customerNo },
    system,
  });
}
