import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSettingsCalls } from '../../../main/engine/settingsCalls.ts';
import { createSettings } from '../../../main/settings/settings.ts';
import { createSettingsStore } from '../../../main/settings/settingsStore.ts';
import { openTestRecords } from '../support/records.ts';

async function opened() {
  const { db, audit, vault, ports } = await openTestRecords();
  const store = createSettingsStore(mkdtempSync(join(tmpdir(), 'ml-settings-')), ports.now);
  const settings = createSettings({ store, vault, ports });
  let inForce = 0;
  const calls = createSettingsCalls({ db, audit, settings, inForce: () => void (inForce += 1) });
  return { audit, settings, calls, inForce: () => inForce };
}

const nav = (password: string) =>
  JSON.stringify({
    connections: [
      { kind: 'nav', id: 'nav', url: 'http://nav01:7048/BC250/api/v2.0', company: 'CRONUS', user: 'web', password },
    ],
  });

describe('settings that a person imports', () => {
  it('are in force, and told with before and after, without the secret', async () => {
    const { audit, calls, inForce } = await opened();
    expect(calls.importText(nav('first-Password-1'), 'person:eva')).toEqual({ connections: 1, integrations: 0 });
    calls.importText(nav('second-Password-2'), 'person:eva');
    expect(inForce()).toBe(2);
    const entries = audit.entries({ limit: 10 }).filter(({ kind }) => kind === 'settings.changed');
    expect(entries.map(({ actor }) => actor)).toEqual(['person:eva', 'person:eva']);
    const bodies = entries.map(({ seq }) => audit.bodies(seq));
    expect(bodies[0]).toMatchObject({
      before: expect.stringContaining('nav01'),
      after: expect.stringContaining('nav01'),
    });
    expect(JSON.stringify(bodies)).not.toMatch(/Password/);
    expect(calls.exportText()).not.toMatch(/Password-/);
  });

  it('that are refused change nothing and tell nothing', async () => {
    const { audit, calls, settings, inForce } = await opened();
    const before = settings.current();
    expect(() => calls.importText('{"connections":[{"kind":"nav"}]}', 'person:eva')).toThrow(
      expect.objectContaining({ code: 'settings-refused' }),
    );
    expect(settings.current()).toBe(before);
    expect(inForce()).toBe(0);
    expect(audit.entries({ limit: 10 })).toEqual([]);
  });

  it('add a user whose password is nowhere', async () => {
    const { audit, calls, settings } = await opened();
    calls.addUser('eva', 'operator', 'correct horse battery');
    expect(settings.current().users).toEqual([{ name: 'eva', role: 'operator' }]);
    const [entry] = audit.entries({ limit: 1 });
    expect(JSON.stringify(audit.bodies(entry?.seq ?? 0))).not.toContain('horse');
  });
});
