import { readFileSync } from 'node:fs';
import type { Audit } from '../audit/audit.ts';
import { ConnectorError } from '../base/errors.ts';
import { integrationUnknown } from '../calls/unknown.ts';
import type { RulesView } from '../contract/ruleCalls.ts';
import type {
  BackupSettings,
  NotificationSettings,
  RetentionSettings,
  Role,
  Settings,
  SettingsFile,
  PublicAddressFile,
} from '../contract/settings.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import { checkedAddress } from '../settings/addressChecks.ts';
import { checkSchedule } from '../settings/crossChecks.ts';
import { parseSettingsFile } from '../settings/parseSettings.ts';
import { SettingsRefused } from '../settings/problems.ts';
import { changedRules, revisionOf, type RulesChange, rulesOf } from '../settings/rules.ts';
import type { ConnectionFile } from '../settings/secrets.ts';
import type { SettingsChange, SettingsPart } from '../settings/settings.ts';

export interface SettingsCalls {
  /** @throws SettingsRefused with every problem and its path; the old settings stay in force */
  importText(text: string, actor: string): { connections: number; integrations: number };
  exportText(): string;
  /** What is in force as a file has it, without secrets. */
  file(): SettingsFile;
  /** By the engine itself where nobody is named: the first administrator. */
  addUser(name: string, role: Role, password: string, actor?: string): void;
  /** @throws ConnectorError `user-unknown`, `last-administrator` */
  changeUser(
    name: string,
    change: { readonly role?: Role | undefined; readonly password?: string | undefined },
    actor: string,
  ): void;
  removeUser(name: string, actor: string): void;
  setMode(integrationId: string, mode: 'shadow' | 'live', startAt: string | undefined, actor: string): void;
  /** A copy that goes its own way only shows, and has no address until it is given one of its own. */
  standAlone(actor: string): void;
  /** @throws SettingsRefused where it is no cron expression */
  setSchedule(name: keyof Settings['schedules'], expression: string, actor: string): void;
  /** How the stores reach the receiver. @throws SettingsRefused with every problem; the old address stays */
  setAddress(address: unknown, actor: string): void;
  /** The same without saving it; with the connections that it is for. @throws SettingsRefused */
  checkAddress(address: unknown): { address: PublicAddressFile; connections: SettingsFile['connections'] };
  setBackup(backup: BackupSettings, actor: string): void;
  setRetention(retention: RetentionSettings, actor: string): void;
  setNotifications(notifications: NotificationSettings, actor: string): void;
  /** The one certificate to accept for a connection; null goes back to the usual ones. */
  pin(connectionId: string, fingerprint: string | null, actor: string): void;
  /** Whom a BigCommerce store mails of trouble with webhooks. */
  setWebhookMails(connectionId: string, addresses: readonly string[], actor: string): void;
  /** A connection that was found right, with all its secrets by their id in the vault. */
  putConnection(connection: ConnectionFile, secrets: ReadonlyMap<string, string>, actor: string): void;
  /** A secret that could not be read any more, entered again; nothing else of the settings changes. */
  enterSecret(
    secret: { readonly id: string; readonly owner: string; readonly field: string },
    value: string,
    actor: string,
  ): void;
  /** An integration that was found right. */
  putIntegration(integration: SettingsFile['integrations'][number], actor: string): void;
  /** What a NAV company is called now. */
  setCompany(connectionId: string, company: string, actor: string): void;
  /** @throws ConnectorError `integration-unknown` */
  rules(integrationId: string): RulesView;
  /**
   * Kept whole or not at all; without a change nothing is told.
   *
   * @throws ConnectorError `rules-moved` when `revision` is not what is in force, SettingsRefused with every problem
   */
  saveRules(integrationId: string, revision: string, change: RulesChange, actor: string): RulesView;
}

export interface SettingsCallsOptions {
  readonly db: Database;
  readonly audit: Audit;
  readonly settings: SettingsPart;
  /** The new settings are kept: build on them from now on. `users`: who may sign in, and as what, may be others. */
  readonly inForce: (changed?: 'users') => void;
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

