import * as z from 'zod/mini';
import { call } from './call.ts';

/** What arrived, or was found by looking, and what it set going. */
export const deliveryRow = z.object({
  id: z.number(),
  receivedAt: z.string(),
  /** When the same came last; `receivedAt` where it came once. */
  lastAt: z.string(),
  /** The connection's id and name. */
  source: z.string(),
  sourceName: z.string(),
  kind: z.enum(['webhook', 'poll', 'hand']),
  topic: z.string(),
  /** The store's id of the record; "" where it names none. */
  recordKey: z.string(),
  /** That record is the account of a shopper. */
  isAccount: z.boolean(),
  /** The order it is about, where the books have it. */
  order: z.nullable(z.object({ integrationId: z.string(), orderKey: z.string(), orderNo: z.string() })),
  /** How it was believed: the shop's signature, NAV's client state, or because we asked for it. */
  verifiedBy: z.enum(['signature', 'clientState', 'asked']),
  repeats: z.number(),
  /** The status it was answered with; null where nobody waited for one. */
  answer: z.nullable(z.number()),
  /** What it rang last. */
  job: z.nullable(z.object({ id: z.number(), state: z.enum(['waiting', 'leased', 'parked', 'done', 'superseded']) })),
  /** False once its body is past its retention. */
  hasBody: z.boolean(),
});
export type DeliveryRow = z.infer<typeof deliveryRow>;

/** What was refused at the receiver. Only counted: nothing of it is kept. */
export const refusalRow = z.object({
  /** The beginning of the hour. */
  hour: z.string(),
  /** "" where it named no connection. */
  sourceName: z.string(),
  /** Stable name, such as `signatureWrong`. */
  reason: z.string(),
  count: z.number(),
});
export type RefusalRow = z.infer<typeof refusalRow>;

const ref = z.strictObject({ deliveryId: z.number() });

export const deliveryCalls = {
  /** Newest first. */
  'deliveries.list': call(
    'viewer',
    z.strictObject({
      cursor: z.optional(z.string()),
      limit: z._default(z.number().check(z.gte(1), z.lte(200)), 50),
      source: z.optional(z.string()),
      kind: z.optional(z.enum(['webhook', 'poll'])),
      /** The store's id of a record. */
      recordKey: z.optional(z.string().check(z.maxLength(40))),
    }),
    z.object({ rows: z.array(deliveryRow), next: z.nullable(z.string()) }),
  ),
  /** Of the last seven days, the newest hour first. */
  'deliveries.refused': call('viewer', z.strictObject({}), z.object({ rows: z.array(refusalRow) })),
  /** Opens the sealed body; who did is entered in the audit log. */
  'deliveries.inspect': call('operator', ref, z.object({ body: z.nullable(z.string()) })),
  /** Rings the job of its record again, as if it had just come. */
  'deliveries.ring': call('operator', ref, z.object({ jobs: z.number() })),
} as const;
