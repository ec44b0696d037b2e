import * as z from 'zod/mini';
import { call } from './call.ts';

/**
 * The ways between a store and NAV: the store called, we looked for its orders, an order was written, a customer made,
 * what became of the documents in NAV was looked at, all orders were compared.
 */
export const flowNames = ['called', 'looked', 'written', 'customers', 'followed', 'compared'] as const;
export type FlowName = (typeof flowNames)[number];

export const flowsView = z.object({
  integrationId: z.string(),
  name: z.string(),
  /** When each last worked, in the order of their names; null: never, as far as is kept. */
  flows: z.array(z.object({ flow: z.enum(flowNames), at: z.nullable(z.string()) })),
});
export type FlowsView = z.infer<typeof flowsView>;

/** A ping that was; how long it took stands for something only where it went well. */
export const pingSample = z.object({ at: z.string(), ok: z.boolean(), milliseconds: z.number() });
export type PingSample = z.infer<typeof pingSample>;

const nothing = z.strictObject({});

export const flowCalls = {
  'overview.flows': call('viewer', nothing, z.object({ integrations: z.array(flowsView) })),
  /** The last pings of every connection, oldest first, four hours of them at five minutes each. */
  'connections.samples': call(
    'viewer',
    nothing,
    z.object({ connections: z.array(z.object({ id: z.string(), samples: z.array(pingSample) })) }),
  ),
} as const;
