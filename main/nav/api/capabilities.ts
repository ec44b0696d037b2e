import {
  CAPABILITIES,
  type CapabilityState,
  type NavCapabilities,
  type NavCapability,
  type NavDocumentKind,
} from '../nav.ts';
import type { ServerSchema } from './fields.ts';

/** Where API v2.0 has it; null where no version does. */
const SETS: Readonly<Record<NavCapability, string | null>> = {
  customers: 'customers',
  createCustomers: 'customers',
  items: 'items',
  itemVariants: 'itemVariants',
  itemUnits: null,
  itemReferences: null,
  stock: 'items',
  stockByLocation: null,
  movements: 'itemLedgerEntries',
  cardPrices: 'items',
  priceLists: null,
  salesOrders: 'salesOrders',
  salesInvoices: 'salesInvoices',
  creditMemos: 'salesCreditMemos',
  postedDocuments: 'salesInvoices',
  post: 'salesOrders',
  shipments: 'salesShipments',
  tracking: null,
  // Every version that lists them also has those of documents.
  dimensions: 'dimensions',
  setup: 'generalLedgerSetup',
  referenceLists: 'countriesRegions',
};

/** What an administrator does in NAV where the API does not have it; the numbers are those of the pages. */
export const REMEDIES: Readonly<Record<NavCapability, string>> = {
  customers: published('page 21 (Customer Card)'),
  createCustomers: published('page 21 (Customer Card)'),
  items: published('page 30 (Item Card)'),
  itemVariants: published('page 5401 (Item Variants)'),
  itemUnits: published('page 5404 (Item Units of Measure)'),
  itemReferences: published('page 5736 (Item References; before version 15 page 5721, Cross References)'),
  stock: published('page 31 (Item List)'),
  stockByLocation: published('page 30 (Item Card) or page 31 (Item List), which can be filtered by location'),
  movements: published('page 38 (Item Ledger Entries)'),
  cardPrices: published('page 30 (Item Card)'),
  priceLists: published('page 7001 (Price List Lines) or, with classic prices, page 7002 (Sales Prices)'),
  salesOrders: published('page 42 (Sales Order)'),
  salesInvoices: published('page 43 (Sales Invoice)'),
  creditMemos: published('page 44 (Sales Credit Memo)'),
  postedDocuments: published('page 132 (Posted Sales Invoice) and page 134 (Posted Sales Credit Memo)'),
  post: 'Post the documents in NAV, or set up its own batch posting.',
  shipments: published('page 130 (Posted Sales Shipment)'),
  tracking: published('page 130 (Posted Sales Shipment) or page 142 (Posted Sales Shipments)'),
  dimensions: 'Update Business Central to a version whose API has dimensions of documents, or set them in NAV.',
  setup: published('page 118 (General Ledger Setup)'),
  referenceLists: published('the page of this list'),
};

export function published(pages: string): string {
  return `In NAV open Web Services and publish ${pages}, then test the connection again.`;
}

/** What the API of this server offers, by its metadata; where it does not tell, what API v2.0 has. */
export function apiCapabilities(schema: ServerSchema | null): NavCapabilities {
  const sets = schema !== null && schema.sets.size > 0 ? schema.sets : null;
  const state = (capability: NavCapability): CapabilityState => {
    const source = SETS[capability];
    if (source !== null && (sets === null || sets.has(source))) return { has: true, surface: 'api', source };
    return { has: false, remedy: REMEDIES[capability] };
  };
  const states = CAPABILITIES.map((capability) => [capability, state(capability)] as const);
  return Object.fromEntries(states) as Record<NavCapability, CapabilityState>;
}

/** What writing documents of this kind needs. */
export const CAPABILITY_OF_KIND: Readonly<Record<NavDocumentKind, NavCapability>> = {
  salesOrder: 'salesOrders',
  salesInvoice: 'salesInvoices',
  creditMemo: 'creditMemos',
};
