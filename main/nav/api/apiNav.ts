import type { Origin } from '../../base/origin.ts';
import type { Door } from '../../http/door.ts';
import { createBatchingDoor } from '../batch.ts';
import { capabilityMissing, requireCapability } from '../capabilityMissing.ts';
import { createEmailFinder, type EmailFinder } from '../emailSearch.ts';
import type { NavCapabilities, NavCapability } from '../capability.ts';
import type { Nav, NavDocumentKind, NavSession } from '../nav.ts';
import { entity } from '../odata.ts';
import { createODataClient } from '../odataClient.ts';
import type { NavSignIn } from '../signInRefusal.ts';
import type { ApiAccess } from './access.ts';
import { apiCapabilities, CAPABILITY_OF_KIND, REMEDIES } from './capabilities.ts';
import { readChangedDocuments } from './changedDocuments.ts';
import { readCompanies, readSetup } from './companies.ts';
import {
  readCustomer,
  readCustomersByEmail,
  readCustomersByVatNumber,
  readCustomersWithoutEmailSince,
} from './customers.ts';
import { readDocumentDimensions, writeDocumentDimensions } from './dimensions.ts';
import { readByExternalNo, readDocument, readInvoicesOfOrder } from './documents.ts';
import { createFieldBook } from './fields.ts';
import {
  readCardPrices,
  readEveryItem,
  readItems,
  readItemsByGtin,
  readStock,
  readVariants,
  readVariantsByCode,
} from './items.ts';
import { readMovements } from './movements.ts';
import { named, paged } from './named.ts';
import { readDimensionValues, readReferenceList } from './referenceLists.ts';
import { addPayment, countPayments } from './payments.ts';
import { readShipmentsOfOrder } from './shipments.ts';
import { createSubscription, deleteSubscription, readSubscriptions, renewSubscription } from './subscriptions.ts';
import { readCompanyCountry, readTaxedCustomers } from './taxedCustomers.ts';
import { changeCustomer, createCustomer } from './writeCustomers.ts';
import {
  addLine,
  changeDocument,
  createDocument,
  deleteDocument,
  deleteLine,
  postDocument,
  repairLine,
  resumeDocument,
  warnInDocument,
} from './writeDocuments.ts';

export interface ApiNavOptions {
  readonly connectionId: string;
  /** How the connection signs in, for the words of a refusal. */
  readonly signIn?: NavSignIn;
  /** Up to and including the version: `http://nav01:7048/BC250/api/v2.0`. A trailing slash is fine. */
  readonly url: string;
  /** The company's GUID, as `resolveCompany` finds it. */
  readonly companyId: string;
  readonly tenant?: string;
  readonly longestOperationMs: number;
  readonly door: Door;
  /** Who wants it opened; the engine by default. */
  readonly origin?: Origin;
}

/**
 * One company through API v2.0, which Business Central has from version 17 on. Reads the server's metadata, which say
 * what it can do.
 *
 * @throws ConnectorError when the server cannot be reached or refuses the sign-in.
 */
export async function createApiNav(options: ApiNavOptions): Promise<Nav> {
  const { connectionId, companyId, longestOperationMs, door, url, tenant, signIn } = options;
  const root = entity('companies', companyId);
  const book = createFieldBook();
  const emails = createEmailFinder();
  const reads = createBatchingDoor({ door, url, tenant });
  const accessOf = (origin: Origin): ApiAccess => ({
    client: createODataClient({ door, reads, url, tenant, signIn, system: connectionId, origin }),
    root,
    book,
    system: connectionId,
  });
  const capabilities = apiCapabilities(await book.schema(accessOf(options.origin ?? { actor: 'engine' }).client));
  return {
    connectionId,
    companyId,
    longestOperationMs,
    // A deep insert is one transaction.
    writesWhole: true,
    capabilities,
    as: (origin) => sessionOf(accessOf(origin), capabilities, emails),
  };
}

