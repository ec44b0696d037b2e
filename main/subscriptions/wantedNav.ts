import type { NavSubscription, NavTopic } from '../nav/nav.ts';

export interface NavSubscriptionChanges {
  readonly create: readonly NavTopic[];
  readonly renew: readonly { readonly topic: NavTopic; readonly subscription: NavSubscription }[];
  readonly remove: readonly NavSubscription[];
}

export interface NavSubscriptionFacts {
  /** Where the server is to tell us; null: nowhere. */
  readonly notificationUrl: string | null;
  readonly existing: readonly NavSubscription[];
  /** Whether an address is one that we gave away: all others are somebody else's subscriptions. */
  readonly isOurs: (notificationUrl: string) => boolean;
  readonly now: number;
}

export const NAV_TOPICS: readonly NavTopic[] = ['salesOrders', 'salesInvoices'];

// A subscription lives for three days; at two thirds of them it is renewed, so that a day is left for trouble.
const LEFT_AT_RENEWAL_MS = 24 * 3_600_000;

/** What to change so that NAV tells us of orders and invoices, each once, where we listen now. */
export function navSubscriptionChanges(facts: NavSubscriptionFacts): NavSubscriptionChanges {
  const own = facts.existing.filter(({ notificationUrl }) => facts.isOurs(notificationUrl));
  const wanted = facts.notificationUrl === null ? [] : NAV_TOPICS;
  const kept = wanted.flatMap((topic) => {
    const subscription = own.find((one) => one.topic === topic && one.notificationUrl === facts.notificationUrl);
    return subscription ? [{ topic, subscription }] : [];
  });
  return {
    create: wanted.filter((topic) => !kept.some((one) => one.topic === topic)),
    renew: kept.filter(({ subscription }) => Date.parse(subscription.expiresAt) - facts.now <= LEFT_AT_RENEWAL_MS),
    remove: own.filter((one) => !kept.some(({ subscription }) => subscription === one)),
  };
}
