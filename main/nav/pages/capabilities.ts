import { PAYMENTS_OVER_API, POST_IN_NAV, PUBLISH_LISTS, PUBLISH_PRICES, SWITCH_API_ON } from '../capabilityMissing.ts';
import { CAPABILITIES, type CapabilityState, type NavCapabilities, type NavCapability } from '../capability.ts';
import type { PageRole } from './roles.ts';
import { fieldOf, type Services } from './services.ts';

/** The pages that a capability needs; the first one is its source. */
const NEEDS: Readonly<Partial<Record<NavCapability, readonly PageRole[]>>> = {
  customers: ['customers'],
  createCustomers: ['customerCard'],
  items: ['items'],
  itemVariants: ['itemVariants'],
  itemUnits: ['itemUnits'],
  itemReferences: ['itemReferences'],
  stock: ['stock'],
  stockByLocation: ['stockByLocation'],
  movements: ['movements'],
  cardPrices: ['cardPrices'],
  salesOrders: ['salesOrders'],
  salesInvoices: ['salesInvoices'],
  creditMemos: ['creditMemos', 'postedCreditMemos'],
  postedDocuments: ['postedInvoices', 'postedInvoicesOfOrders'],
  documentChanges: ['salesOrders', 'postedInvoices'],
  shipments: ['shipments'],
  vatSetup: ['vatPostingSetup'],
};

const REFERENCE_ROLES = [
  'countries',
  'currencies',
  'accounts',
  'customerPriceGroups',
  'dimensions',
  'locations',
  'paymentMethods',
  'paymentTerms',
  'shipmentMethods',
  'taxCodes',
  'units',
] as const satisfies readonly PageRole[];

const NO_POSTING = `Page services cannot post. ${POST_IN_NAV}`;

/** What these published pages can do; for the rest the page to publish. */
export function pageCapabilities(services: Services, localCurrency: string | undefined): NavCapabilities {
  const states = CAPABILITIES.map((capability) => [capability, stateOf(capability, services, localCurrency)] as const);
  return Object.fromEntries(states) as Record<NavCapability, CapabilityState>;
}

function stateOf(capability: NavCapability, services: Services, localCurrency: string | undefined): CapabilityState {
  switch (capability) {
    case 'post':
      return { has: false, remedy: NO_POSTING };
    case 'paymentJournals':
      return { has: false, remedy: PAYMENTS_OVER_API };
    case 'subscriptions':
      return { has: false, remedy: SWITCH_API_ON };
    case 'priceLists':
      return services.priceListLines.service ? stateOfRoles(services, ['priceListLines']) : pricesState(services);
    case 'setup':
      return setupState(services, localCurrency);
    case 'tracking':
      return withField(services, 'shipments', 'Package_Tracking_No', 'Package Tracking No.');
    case 'vatNumbers':
      return withField(services, 'customers', 'VAT_Registration_No', 'VAT Registration No.');
    case 'dimensions':
      return dimensionState(services);
    case 'referenceLists':
      return listState(services);
    default:
      return stateOfRoles(services, NEEDS[capability] ?? []);
  }
}

function stateOfRoles(services: Services, roles: readonly PageRole[]): CapabilityState {
  const remedies = roles.flatMap((role) => services[role].remedy ?? []);
  if (remedies.length > 0) return { has: false, remedy: [...new Set(remedies)].join(' ') };
  const names = roles.map((role) => services[role].service?.name ?? '');
  return { has: true, surface: 'pages', source: [...new Set(names)].join(', ') };
}

function pricesState(services: Services): CapabilityState {
  const classic = stateOfRoles(services, ['salesPrices']);
  if (classic.has) return classic;
  return { has: false, remedy: PUBLISH_PRICES };
}

function setupState(services: Services, localCurrency: string | undefined): CapabilityState {
  const state = stateOfRoles(services, ['setup']);
  if (state.has || localCurrency === undefined) return state;
  return { has: true, surface: 'pages', source: 'the local currency of the settings' };
}

function withField(services: Services, role: PageRole, field: string, caption: string): CapabilityState {
  const { service } = services[role];
  if (!service || fieldOf(service.fields, field) !== null) return stateOfRoles(services, [role]);
  return { has: false, remedy: `Show the field ${caption} on the page published as ${service.name}.` };
}

/** Which code the shortcut dimensions have stands in the general ledger setup. */
function dimensionState(services: Services): CapabilityState {
  const setup = withField(services, 'setup', 'Global_Dimension_1_Code', 'Global Dimension 1 Code');
  if (!setup.has) return setup;
  return withField(services, 'salesOrders', 'Shortcut_Dimension_1_Code', 'Shortcut Dimension 1 Code');
}

function listState(services: Services): CapabilityState {
  const names = REFERENCE_ROLES.flatMap((role) => services[role].service?.name ?? []);
  if (names.length > 0) return { has: true, surface: 'pages', source: names.join(', ') };
  return { has: false, remedy: PUBLISH_LISTS };
}
