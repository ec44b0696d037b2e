import { type ConnectorError, toConnectorError } from '../../base/errors.ts';
import type { Origin } from '../../base/origin.ts';
import type { Door } from '../../http/door.ts';
import { createBatchingDoor } from '../batch.ts';
import { capabilityMissing, PAYMENTS_OVER_API, SWITCH_API_ON } from '../capabilityMissing.ts';
import { createEmailFinder, type EmailFinder } from '../emailSearch.ts';
import type { Nav, NavCompany, NavSession, NavDocument } from '../nav.ts';
import { createODataClient, type ODataClient } from '../odataClient.ts';
import type { NavSignIn } from '../signInRefusal.ts';
import { createAccess, createServiceBook, type NewCustomerSettings, type PageAccess } from './access.ts';
import { pageCapabilities } from './capabilities.ts';
import { changeDocument, deleteDocument } from './changeDocument.ts';
import { readPageCompanies, resolvePageCompany } from './companies.ts';
import { createDocument } from './createDocument.ts';
import { readCustomer, readCustomersByEmail, readCustomersByVatNumber } from './customers.ts';
import { documentDimensions, setDocumentDimensions } from './dimensions.ts';
import {
  readEveryItem,
  readItems,
  readItemsByGtin,
  readReferences,
  readUnits,
  readVariants,
  readVariantsByCode,
} from './items.ts';
import { changeCustomer, createCustomer } from './newCustomer.ts';
import { createLocalCurrency, inCodes, type LocalCurrency } from './localCurrency.ts';
import { createPlace } from './place.ts';
import { readPrices } from './prices.ts';
import { readByExternalNo, readDocument, readInvoicesOfOrder, readMemosByExternalNo } from './readDocuments.ts';
import { resumeDocument } from './resumeDocument.ts';
import type { Services } from './services.ts';
import { readDimensionValues, readReferenceList, readSetup } from './setup.ts';
import { readShipmentsOfOrder } from './shipments.ts';
import { readCardPrices, readMovements, readStock } from './stock.ts';
import { readCompanyCountry, readTaxedCustomers } from './taxedCustomers.ts';
import { readVatSetup } from './vatSetup.ts';
import { addLine, deleteLine, repairLine, warnInDocument } from './writeLines.ts';

export interface PagesOptions {
  readonly door: Door;
  /** The root of page services: `http://nav01:7048/DynamicsNAV110/ODataV4`. A trailing slash is fine. */
  readonly url: string;
  readonly tenant?: string;
  readonly connectionId: string;
  /** How the connection signs in, for the words of a refusal. */
  readonly signIn?: NavSignIn;
  /** How this server is told the company; `auto` finds out. */
  readonly companyIn: 'auto' | 'path' | 'query';
  /** Names of services that cannot be told by their fields: `{ "salesOrders": "WebOrder" }`. */
  readonly services: Readonly<Record<string, string>>;
  readonly newCustomer: NewCustomerSettings;
  /** Where the general ledger setup is not published. */
  readonly localCurrency?: string;
  readonly longestOperationMs: number;
  /** Who opens it; the engine itself where absent. */
  readonly origin?: Origin;
}

export interface PagesNavOptions extends PagesOptions {
  readonly company: NavCompany;
}

export interface OpenPagesOptions extends PagesOptions {
  /** Id, name or display name, as the settings have it. */
  readonly company: string;
  /** The id by which the API of this server knows the company; early page services know its name alone. */
  readonly companyId?: string;
}

/**
 * The same, finding the company first among those that the user sees.
 *
 * @throws ConnectorError `nav-company-unknown` when it is not there, naming those there are.
 */
export async function openPagesNav({ company, companyId, ...options }: OpenPagesOptions): Promise<Nav> {
  return createPagesNav({ ...options, company: await resolvePageCompany({ ...options, companyId }, company) });
}

/**
 * One company over published pages, which NAV 2017 and every later version on premises have. Reads first what is
 * published.
 *
 * @throws ConnectorError when the server does not answer, refuses the sign-in or has no page services.
 */
export async function createPagesNav(options: PagesNavOptions): Promise<Nav> {
  const { connectionId, company, longestOperationMs, localCurrency, newCustomer } = options;
  const { door, url, tenant, signIn } = options;
  const book = createServiceBook(connectionId, options.services);
  const place = createPlace(company, options.companyIn);
  const emails = createEmailFinder();
  const reads = createBatchingDoor({ door, url, tenant });
  const clientOf = (origin: Origin) =>
    createODataClient({ door, reads, url, tenant, signIn, system: connectionId, origin });
  const currency = createLocalCurrency();
  let known = await read(clientOf(options.origin ?? { actor: 'engine' }));

  async function read(client: ODataClient): Promise<Services> {
    try {
      return await book.services(client);
    } catch (error) {
      throw toConnectorError(error);
    }
  }

  async function accessOf(client: ODataClient): Promise<PageAccess> {
    known = await read(client);
    const companyIn = await place.find(client, probed(known));
    return createAccess({
      client,
      system: connectionId,
      services: known,
      newCustomer,
      localCurrency,
      company,
      companyIn,
    });
  }

  /** The failure as the product names it. What NAV does not understand may have changed since its fields were read. */
  function said(error: unknown): ConnectorError {
    const named = toConnectorError(error);
    if (MAY_HAVE_CHANGED.has(named.code)) book.forget();
    return named;
  }

  return {
    connectionId,
    companyId: company.id,
    longestOperationMs,
    writesWhole: false,
    get capabilities() {
      return pageCapabilities(known, localCurrency);
    },
    as(origin) {
      const client = clientOf(origin);
      return sessionOver({ client, emails, currency, access: () => accessOf(client), said });
    },
  };
}

