import { POST_IN_NAV, PUBLISH_LISTS, PUBLISH_PRICES, publishPage, SWITCH_API_ON } from '../capabilityMissing.ts';
import { CAPABILITIES, type CapabilityState, type NavCapabilities, type NavCapability } from '../capability.ts';
import type { NavDocumentKind } from '../nav.ts';
import type { ServerSchema } from './fields.ts';

/** Where API v2.0 has it; null where no version does. */
const SETS: Readonly<Record<NavCapability, string | null>> = {
  customers: 'customers',
  createCustomers: 'customers',
  vatNumbers: 'customers',
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
  documentChanges: 'salesOrders',
  post: 'salesOrders',
  paymentJournals: 'customerPaymentJournals',
  shipments: 'salesShipments',
  tracking: null,
  // Every version that lists them also has those of documents.
  dimensions: 'dimensions',
  setup: 'generalLedgerSetup',
  vatSetup: null,
  referenceLists: 'countriesRegions',
  subscriptions: 'subscriptions',
};

/** What an administrator does where the API does not have it: page services have most of it. */
export const REMEDIES: Readonly<Record<NavCapability, string>> = {
  customers: publishPage('21 (Customer Card)'),
  createCustomers: publishPage('21 (Customer Card)'),
  vatNumbers: publishPage('21 (Customer Card)'),
  items: publishPage('30 (Item Card)'),
  itemVariants: publishPage('5401 (Item Variants)'),
  itemUnits: publishPage('5404 (Item Units of Measure)'),
  itemReferences: publishPage('5736 (Item References)'),
  stock: publishPage('31 (Item List)'),
  stockByLocation: publishPage('30 (Item Card)'),
  movements: publishPage('38 (Item Ledger Entries)'),
  cardPrices: publishPage('30 (Item Card)'),
  priceLists: PUBLISH_PRICES,
  salesOrders: publishPage('42 (Sales Order)'),
  salesInvoices: publishPage('43 (Sales Invoice)'),
  creditMemos: `${publishPage('44 (Sales Credit Memo)')} ${publishPage('134 (Posted Sales Credit Memo)')}`,
  postedDocuments: `${publishPage('143 (Posted Sales Invoices)')} ${publishPage('132 (Posted Sales Invoice)')}`,
  documentChanges: `${publishPage('42 (Sales Order)')} ${publishPage('143 (Posted Sales Invoices)')}`,
  post: POST_IN_NAV,
  paymentJournals:
    'Update Business Central to a version whose API has payment journals, or leave the payment lines to people.',
  shipments: publishPage('130 (Posted Sales Shipment)'),
  tracking: publishPage('130 (Posted Sales Shipment)'),
  dimensions: 'Update Business Central to a version whose API has dimensions of documents, or set them in NAV.',
  setup: publishPage('118 (General Ledger Setup)'),
  vatSetup: publishPage('472 (VAT Posting Setup)'),
  referenceLists: PUBLISH_LISTS,
  subscriptions: SWITCH_API_ON,
};

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
