import type { Ports } from '../base/ports.ts';
import type { IntegrationSettings } from '../contract/settings.ts';
import type { ItemMatching } from '../flows/mapping/matching.ts';
import type { OrderIntegration } from '../flows/orders/context.ts';
import { tellingTender } from '../flows/mapping/tender.ts';
import { createReferences } from '../flows/orders/references.ts';
import type { OrderRules } from '../flows/orders/rules.ts';
import type { Nav } from '../nav/nav.ts';
import type { NewJob } from '../queue/jobs.ts';
import type { Store } from '../stores/store.ts';

type Ring = Omit<NewJob, 'runAt' | 'deliveryId'>;

/** A store joined to a company, as the order flow takes it. */
export function createOrderIntegration(
  settings: IntegrationSettings,
  store: Store,
  nav: () => Promise<Nav>,
  ports: Ports,
): OrderIntegration {
  const telling = tellingTender(store, settings.tender.fields);
  return { rules: toOrderRules(settings), store: telling, nav, references: createReferences(ports) };
}

function toOrderRules(settings: IntegrationSettings): OrderRules {
  return {
    integrationId: settings.id,
    mode: settings.mode,
    statuses: settings.statuses,
    startAt: settings.startAt,
    prefix: settings.prefix,
    document: settings.document,
    posting: settings.posting,
    keyedByHand: settings.keyedByHand,
    basis: settings.basis,
    taxes: settings.taxes,
    untaxedTaxCode: settings.untaxedTaxCode,
    accounts: settings.accounts,
    postingDate: settings.postingDate,
    timeZone: settings.timeZone,
    matchGuestsByEmail: settings.matchGuestsByEmail,
    customers: settings.customers,
    countries: settings.countries,
    items: settings.items,
    matching: matchingOf(settings),
    noteAtOrder: settings.noteAtOrder,
    charges: settings.charges,
    payments: settings.payments,
    unknownPayment: settings.unknownPayment,
    taxMap: settings.taxMap,
    headerRules: settings.rules,
    paymentStates: settings.paymentStates,
    sources: settings.sources,
    zeroTotals: settings.zeroTotals,
    closedPostingDate: settings.closedPostingDate,
    tender: settings.tender,
    ...(settings.giftCards && { giftCards: settings.giftCards }),
    taxSystem: settings.taxSystem,
    storeTax: settings.storeTax,
    taxAccounts: settings.taxAccounts,
  };
}

function matchingOf(settings: IntegrationSettings): ItemMatching {
  const { itemMatching, variantSeparator, skuPrefix, noMatch, placeholderItem } = settings;
  return { steps: itemMatching, variantSeparator, skuPrefix, noMatch, placeholderItem: placeholderItem ?? null };
}

/** What the store's lists are asked for. */
export function pollStatuses(settings: IntegrationSettings, store: Store): readonly string[] {
  return [...new Set([...store.capabilities.orderStatuses, ...settings.statuses])];
}

export function orderRing(settings: IntegrationSettings, orderKey: string, actor: string): Ring {
  return {
    key: `order/${settings.id}/${orderKey}`,
    kind: 'order',
    integrationId: settings.id,
    needs: [settings.store, settings.nav],
    recordKey: orderKey,
    actor,
    priority: 0,
  };
}

export function pollRing(settings: IntegrationSettings, actor: string): Ring {
  return {
    key: `poll/${settings.id}`,
    kind: 'poll',
    integrationId: settings.id,
    needs: [settings.store],
    recordKey: '',
    actor,
    priority: 3,
  };
}

/** Compares all orders of the store with the books. */
export function sweepRing(settings: IntegrationSettings, actor: string): Ring {
  return {
    key: `sweep/${settings.id}`,
    kind: 'sweep',
    integrationId: settings.id,
    needs: [settings.store],
    recordKey: '',
    actor,
    priority: 6,
  };
}

/** Reads again as the run says. What it rings is the engine's wish, not a person's for each of the orders. */
export function rereadRing(settings: IntegrationSettings, runId: number): Ring {
  return {
    key: `reread/${runId}`,
    kind: 'reread',
    integrationId: settings.id,
    needs: [settings.store],
    recordKey: String(runId),
    actor: 'reread',
    priority: 5,
  };
}

/** Reads what was changed in the company. */
export function navChangesRing(settings: IntegrationSettings, actor: string): Ring {
  return {
    key: `navChanges/${settings.nav}`,
    kind: 'navChanges',
    integrationId: settings.id,
    needs: [settings.nav],
    recordKey: settings.nav,
    actor,
    priority: 3,
  };
}

/** Our subscriptions at a NAV server. */
export function alignNavRing(settings: IntegrationSettings, actor: string): Ring {
  return {
    key: `alignNav/${settings.nav}`,
    kind: 'alignNav',
    integrationId: settings.id,
    needs: [settings.nav],
    recordKey: settings.nav,
    actor,
    priority: 4,
  };
}

/** Keeps a delivery nobody could read in view; its key is the moment's, so that each is a job of its own. */
export function unreadableRing(settings: IntegrationSettings, id: string): Ring {
  return {
    key: `delivery/${id}`,
    kind: 'delivery',
    integrationId: settings.id,
    needs: [],
    recordKey: '',
    actor: 'webhook',
    priority: 4,
  };
}

export function alignRing(settings: IntegrationSettings, actor: string): Ring {
  return {
    key: `align/${settings.store}`,
    kind: 'align',
    integrationId: settings.id,
    needs: [settings.store],
    recordKey: settings.store,
    actor,
    priority: 4,
  };
}

/** The one of a store's integrations whose wish it is that accounts of its shoppers are followed; none or one. */
export function following(ofStore: readonly IntegrationSettings[]): readonly IntegrationSettings[] {
  return ofStore.filter(({ followAccounts }) => followAccounts !== 'off').slice(0, 1);
}

/** What became of one shopper's account. */
export function customerRing(settings: IntegrationSettings, customerKey: string, actor: string): Ring {
  return {
    key: `customer/${settings.store}/${customerKey}`,
    kind: 'customer',
    integrationId: settings.id,
    needs: [settings.store],
    recordKey: customerKey,
    actor,
    priority: 4,
  };
}

/** Compare the accounts of linked shoppers with what was seen of them: one for each store of these integrations. */
export function accountsRings(settings: readonly IntegrationSettings[], actor: string): readonly Ring[] {
  const stores = [...new Set(settings.map(({ store }) => store))];
  const wanting = stores.flatMap((id) => following(settings.filter(({ store }) => store === id)));
  return wanting.map((one) => ({
    key: `accounts/${one.store}`,
    kind: 'accounts',
    integrationId: one.id,
    needs: [one.store],
    recordKey: one.store,
    actor,
    priority: 7,
  }));
}
