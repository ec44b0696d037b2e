import type { StoreCapabilities, StoreSubscription } from '../stores/store.ts';

/** A subscription we want a store to have. */
export interface WantedSubscription {
  readonly topic: string;
  readonly deliveryUrl: string;
  /** Says at the store whose it is: ours are known by it. */
  readonly name: string;
}

export interface SubscriptionChanges {
  readonly create: readonly WantedSubscription[];
  readonly remove: readonly StoreSubscription[];
  /** Switched off by the store, to be switched on again. */
  readonly reactivate: readonly StoreSubscription[];
  /** Topics of those that are wanted as they were, and were switched off by the store. */
  readonly switchedOff: readonly string[];
  /** Something was missing or switched off: what happened meanwhile has to be polled. */
  readonly hadGap: boolean;
}

/** Whose subscriptions they are: two connectors at one store, and two connections to it, leave each other's alone. */
export interface Owner {
  readonly installationId: string;
  readonly connectionId: string;
}

/** The beginning of every name of ours at a store. */
export function ownName({ installationId, connectionId }: Owner): string {
  return `ml-connector ${installationId.slice(0, 8)} ${connectionId} `;
}

export function wantedSubscriptions(
  topics: readonly string[],
  deliveryUrl: string,
  owner: Owner,
): WantedSubscription[] {
  return topics.map((topic) => ({ topic, deliveryUrl, name: `${ownName(owner)}${topic}` }));
}

/** What to change so that the store has exactly what is wanted. Only our own are touched. */
export function subscriptionChanges(
  wanted: readonly WantedSubscription[],
  existing: readonly StoreSubscription[],
  owner: Owner,
  switchedOff: StoreCapabilities['subscriptionsOff'] = 'remake',
): SubscriptionChanges {
  const own = existing.filter(({ name }) => name.startsWith(ownName(owner)));
  const kept = wanted.map((one) => own.find((candidate) => candidate.active && isSame(candidate, one)));
  const lacking = wanted.filter((_one, index) => kept[index] === undefined);
  const off = lacking.map((one) => own.find((candidate) => isSame(candidate, one)));
  const reactivate = switchedOff === 'reactivate' ? off.filter((one) => one !== undefined) : [];
  const create = lacking.filter((_one, index) => !reactivate.some((one) => one === off[index]));
  const remove = own.filter((candidate) => !kept.includes(candidate) && !reactivate.includes(candidate));
  const topics = off.flatMap((one) => (one === undefined ? [] : [one.topic]));
  return { create, remove, reactivate, switchedOff: topics, hadGap: lacking.length > 0 };
}

function isSame(existing: StoreSubscription, wanted: WantedSubscription): boolean {
  return existing.topic === wanted.topic && existing.deliveryUrl === wanted.deliveryUrl;
}
