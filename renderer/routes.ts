import type { Term } from '../main/contract/views.ts';

/** Where the window stands; filters and selection are part of it, so every view has an address. */
export type Route =
  | { readonly screen: 'overview' }
  | { readonly screen: 'orders'; readonly filter: OrdersFilter }
  | { readonly screen: 'order'; readonly integrationId: string; readonly orderKey: string; readonly tab: OrderTab }
  | AttentionRoute
  | { readonly screen: 'connections' }
  | { readonly screen: 'connection'; readonly connectionId: string; readonly tab: ConnectionTab }
  | { readonly screen: 'integrations' }
  | { readonly screen: 'schedules' }
  | DeliveriesRoute
  | MappingRoute
  | { readonly screen: 'settings'; readonly section: SettingsSection }
  | { readonly screen: 'audit'; readonly address: AuditAddress }
  | SetupRoute;

/** What waits for a person: all of it, or what one cause or one alarm is about. */
export interface AttentionRoute {
  readonly screen: 'attention';
  /** The group that waits for it. */
  readonly cause?: string;
  readonly alarm?: number;
}

/** Steps of setting up, in their order. */
export const setupSteps = ['nav', 'readiness', 'store', 'address', 'proof', 'rules', 'orders', 'live'] as const;
export type SetupStep = (typeof setupSteps)[number];

export interface SetupRoute {
  readonly screen: 'setup';
  readonly step: SetupStep;
  /** The connections that were saved on the way, by their ids. */
  readonly nav?: string;
  readonly store?: string;
}

/** What entries of the audit log are filtered by, and the one that is open. Days are YYYY-MM-DD, the last one included. */
export interface AuditAddress {
  readonly integrationId?: string;
  readonly orderNo?: string;
  readonly documentNo?: string;
  readonly sku?: string;
  readonly kind?: string;
  readonly status?: string;
  readonly actor?: string;
  readonly from?: string;
  readonly to?: string;
  /** The fingerprint of a person's e-mail address; the address itself must not stand here. */
  readonly subject?: string;
  readonly entry?: number;
}

/** Views of which article is which item. */
export const itemTabs = ['waiting', 'table', 'csv'] as const;
/** The rules of an integration. */
export const rulesTabs = ['taxes', 'charges', 'payments', 'countries', 'customers', 'rules'] as const;
export type RulesTab = (typeof rulesTabs)[number];
export const mappingTabs = [...itemTabs, ...rulesTabs, 'created'] as const;
export type MappingTab = (typeof mappingTabs)[number];

export interface MappingRoute {
  readonly screen: 'mapping';
  /** The first integration where it is left out. */
  readonly integrationId?: string;
  readonly tab: MappingTab;
  readonly text?: string;
  /** Created customers that are verified, too; else only those that wait for it. */
  readonly customers?: 'all';
  /** What is being mapped. */
  readonly chosen?: Chosen;
}

/** A SKU, or the name of lines without one. */
export interface Chosen {
  readonly kind: 'sku' | 'name';
  readonly from: string;
}

/** How the program behaves, by subject; the first is shown where the address names none. */
export const settingsSections = ['storage', 'audit', 'notifications', 'security', 'language', 'support'] as const;
export type SettingsSection = (typeof settingsSections)[number];

export interface DeliveriesRoute {
  readonly screen: 'deliveries';
  /** All of them where it is left out. */
  readonly kind?: DeliveryKind;
  /** The store's id of a record. */
  readonly record?: string;
  /** The one that is looked into. */
  readonly delivery?: number;
}

export const deliveryKinds = ['webhook', 'poll'] as const;
export type DeliveryKind = (typeof deliveryKinds)[number];

export interface OrdersFilter {
  readonly term?: Term;
  readonly integrationId?: string;
  readonly text?: string;
  readonly period?: 'today' | 'week';
}

export const orderTabs = ['plan', 'totals', 'requests', 'received', 'audit'] as const;
export type OrderTab = (typeof orderTabs)[number];

/** The first is every connection's; the others are shown where the connection has them. */
export const connectionTabs = ['ladder', 'certificate', 'capabilities', 'company', 'readiness', 'writeTest'] as const;
export type ConnectionTab = (typeof connectionTabs)[number];

const terms: readonly Term[] = ['equal', 'onTheWay', 'waiting', 'leftOut'];
const periods = ['today', 'week'] as const;

const oneOf = <T extends string>(allowed: readonly T[], value: string | null): T | undefined =>
  allowed.find((each) => each === value);

const toFilter = (query: URLSearchParams): OrdersFilter => ({
  term: oneOf(terms, query.get('term')),
  integrationId: query.get('integration') ?? undefined,
  text: query.get('text') ?? undefined,
  period: oneOf(periods, query.get('period')),
});

const toChosen = (query: URLSearchParams): Chosen | undefined => {
  const kind = (['sku', 'name'] as const).find((each) => (query.get(each) ?? '') !== '');
  return kind && { kind, from: query.get(kind) ?? '' };
};

const toMapping = (query: URLSearchParams): MappingRoute => ({
  screen: 'mapping',
  integrationId: query.get('integration') ?? undefined,
  tab: oneOf(mappingTabs, query.get('tab')) ?? 'waiting',
  text: query.get('text') ?? undefined,
  customers: oneOf(['all'], query.get('customers')),
  chosen: toChosen(query),
});

