import * as z from 'zod/mini';
import { call } from './call.ts';
import { orderRow } from './views.ts';

/** An article code that begins like the text, with what is known of it; the first that is not null says most. */
export const foundSku = z.object({
  sku: z.string(),
  /** What orders wait for that have it (`attention.list`); null: none waits because of it. */
  causeGroup: z.nullable(z.string()),
  /** Where it is mapped, and to which item ("": its lines are left out); null: nowhere, then only the audit log has it. */
  mapped: z.nullable(z.object({ integrationId: z.string(), itemNo: z.string() })),
});
export type FoundSku = z.infer<typeof foundSku>;

/** A customer that we created in NAV, with the order it was created for. */
export const foundCard = z.object({
  customerNo: z.string(),
  name: z.string(),
  integrationId: z.string(),
  orderKey: z.string(),
  orderNo: z.string(),
});
export type FoundCard = z.infer<typeof foundCard>;

/** A few hits of each kind; the rest is found by typing more. */
export const searchAnswer = z.object({
  orders: z.array(orderRow),
  /** More orders begin like the text than are listed. */
  moreOrders: z.boolean(),
  /** Documents in NAV, also under a number they had before they were posted, each with its order. */
  documents: z.array(z.object({ documentNo: z.string(), order: orderRow })),
  skus: z.array(foundSku),
  cards: z.array(foundCard),
  /** For an e-mail address: the newest orders that the log knows of this person, and how its entries are filtered for. */
  person: z.nullable(z.object({ subject: z.string(), orders: z.array(orderRow) })),
});
export type SearchAnswer = z.infer<typeof searchAnswer>;

export const searchCalls = {
  /**
   * Finds by the beginning of a number or code, and a person by the whole e-mail address: addresses and names are kept
   * under no index but the address's keyed fingerprint.
   */
  'search.find': call(
    'viewer',
    z.strictObject({ text: z.string().check(z.trim(), z.minLength(1), z.maxLength(320)) }),
    searchAnswer,
  ),
} as const;