/** What the calls of one session work with. */
interface Session {
  readonly client: ODataClient;
  readonly emails: EmailFinder;
  readonly currency: LocalCurrency;
  access(): Promise<PageAccess>;
  said(error: unknown): ConnectorError;
}

function sessionOver({ client, emails, currency, access, said }: Session): NavSession {
  const named = <Arguments extends readonly unknown[], T>(
    call: (access: PageAccess, ...values: Arguments) => Promise<T>,
  ) => {
    return async (...values: Arguments): Promise<T> => {
      try {
        return await call(await access(), ...values);
      } catch (error) {
        throw said(error);
      }
    };
  };
  // The currency is asked before anything is written, so that its failure says nothing about a write.
  const coded = <Arguments extends readonly unknown[], T extends NavDocument | null | readonly NavDocument[]>(
    call: (access: PageAccess, ...values: Arguments) => Promise<T>,
    toCodes: (found: T, local: string) => T,
  ) =>
    named(async (access: PageAccess, ...values: Arguments) => {
      const local = await currency.of(access);
      return toCodes(await call(access, ...values), local);
    });
  const paged = <Arguments extends readonly unknown[], T>(
    call: (access: PageAccess, ...values: Arguments) => AsyncIterable<readonly T[]>,
  ) => {
    return async function* (...values: Arguments): AsyncGenerator<readonly T[], void, undefined> {
      try {
        yield* call(await access(), ...values);
      } catch (error) {
        throw said(error);
      }
    };
  };
  return {
    companies: named(() => readPageCompanies(client)),
    setup: named(async (access) => {
      const setup = await readSetup(access);
      currency.knows(setup.localCurrency);
      return setup;
    }),
    customer: named(readCustomer),
    customersByEmail: named((access, email) => readCustomersByEmail(access, emails, email)),
    customersByVatNumber: named(readCustomersByVatNumber),
    // Pages show a day at most, and older servers not that of the making.
    customersWithoutEmailSince: named(async () => null),
    vatSetup: named(readVatSetup),
    taxedCustomers: named(readTaxedCustomers),
    companyCountry: named(readCompanyCountry),
    createCustomer: named(createCustomer),
    changeCustomer: named(changeCustomer),
    items: named(readItems),
    everyItem: paged(readEveryItem),
    itemsByGtin: named(readItemsByGtin),
    itemVariants: named(readVariants),
    variantsByCode: named(readVariantsByCode),
    itemUnits: named(readUnits),
    itemReferences: named(readReferences),
    stock: paged(readStock),
    movementsSince: paged(readMovements),
    cardPrices: paged(readCardPrices),
    prices: paged(readPrices),
    referenceList: named(readReferenceList),
    dimensionValues: named(readDimensionValues),
    documentsByExternalNo: coded(readByExternalNo, allInCodes),
    // Pages show no instant of the last change.
    changedDocuments: paged(({ system }) => {
      throw capabilityMissing('documentChanges', SWITCH_API_ON, system);
    }),
    creditMemosByExternalNo: coded(readMemosByExternalNo, allInCodes),
    postedInvoicesOfOrder: coded(readInvoicesOfOrder, allInCodes),
    shipmentsOfOrder: named(readShipmentsOfOrder),
    document: coded(readDocument, (found, local) => found && inCodes(found, local)),
    createDocument: coded(createDocument, inCodes),
    resumeDocument: coded(resumeDocument, inCodes),
    addPayment: named(noPayments),
    paymentsByExternalNo: named(noPayments),
    changeDocument: coded(changeDocument, inCodes),
    repairLine: named(repairLine),
    addLine: named(addLine),
    deleteLine: named(deleteLine),
    warnInDocument: named(warnInDocument),
    deleteDocument: named(deleteDocument),
    documentDimensions: named(documentDimensions),
    setDocumentDimensions: named(setDocumentDimensions),
    post: named(async ({ services, localCurrency, system }) => {
      const state = pageCapabilities(services, localCurrency).post;
      throw capabilityMissing('post', state.has ? '' : state.remedy, system);
    }),
    subscriptions: named(noSubscriptions),
    createSubscription: named(noSubscriptions),
    renewSubscription: named(noSubscriptions),
    deleteSubscription: named(noSubscriptions),
  };
}

async function noPayments({ system }: PageAccess): Promise<never> {
  throw capabilityMissing('paymentJournals', PAYMENTS_OVER_API, system);
}

async function noSubscriptions({ system }: PageAccess): Promise<never> {
  throw capabilityMissing('subscriptions', SWITCH_API_ON, system);
}

const MAY_HAVE_CHANGED: ReadonlySet<string> = new Set(['nav-request-malformed', 'nav-route-missing', 'nav-not-found']);

/** A small page that every user of the connector may read, to find out how the company is told. */
function probed(services: Services): string | null {
  const roles = ['items', 'customers', 'salesOrders', 'postedInvoices', 'stock'] as const;
  return roles.map((role) => services[role].service?.name).find((name) => name !== undefined) ?? null;
}

function allInCodes(found: readonly NavDocument[], local: string): readonly NavDocument[] {
  return found.map((document) => inCodes(document, local));
}