/** How the fields of an audit address are written. */
const auditNames = {
  integrationId: 'integration',
  orderNo: 'order',
  documentNo: 'document',
  sku: 'sku',
  kind: 'kind',
  status: 'status',
  actor: 'who',
  from: 'from',
  to: 'to',
  subject: 'person',
} as const satisfies Partial<Record<keyof AuditAddress, string>>;

const toNumber = (text: string | null): number | undefined =>
  /^\d{1,15}$/.test(text ?? '') ? Number(text) : undefined;

const toAudit = (query: URLSearchParams): AuditAddress => {
  const given = Object.entries(auditNames).flatMap(([field, name]) => {
    const value = query.get(name) ?? '';
    return value === '' ? [] : [[field, value] as const];
  });
  const entry = toNumber(query.get('entry'));
  return { ...Object.fromEntries(given), ...(entry !== undefined && { entry }) };
};

/** A part of an address that cannot be read stands for itself. */
const decode = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

export const parseRoute = (hash: string): Route => {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?');
  const [screen = '', first, second] = path.split('/').map(decode);
  const query = new URLSearchParams(search);
  if (screen === 'orders' && first !== undefined && second !== undefined)
    return {
      screen: 'order',
      integrationId: first,
      orderKey: second,
      tab: oneOf(orderTabs, query.get('tab')) ?? 'plan',
    };
  if (screen === 'orders') return { screen, filter: toFilter(query) };
  if (screen === 'audit') return { screen, address: toAudit(query) };
  if (screen === 'connections' && first !== undefined && first !== '')
    return { screen: 'connection', connectionId: first, tab: oneOf(connectionTabs, query.get('tab')) ?? 'ladder' };
  if (screen === 'mapping') return toMapping(query);
  if (screen === 'deliveries')
    return {
      screen,
      kind: oneOf(deliveryKinds, query.get('kind')),
      record: query.get('record') ?? undefined,
      delivery: toNumber(query.get('delivery')),
    };
  if (screen === 'schedules') return { screen };
  if (screen === 'setup')
    return {
      screen,
      step: oneOf(setupSteps, first ?? null) ?? setupSteps[0],
      nav: query.get('nav') ?? undefined,
      store: query.get('store') ?? undefined,
    };
  if (screen === 'settings') return { screen, section: oneOf(settingsSections, first ?? null) ?? settingsSections[0] };
  if (screen === 'attention')
    return { screen, cause: query.get('cause') ?? undefined, alarm: toNumber(query.get('alarm')) };
  if (screen === 'connections' || screen === 'integrations') return { screen };
  return { screen: 'overview' };
};

const withQuery = (path: string, values: Readonly<Record<string, string | undefined>>): string => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value !== undefined && value !== '') query.set(name, value);
  return query.size === 0 ? path : `${path}?${query.toString()}`;
};

const auditQuery = ({ entry, ...filter }: AuditAddress): Readonly<Record<string, string | undefined>> => ({
  ...Object.fromEntries(
    Object.entries(filter).map(([field, value]) => [auditNames[field as keyof typeof auditNames], value]),
  ),
  entry: entry === undefined ? undefined : String(entry),
});

export const toHash = (route: Route): string => {
  switch (route.screen) {
    case 'orders': {
      const { integrationId, ...filter } = route.filter;
      return withQuery('#/orders', { ...filter, integration: integrationId });
    }
    case 'order': {
      const path = `#/orders/${encodeURIComponent(route.integrationId)}/${encodeURIComponent(route.orderKey)}`;
      return withQuery(path, { tab: route.tab === 'plan' ? undefined : route.tab });
    }
    case 'attention':
      return withQuery('#/attention', { cause: route.cause, alarm: route.alarm?.toString() });
    case 'connection': {
      const path = `#/connections/${encodeURIComponent(route.connectionId)}`;
      return withQuery(path, { tab: route.tab === 'ladder' ? undefined : route.tab });
    }
    case 'mapping': {
      const { integrationId, tab, text, customers, chosen } = route;
      const values = { integration: integrationId, tab: tab === 'waiting' ? undefined : tab, text, customers };
      return withQuery('#/mapping', chosen === undefined ? values : { ...values, [chosen.kind]: chosen.from });
    }
    case 'settings':
      return `#/settings/${route.section}`;
    case 'setup':
      return withQuery(`#/setup/${route.step}`, { nav: route.nav, store: route.store });
    case 'deliveries':
      return withQuery('#/deliveries', {
        kind: route.kind,
        record: route.record,
        delivery: route.delivery?.toString(),
      });
    case 'audit':
      return withQuery('#/audit', auditQuery(route.address));
    default:
      return `#/${route.screen}`;
  }
};

export const orderHash = (order: { readonly integrationId: string; readonly orderKey: string }): string =>
  toHash({ screen: 'order', integrationId: order.integrationId, orderKey: order.orderKey, tab: 'plan' });

export const connectionHash = (connectionId: string, tab: ConnectionTab = 'ladder'): string =>
  toHash({ screen: 'connection', connectionId, tab });
