import { readFileSync } from 'node:fs';
import type { Audit } from '../audit/audit.ts';
import type { Role } from '../contract/settings.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import { parseSettingsFile } from '../settings/parseSettings.ts';
import { SettingsRefused } from '../settings/problems.ts';
import type { SettingsChange, SettingsPart } from '../settings/settings.ts';

export interface SettingsCalls {
  /** @throws SettingsRefused with every problem and its path; the old settings stay in force */
  importText(text: string, actor: string): { connections: number; integrations: number };
  exportText(): string;
  addUser(name: string, role: Role, password: string): void;
  setMode(integrationId: string, mode: 'shadow' | 'live', startAt: string | undefined, actor: string): void;
  /** The one certificate to accept for a connection; null goes back to the usual ones. */
  pin(connectionId: string, fingerprint: string | null, actor: string): void;
}

export interface SettingsCallsOptions {
  readonly db: Database;
  readonly audit: Audit;
  readonly settings: SettingsPart;
  /** The new settings are kept: build on them from now on. */
  readonly inForce: () => void;
}

/** Settings as the window and the command line change them: whole, and with an audit entry that says before and after. */
export function createSettingsCalls(options: SettingsCallsOptions): SettingsCalls {
  const { db, audit, settings } = options;

  function tell(change: SettingsChange, actor: string): void {
    transaction(db, () => {
      audit.append({
        kind: 'settings.changed',
        actor,
        status: 'fine',
        bodies: { before: JSON.stringify(change.before), after: JSON.stringify(change.after) },
      });
    });
  }

  return {
    importText(text, actor) {
      const parsed = parseSettingsFile(text, { env: process.env, readFile: (path) => readFileSync(path, 'utf8') });
      if (!parsed.ok) throw new SettingsRefused(parsed.problems);
      tell(settings.applySettingsFile(parsed.value), actor);
      options.inForce();
      const { connections, integrations } = settings.current();
      return { connections: connections.length, integrations: integrations.length };
    },
    pin(connectionId, fingerprint, actor) {
      tell(settings.pin(connectionId, fingerprint), actor);
      options.inForce();
    },
    setMode(integrationId, mode, startAt, actor) {
      tell(settings.setMode(integrationId, mode, startAt), actor);
      options.inForce();
    },
    exportText: () => settings.exportSettings(),
    addUser(name, role, password) {
      tell(settings.addUser(name, role, password), 'engine');
    },
  };
}
