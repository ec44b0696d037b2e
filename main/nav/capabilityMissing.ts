import { ConnectorError } from '../base/errors.ts';
import type { CapabilityState, NavCapability } from './capability.ts';

/** In the words of an administrator, after "This NAV connection does not offer". */
const OFFERS: Readonly<Record<NavCapability, string>> = {
  customers: 'customers',
  createCustomers: 'the creation of customers',
  vatNumbers: 'VAT registration numbers of customers',
  items: 'items',
  itemVariants: 'item variants',
  itemUnits: 'the units of items',
  itemReferences: 'barcodes and other references of items',
  stock: 'stock',
  stockByLocation: 'stock by location or variant',
  movements: 'item movements',
  cardPrices: 'prices of item cards',
  priceLists: 'price lists',
  salesOrders: 'sales orders',
  salesInvoices: 'sales invoices',
  creditMemos: 'credit memos',
  postedDocuments: 'posted documents',
  documentChanges: 'changes of sales documents',
  post: 'posting',
  paymentJournals: 'payments in cash receipt journals',
  shipments: 'shipments',
  tracking: 'tracking numbers',
  dimensions: 'dimensions',
  setup: 'the general ledger setup',
  vatSetup: 'the VAT posting setup',
  referenceLists: 'this reference list',
  subscriptions: 'notifications of changes',
};

/** What an administrator does to have a page of this number and name: `21 (Customer Card)`. */
export function publishPage(page: string): string {
  return `Publish page ${page} under Web Services.`;
}

export const PUBLISH_PRICES =
  'Publish page 7002 (Sales Prices), or with price lists page 7001 (Price List Lines), under Web Services.';
export const PUBLISH_LISTS = 'Publish page 10 (Countries/Regions) and page 5 (Currencies) under Web Services.';
export const POST_IN_NAV = 'Post the documents in NAV, or have its job queue post them in the background.';
export const PAYMENTS_OVER_API = 'Payments go over the API: switch it on, or leave the payment lines to people.';
export const SWITCH_API_ON =
  'Switch the API on in NAV Administration where the server has one. Changes are asked for every 15 minutes meanwhile.';

/** The error of a call whose capability the server does not have; the remedy is what a person does next. */
export function capabilityMissing(capability: NavCapability, remedy: string, system: string): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'nav-capability-missing',
    message: `This NAV connection does not offer ${OFFERS[capability]}.`,
    whatToDo: remedy,
    params: { capability },
    system,
  });
}

/** @throws ConnectorError `nav-capability-missing` when the server does not have it. */
export function requireCapability(capability: NavCapability, state: CapabilityState, system: string): void {
  if (!state.has) throw capabilityMissing(capability, state.remedy, system);
}