  function checkAddress(address: unknown): ReturnType<SettingsCalls['checkAddress']> {
    const { connections } = JSON.parse(settings.exportSettings()) as SettingsFile;
    return { address: checkedAddress(address, connections), connections };
  }

  function rules(integrationId: string): RulesView {
    const found = settings.current().integrations.find(({ id }) => id === integrationId);
    if (!found) throw integrationUnknown(integrationId);
    const inForce = rulesOf(found);
    return { revision: revisionOf(inForce), rules: inForce };
  }

  return {
    importText(text, actor) {
      const parsed = parseSettingsFile(text, { env: process.env, readFile: (path) => readFileSync(path, 'utf8') });
      if (!parsed.ok) throw new SettingsRefused(parsed.problems);
      tell(settings.applySettingsFile(parsed.value), actor);
      options.inForce('users');
      const { connections, integrations } = settings.current();
      return { connections: connections.length, integrations: integrations.length };
    },
    pin(connectionId, fingerprint, actor) {
      tell(settings.pin(connectionId, fingerprint), actor);
      options.inForce();
    },
    standAlone(actor) {
      tell(settings.standAlone(), actor);
      options.inForce();
    },
    setSchedule(name, expression, actor) {
      const problems = checkSchedule(expression, `schedules.${name}`);
      if (problems.length > 0) throw new SettingsRefused(problems, 'schedule');
      if (settings.current().schedules[name] === expression) return;
      tell(settings.setSchedule(name, expression), actor);
      options.inForce();
    },
    checkAddress,
    setAddress(address, actor) {
      tell(settings.setAddress(checkAddress(address).address), actor);
      options.inForce();
    },
    setBackup(backup, actor) {
      tell(settings.setBackup(backup), actor);
      options.inForce();
    },
    setRetention(retention, actor) {
      tell(settings.setRetention(retention), actor);
      options.inForce();
    },
    setNotifications(notifications, actor) {
      tell(settings.setNotifications(notifications), actor);
      options.inForce();
    },
    setWebhookMails(connectionId, addresses, actor) {
      tell(settings.setWebhookMails(connectionId, addresses), actor);
      options.inForce();
    },
    putConnection(connection, secrets, actor) {
      tell(settings.putConnection(connection, secrets), actor);
      options.inForce();
    },
    enterSecret({ id, owner, field }, value, actor) {
      transaction(db, () => {
        settings.enterSecret(id, value);
        const params = JSON.stringify({ connection: owner, field });
        audit.append({ kind: 'secret.entered', actor, status: 'fine', bodies: { params } });
      });
      options.inForce();
    },
    putIntegration(integration, actor) {
      tell(settings.putIntegration(integration), actor);
      options.inForce();
    },
    setCompany(connectionId, company, actor) {
      tell(settings.setCompany(connectionId, company), actor);
      options.inForce();
    },
    rules,
    saveRules(integrationId, revision, change, actor) {
      if (rules(integrationId).revision !== revision) throw moved();
      const file = JSON.parse(settings.exportSettings()) as SettingsFile;
      const changed = changedRules(file, integrationId, change);
      if (revisionOf(changed) !== revision) {
        tell(settings.saveRules(integrationId, changed), actor);
        options.inForce();
      }
      return rules(integrationId);
    },
    setMode(integrationId, mode, startAt, actor) {
      tell(settings.setMode(integrationId, mode, startAt), actor);
      options.inForce();
    },
    exportText: () => settings.exportSettings(),
    file: () => JSON.parse(settings.exportSettings()) as SettingsFile,
    addUser(name, role, password, actor = 'engine') {
      tell(settings.addUser(name, role, password), actor);
    },
    changeUser(name, change, actor) {
      tell(settings.changeUser(name, change), actor);
      options.inForce('users');
    },
    removeUser(name, actor) {
      tell(settings.removeUser(name), actor);
      options.inForce('users');
    },
  };
}

function moved(): ConnectorError {
  return new ConnectorError({
    kind: 'conflict',
    code: 'rules-moved',
    message: 'Somebody saved these rules since you opened them; your changes were not saved.',
    whatToDo: 'Look at what is there now, then make your changes again.',
    system: 'engine',
  });
}