function sessionOf(access: ApiAccess, capabilities: NavCapabilities, emails: EmailFinder): NavSession {
  const { system } = access;
  /** What a call works with, once it is known that the server has it. */
  const to = (...wanted: readonly NavCapability[]): ApiAccess => {
    for (const capability of wanted) requireCapability(capability, capabilities[capability], system);
    return access;
  };
  /** For what no version of the API has. */
  const lacking = (capability: NavCapability): never => {
    throw capabilityMissing(capability, REMEDIES[capability], system);
  };
  const toKind = (kind: NavDocumentKind) => to(CAPABILITY_OF_KIND[kind]);
  return {
    companies: named(() => readCompanies(access.client)),
    setup: named(() => readSetup(to('setup'))),
    customer: named((no) => readCustomer(to('customers'), no)),
    customersByEmail: named((email) => readCustomersByEmail(to('customers'), emails, email)),
    customersByVatNumber: named((vatNumber) => readCustomersByVatNumber(to('vatNumbers'), vatNumber)),
    customersWithoutEmailSince: named((since) => readCustomersWithoutEmailSince(to('customers'), since)),
    vatSetup: named(async () => null),
    taxedCustomers: named((wanted) => readTaxedCustomers(to('customers'), wanted)),
    companyCountry: named(() => readCompanyCountry(access)),
    createCustomer: named((customer) => createCustomer(to('createCustomers'), customer)),
    changeCustomer: named((no, change) => changeCustomer(to('customers'), no, change)),
    items: named((numbers) => readItems(to('items'), numbers)),
    everyItem: paged(() => readEveryItem(to('items'))),
    itemsByGtin: named((gtins) => readItemsByGtin(to('items'), gtins)),
    itemVariants: named((item) => readVariants(to('itemVariants'), item)),
    variantsByCode: named((codes) => readVariantsByCode(to('itemVariants'), codes)),
    itemUnits: named(async () => lacking('itemUnits')),
    itemReferences: named(async () => lacking('itemReferences')),
    stock: paged(({ itemNos, location, variant }) =>
      location === undefined && variant === undefined ? readStock(to('stock'), itemNos) : lacking('stockByLocation'),
    ),
    movementsSince: paged((entryNo) => readMovements(to('movements'), entryNo)),
    cardPrices: paged((itemNos) => readCardPrices(to('cardPrices'), itemNos)),
    prices: paged(() => lacking('priceLists')),
    referenceList: named((list) => readReferenceList(to('referenceLists'), list)),
    dimensionValues: named((dimension) => readDimensionValues(to('dimensions'), dimension)),
    documentsByExternalNo: named((...numbers) =>
      readByExternalNo(to('salesOrders', 'salesInvoices'), ['salesOrder', 'salesInvoice'], ...numbers),
    ),
    changedDocuments: paged((since) => readChangedDocuments(to('salesOrders', 'salesInvoices'), since)),
    creditMemosByExternalNo: named((no) => readByExternalNo(to('creditMemos'), ['creditMemo'], no)),
    postedInvoicesOfOrder: named((orderNo) => readInvoicesOfOrder(to('postedDocuments'), orderNo)),
    shipmentsOfOrder: named((orderNo) => readShipmentsOfOrder(to('shipments'), orderNo)),
    document: named((kind, key) => readDocument(toKind(kind), kind, key)),
    createDocument: named((kind, document) => createDocument(toKind(kind), kind, document)),
    resumeDocument: named((found, document) => resumeDocument(toKind(found.kind), found, document)),
    addPayment: named((payment) => addPayment(to('paymentJournals'), payment)),
    paymentsByExternalNo: named((journal, no) => countPayments(to('paymentJournals'), journal, no)),
    changeDocument: named((document, change) => changeDocument(toKind(document.kind), document, change)),
    repairLine: named((document, line, repair) => repairLine(toKind(document.kind), document, line, repair)),
    addLine: named((document, line) => addLine(toKind(document.kind), document, line)),
    deleteLine: named((document, line) => deleteLine(toKind(document.kind), document, line)),
    warnInDocument: named((document, text) => warnInDocument(toKind(document.kind), document, text)),
    deleteDocument: named((kind, key) => deleteDocument(toKind(kind), kind, key)),
    documentDimensions: named((document) => readDocumentDimensions(to('dimensions'), document)),
    setDocumentDimensions: named((document, wanted) => writeDocumentDimensions(to('dimensions'), document, wanted)),
    post: named((document) => postDocument(to('post'), document)),
    subscriptions: named(() => readSubscriptions(to('subscriptions'))),
    createSubscription: named((wish) => createSubscription(to('subscriptions'), wish)),
    renewSubscription: named((found, wish) => renewSubscription(to('subscriptions'), found, wish)),
    deleteSubscription: named((id) => deleteSubscription(to('subscriptions'), id)),
  };
}
