/** What NAV can tell us of by itself. */
export type NavTopic = 'salesOrders' | 'salesInvoices';

/** A subscription at the server, whoever made it. */
export interface NavSubscription {
  readonly id: string;
  readonly etag: string;
  /** What it is about, as the server names it: `/api/v2.0/companies(<guid>)/salesOrders`. */
  readonly resource: string;
  /** Of this company: the entity set; null where it is about another one. */
  readonly topic: string | null;
  readonly notificationUrl: string;
  /** Instant; the server deletes it then. */
  readonly expiresAt: string;
}

/** Where and how a server is to tell us. */
export interface NavSubscriptionWish {
  readonly topic: NavTopic;
  readonly notificationUrl: string;
  /** Comes with every notification: it proves who sends it. */
  readonly clientState: string;
}
