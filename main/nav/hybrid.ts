import type { Origin } from '../base/origin.ts';
import {
  CAPABILITIES,
  type CapabilityState,
  type NavCapabilities,
  type NavCapability,
  type NavSurface,
} from './capability.ts';
import type { Nav, NavSession } from './nav.ts';

/** Which capability decides where a call goes. */
const DECIDED_BY: Readonly<Record<keyof NavSession, NavCapability>> = {
  companies: 'setup',
  setup: 'setup',
  customer: 'customers',
  customersByEmail: 'customers',
  customersByVatNumber: 'vatNumbers',
  customersWithoutEmailSince: 'customers',
  vatSetup: 'vatSetup',
  // Pages show the groups by which customers are taxed, and the setup with them.
  taxedCustomers: 'vatSetup',
  companyCountry: 'setup',
  createCustomer: 'createCustomers',
  changeCustomer: 'createCustomers',
  items: 'items',
  everyItem: 'items',
  itemsByGtin: 'items',
  itemVariants: 'itemVariants',
  variantsByCode: 'itemVariants',
  itemUnits: 'itemUnits',
  itemReferences: 'itemReferences',
  stock: 'stock',
  movementsSince: 'movements',
  cardPrices: 'cardPrices',
  prices: 'priceLists',
  referenceList: 'referenceLists',
  dimensionValues: 'dimensions',
  documentsByExternalNo: 'salesOrders',
  changedDocuments: 'documentChanges',
  creditMemosByExternalNo: 'creditMemos',
  postedInvoicesOfOrder: 'postedDocuments',
  shipmentsOfOrder: 'shipments',
  document: 'salesOrders',
  createDocument: 'salesOrders',
  resumeDocument: 'salesOrders',
  addPayment: 'paymentJournals',
  paymentsByExternalNo: 'paymentJournals',
  changeDocument: 'salesOrders',
  repairLine: 'salesOrders',
  addLine: 'salesOrders',
  deleteLine: 'salesOrders',
  warnInDocument: 'salesOrders',
  deleteDocument: 'salesOrders',
  documentDimensions: 'salesOrders',
  setDocumentDimensions: 'salesOrders',
  post: 'salesOrders',
  subscriptions: 'subscriptions',
  createSubscription: 'subscriptions',
  renewSubscription: 'subscriptions',
  deleteSubscription: 'subscriptions',
};

/** Documents name items and variants by keys of their surface, so that all of these are taken from the same one. */
const WITH_DOCUMENTS: ReadonlySet<NavCapability> = new Set([
  'salesOrders',
  'salesInvoices',
  'creditMemos',
  'items',
  'itemVariants',
  'postedDocuments',
  'documentChanges',
  'post',
]);

/** Where page services show more: locations and variants of a movement, parcel service and tracking of a shipment. */
const RICHER_ON_PAGES: ReadonlySet<NavCapability> = new Set(['movements', 'shipments', 'tracking']);

export interface HybridOptions {
  readonly api: Nav;
  readonly pages: Nav;
  /** New customers are made over page services, which can set posting groups and terms. */
  readonly customersOverPages: boolean;
}

/** Both surfaces of one company as one: each capability is taken from the surface that has it, documents from the API. */
export function createHybridNav({ api, pages, customersOverPages }: HybridOptions): Nav {
  const navs = { api, pages } as const;
  const surfaceOf = (capability: NavCapability): NavSurface => {
    const [first, second]: readonly [NavSurface, NavSurface] = prefersPages(capability, customersOverPages)
      ? ['pages', 'api']
      : ['api', 'pages'];
    if (WITH_DOCUMENTS.has(capability)) return navs.api.capabilities.salesOrders.has ? 'api' : 'pages';
    return navs[first].capabilities[capability].has ? first : second;
  };

  function sessionOf(origin: Origin): NavSession {
    const sessions = { api: api.as(origin), pages: pages.as(origin) } as const;
    const taken = Object.entries(DECIDED_BY).map(([name, capability]) => [
      name,
      sessions[surfaceOf(capability)][name as keyof NavSession],
    ]);
    const stock: NavSession['stock'] = (of) =>
      sessions[surfaceOf(of.location === undefined && of.variant === undefined ? 'stock' : 'stockByLocation')].stock(
        of,
      );
    const session = Object.fromEntries(taken) as unknown as NavSession;
    const createCustomer: NavSession['createCustomer'] = (customer) =>
      customer.model !== undefined && navs.pages.capabilities.createCustomers.has
        ? sessions.pages.createCustomer(customer)
        : session.createCustomer(customer);
    return { ...session, stock, createCustomer };
  }

  return {
    connectionId: api.connectionId,
    companyId: api.companyId,
    longestOperationMs: Math.max(api.longestOperationMs, pages.longestOperationMs),
    writesWhole: navs[surfaceOf('salesOrders')].writesWhole,
    capabilities: merged(navs, surfaceOf),
    as: sessionOf,
  };
}

function prefersPages(capability: NavCapability, customersOverPages: boolean): boolean {
  return RICHER_ON_PAGES.has(capability) || (capability === 'createCustomers' && customersOverPages);
}

/** What neither surface has is told as page services say it: publishing a page is what an administrator can do. */
function merged(
  navs: Readonly<Record<NavSurface, Nav>>,
  surfaceOf: (capability: NavCapability) => NavSurface,
): NavCapabilities {
  const states = CAPABILITIES.map((capability): readonly [NavCapability, CapabilityState] => {
    const state = navs[surfaceOf(capability)].capabilities[capability];
    const isSaid = state.has || WITH_DOCUMENTS.has(capability);
    return [capability, isSaid ? state : navs.pages.capabilities[capability]];
  });
  return Object.fromEntries(states) as unknown as NavCapabilities;
}
