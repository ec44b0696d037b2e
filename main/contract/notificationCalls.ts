import * as z from 'zod/mini';
import { call } from './call.ts';
import { notificationSettings } from './settings.ts';

export const notificationCalls = {
  /** What the tray application tells beside the clock. */
  'notifications.get': call('viewer', z.strictObject({}), notificationSettings),
  'notifications.set': call('administrator', notificationSettings, notificationSettings),
} as const;
