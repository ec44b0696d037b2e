import type { CallParts } from '../calls/createCalls.ts';
import type { NotificationSettings, Settings } from '../contract/settings.ts';
import type { SettingsCalls } from './settingsCalls.ts';

/** What the tray application tells; the engine only keeps what was wished. */
export function createNotificationCalls(
  settings: () => Pick<Settings, 'notifications'>,
  settingsCalls: Pick<SettingsCalls, 'setNotifications'>,
): CallParts['notifications'] {
  return {
    'notifications.get': async () => settings().notifications,
    'notifications.set': async ({ failures = true, quiet, digestAt }, { name }) => {
      const wish: NotificationSettings = {
        failures,
        ...(quiet !== undefined && { quiet }),
        ...(digestAt !== undefined && { digestAt }),
      };
      settingsCalls.setNotifications(wish, `person:${name}`);
      return settings().notifications;
    },
  };
}
