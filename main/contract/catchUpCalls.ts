import * as z from 'zod/mini';
import { call } from './call.ts';
import { runView, term } from './views.ts';

/** An order as the store has it now, and whether the books have it. */
export const foundOrder = z.object({
  orderKey: z.string(),
  orderNo: z.string(),
  placedAt: z.string(),
  /** In the store's own words. */
  status: z.string(),
  total: z.string(),
  currency: z.string(),
  /** Where it stands in the books; null when they do not have it. */
  term: z.nullable(term),
  /** Placed before the integration's start: reading it in brings nothing. */
  beforeStart: z.boolean(),
});
export type FoundOrder = z.infer<typeof foundOrder>;

export const catchUpCalls = {
  /** Asks the store for the order with this id or number, whether or not the books have it. */
  'orders.find': call(
    'operator',
    z.strictObject({
      integrationId: z.string(),
      // A number, and nothing a person could be found by: it travels in an address.
      text: z.string().check(z.trim(), z.regex(/^#?[\p{L}\p{N}][\p{L}\p{N} ./_-]{0,39}$/u)),
    }),
    z.object({ orders: z.array(foundOrder) }),
  ),
  /**
   * Reads every order again that was changed or placed since this instant; what NAV has already is compared and not
   * written twice. As a dry run it only counts. A run that is under way for the integration is cancelled by the next.
   */
  'poll.from': call(
    'operator',
    z.strictObject({
      integrationId: z.string(),
      since: z.iso.datetime({ offset: true }),
      dryRun: z._default(z.boolean(), true),
    }),
    z.object({
      /** null where the store does not count. */
      orders: z.nullable(z.number()),
      /** null for a dry run. */
      run: z.nullable(runView),
    }),
  ),
  'poll.cancelFrom': call('operator', z.strictObject({ runId: z.number() }), runView),
  /** Compares all orders of the store with the books now instead of at night. */
  'sweep.now': call(
    'operator',
    z.strictObject({ integrationId: z.optional(z.string()) }),
    z.object({ jobs: z.number() }),
  ),
} as const;
