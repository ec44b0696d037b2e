import * as z from 'zod/mini';
import { call } from './call.ts';

/** A customer that the connector created in NAV, for a person to look over. */
export const createdCustomer = z.object({
  integrationId: z.string(),
  customerNo: z.string(),
  /** As it was created; the card in NAV may say otherwise by now. */
  name: z.string(),
  createdAt: z.string(),
  /** The order it was created for. */
  orderKey: z.string(),
  orderNo: z.string(),
  /** Instant and person; null while nobody has verified it. */
  verifiedAt: z.nullable(z.string()),
  verifiedBy: z.nullable(z.string()),
  /** Its documents are held back from posting until then. */
  holdsPosting: z.boolean(),
});
export type CreatedCustomer = z.infer<typeof createdCustomer>;

export const customerCalls = {
  /** Newest first. */
  'customers.created': call(
    'viewer',
    z.strictObject({
      cursor: z.optional(z.string()),
      limit: z._default(z.number().check(z.gte(1), z.lte(200)), 50),
      integrationId: z.optional(z.string()),
      /** Only those that nobody has verified. */
      unverified: z._default(z.boolean(), true),
    }),
    z.object({ rows: z.array(createdCustomer), next: z.nullable(z.string()), count: z.string() }),
  ),
  /** A person has looked them over in NAV; what was held from posting goes on. */
  'customers.verify': call(
    'operator',
    z.strictObject({ integrationId: z.string(), customerNos: z.array(z.string()).check(z.minLength(1)) }),
    z.object({ verified: z.number(), jobs: z.number() }),
  ),
  /** The shoppers of the integration's store who are tied to this card; their next orders look for one anew. */
  'customers.untie': call(
    'operator',
    z.strictObject({
      integrationId: z.string(),
      customerNo: z.string().check(z.trim(), z.minLength(1), z.maxLength(20)),
    }),
    z.object({ untied: z.number() }),
  ),
} as const;
