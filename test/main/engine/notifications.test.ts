import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createNotificationCalls } from '../../../main/engine/notificationCalls.ts';
import { createSettingsCalls } from '../../../main/engine/settingsCalls.ts';
import { readKept } from '../../../main/settings/kept.ts';
import { createSettings } from '../../../main/settings/settings.ts';
import { createSettingsStore } from '../../../main/settings/settingsStore.ts';
import { openTestRecords } from '../support/records.ts';

const anna = { name: 'anna', role: 'administrator' } as const;
let folder: string | null = null;
afterEach(() => {
  if (folder !== null) rmSync(folder, { recursive: true, force: true });
});

async function opened() {
  const { db, audit, vault, ports } = await openTestRecords();
  folder = mkdtempSync(join(tmpdir(), 'ml-settings-'));
  const settings = createSettings({ store: createSettingsStore(folder, ports.now), vault, ports });
  const settingsCalls = createSettingsCalls({ db, audit, settings, inForce: () => {} });
  return { audit, settings, settingsCalls, calls: createNotificationCalls(settings.current, settingsCalls) };
}

describe('what the tray application tells', () => {
  it('is troubles at every hour and no digest unless something else is wished, also for settings of before', async () => {
    const { calls, settings } = await opened();
    expect(await calls['notifications.get']({}, anna)).toEqual({ failures: true });
    const { notifications: _notifications, ...before } = settings.current();
    expect(readKept(before)).toMatchObject({ state: 'fine', settings: { notifications: { failures: true } } });
  });

  it('is kept, stands in the audit log with who wished it, and goes with the settings file', async () => {
    const { audit, calls, settingsCalls } = await opened();
    const wish = { failures: false, quiet: { from: '20:00', to: '07:00' }, digestAt: '17:00' };
    expect(await calls['notifications.set'](wish, anna)).toEqual(wish);
    expect(await calls['notifications.get']({}, anna)).toEqual(wish);
    const [entry] = audit.entries({ limit: 1 });
    expect(entry).toMatchObject({ kind: 'settings.changed', actor: 'person:anna' });
    expect(JSON.parse(settingsCalls.exportText())).toMatchObject({ notifications: wish });
    settingsCalls.importText(JSON.stringify({ notifications: { digestAt: '08:30' } }), 'person:anna');
    expect(await calls['notifications.get']({}, anna)).toEqual({ failures: true, digestAt: '08:30' });
  });
});
