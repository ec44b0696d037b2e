import * as z from 'zod/mini';
import { call } from './call.ts';

export const supportCalls = {
  /**
   * What somebody who helps from outside has to know, as one text to be read before it leaves the house: no secret,
   * nobody's data, and of addresses the host alone. That it was gathered is entered in the audit log.
   */
  'support.gather': call(
    'administrator',
    z.strictObject({}),
    z.object({ madeAt: z.string(), fileName: z.string(), text: z.string() }),
  ),
} as const;
