import * as z from 'zod/mini';
import { call } from './call.ts';
import { mailAddress } from './settings.ts';

const ofConnection = { connectionId: z.string() };

/** Whom a store mails of trouble with our webhooks. */
const webhookMails = z.object({
  /** Empty: as it is at the store. */
  addresses: z.array(z.string()),
  /** The webhooks are made by hand: then the store is told nothing. */
  isByHand: z.boolean(),
});

export const webhookMailCalls = {
  /** Of a BigCommerce connection; no other store mails anybody. */
  'connections.webhookMails': call('viewer', z.strictObject(ofConnection), webhookMails),
  'connections.setWebhookMails': call(
    'administrator',
    z.strictObject({ ...ofConnection, addresses: z.array(mailAddress).check(z.maxLength(20)) }),
    webhookMails,
  ),
} as const;
