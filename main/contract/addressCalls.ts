import * as z from 'zod/mini';
import { call } from './call.ts';

const kind = z.enum(['none', 'fixed', 'localtunnel']);

/** How the stores reach us now. */
export const addressView = z.object({
  kind,
  /** Where the stores deliver, without their paths; null where there is no such address, or not yet. */
  url: z.nullable(z.string()),
  state: z.enum(['none', 'opening', 'healthy', 'down']),
  /** When it came to this state. */
  since: z.string(),
  lastProbeAt: z.nullable(z.string()),
  /** How long the last probe took to arrive; null where it did not. */
  milliseconds: z.nullable(z.number()),
  /** Stable name of what is to be said, such as `unreachable`; "" for nothing. Finds the translated text. */
  finding: z.string(),
  message: z.string(),
  whatToDo: z.string(),
  /** As it is set: of a tunnel. */
  host: z.nullable(z.string()),
  subdomain: z.nullable(z.string()),
});
export type AddressView = z.infer<typeof addressView>;

export const addressCalls = {
  'address.get': call('viewer', z.strictObject({}), addressView),
  /** Checked like settings: every problem with the path it has in a settings file, and nothing changed. */
  'address.set': call(
    'administrator',
    z.strictObject({
      kind,
      /** Of `fixed`. */
      url: z.optional(z.string().check(z.maxLength(500))),
      /** Of `localtunnel`, each with a default. */
      host: z.optional(z.string().check(z.maxLength(500))),
      subdomain: z.optional(z.string().check(z.maxLength(100))),
    }),
    addressView,
  ),
} as const;
