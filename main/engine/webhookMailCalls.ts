import type { CallParts } from '../calls/createCalls.ts';
import { connectionUnknown } from '../calls/unknown.ts';
import type { BigCommerceConnectionSettings, Settings } from '../contract/settings.ts';
import type { SettingsCalls } from './settingsCalls.ts';

/** Whom a store mails of trouble with our webhooks: kept here, and brought to the store with the webhooks. */
export function createWebhookMailCalls(
  settings: () => Pick<Settings, 'connections'>,
  settingsCalls: Pick<SettingsCalls, 'setWebhookMails'>,
): CallParts['webhookMails'] {
  function find(connectionId: string): BigCommerceConnectionSettings {
    const found = settings().connections.find(({ id }) => id === connectionId);
    if (found?.kind === 'bigcommerce') return found;
    throw connectionUnknown(connectionId);
  }

  function view(connectionId: string) {
    const { webhookMails, webhooks } = find(connectionId);
    return { addresses: [...webhookMails], isByHand: webhooks === 'byHand' };
  }

  return {
    'connections.webhookMails': async ({ connectionId }) => view(connectionId),
    'connections.setWebhookMails': async ({ connectionId, addresses }, { name }) => {
      find(connectionId);
      settingsCalls.setWebhookMails(connectionId, addresses, `person:${name}`);
      return view(connectionId);
    },
  };
}
