/** What the connector may want of a NAV server; which surface has it differs from server to server. */
export const CAPABILITIES = [
  'customers',
  'createCustomers',
  'vatNumbers',
  'items',
  'itemVariants',
  'itemUnits',
  'itemReferences',
  'stock',
  'stockByLocation',
  'movements',
  'cardPrices',
  'priceLists',
  'salesOrders',
  'salesInvoices',
  'creditMemos',
  'postedDocuments',
  'documentChanges',
  'post',
  'paymentJournals',
  'shipments',
  'tracking',
  'dimensions',
  'setup',
  'vatSetup',
  'referenceLists',
  'subscriptions',
] as const;
export type NavCapability = (typeof CAPABILITIES)[number];

export type NavSurface = 'api' | 'pages';

export type CapabilityState =
  /** `source` is the entity set or the published service. */
  | { readonly has: true; readonly surface: NavSurface; readonly source: string }
  /** What is to be published or switched on, with the object's number, in words for an administrator. */
  | { readonly has: false; readonly remedy: string };

export type NavCapabilities = Readonly<Record<NavCapability, CapabilityState>>;
