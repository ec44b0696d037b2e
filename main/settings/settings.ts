import {
  emptySettings,
  secretFields,
  type BackupSettings,
  type NotificationSettings,
  type RetentionSettings,
  type ConnectionSettings,
  type IntegrationSettings,
  type PublicAddressFile,
  type Role,
  type Settings,
  type SettingsFile,
} from '../contract/settings.ts';
import type { IntegrationRules } from '../contract/ruleCalls.ts';
import { ConnectorError } from '../base/errors.ts';
import { toInstant, type Ports } from '../base/ports.ts';
import type { Vault } from '../vault/vault.ts';
import { toSettingsFile } from './exportSettings.ts';
import { readKept } from './kept.ts';
import { withRules } from './rules.ts';
import type { ParsedSettings } from './parseSettings.ts';
import { hashPassword, isPassword } from './passwords.ts';
import { userSecretId, type ConnectionFile } from './secrets.ts';
import { wayOut, type SettingsStore } from './settingsStore.ts';
import { withoutUser, withRole } from './users.ts';

export interface SettingsChange {
  readonly before: Settings;
  readonly after: Settings;
}

/** The settings in force; secrets lie in the vault under `<connection id>/<field>` and `user/<name>`. */
export interface SettingsPart {
  current(): Settings;
  /** Puts a settings file in force whole. What it leaves out is removed, users excepted where it names none at all. */
  applySettingsFile(parsed: ParsedSettings): SettingsChange;
  /** The one certificate to accept for a connection; null goes back to the usual certificates. */
  pin(connectionId: string, fingerprint: string | null): SettingsChange;
  /** Whom a BigCommerce store mails of trouble with webhooks; nothing else of the settings changes. */
  setWebhookMails(connectionId: string, addresses: readonly string[]): SettingsChange;
  /** Adds a connection that was found right, or replaces the one of its id; `secrets` are all that it has. */
  putConnection(connection: ConnectionFile, secrets: ReadonlyMap<string, string>): SettingsChange;
  /** Adds an integration that was found right, or replaces the one of its id. */
  putIntegration(integration: SettingsFile['integrations'][number]): SettingsChange;
  /** The company of a NAV connection, by the name that it has now. */
  setCompany(connectionId: string, company: string): SettingsChange;
  /** Live writes, shadow plans and shows. With `startAt` orders placed before that instant are left out from now on. */
  setMode(integrationId: string, mode: IntegrationSettings['mode'], startAt?: string): SettingsChange;
  /** Of a copy that goes its own way: it only shows, and the address that leads to the other one is no longer its own. */
  standAlone(): SettingsChange;
  /** The rules of one integration whole, found right before; nothing else of the settings changes. */
  saveRules(integrationId: string, rules: IntegrationRules): SettingsChange;
  /** One cron expression, found right before; nothing else of the settings changes. */
  setSchedule(name: keyof Settings['schedules'], expression: string): SettingsChange;
  /** How the stores reach the receiver, found right before; nothing else of the settings changes. */
  setAddress(address: PublicAddressFile): SettingsChange;
  /** When, where and how many backups; nothing else of the settings changes. */
  setBackup(backup: BackupSettings): SettingsChange;
  /** How long the audit log is kept; nothing else of the settings changes. */
  setRetention(retention: RetentionSettings): SettingsChange;
  /** What the tray application tells; nothing else of the settings changes. */
  setNotifications(notifications: NotificationSettings): SettingsChange;
  /** JSON text without secrets. */
  exportSettings(): string;
  /** @throws ConnectorError `user-exists`. */
  addUser(name: string, role: Role, password: string): SettingsChange;
  /** What is left out stays. @throws ConnectorError `user-unknown`, `last-administrator` */
  changeUser(
    name: string,
    change: { readonly role?: Role | undefined; readonly password?: string | undefined },
  ): SettingsChange;
  /** @throws ConnectorError `user-unknown`, `last-administrator` */
  removeUser(name: string): SettingsChange;
  /** A secret that could not be read any more, by its id in the vault. */
  enterSecret(id: string, value: string): void;
  /**
   * The webhooks' secret is lost: another one, and another path of the receiver, so that webhooks with the old secret are
   * known for what they are and made anew.
   */
  renewReceiver(connectionId: string): SettingsChange;
  /** Who may sign in with which role, and has no password any more that could be compared. */
  withoutPassword(): Settings['users'];
  /** The person behind name and password; null when either is wrong. */
  signIn(name: string, password: string): { readonly name: string; readonly role: Role } | null;
}

interface Parts {
  readonly store: SettingsStore;
  readonly vault: Pick<Vault, 'putSecret' | 'secret' | 'removeSecret'>;
  readonly ports: Pick<Ports, 'now' | 'random'>;
}

/**
 * Reads what was kept.
 *
 * @throws ConnectorError `settings-damaged` after setting aside a file that cannot be read, `settings-newer` when a
 *   later version wrote it, `settings-missing` when it was lost.
 */
export function createSettings({ store, vault, ports }: Parts): SettingsPart {
  let current = load(store);
  const keep = (after: Settings): SettingsChange => {
    const before = current;
    store.set(after);
    current = after;
    return { before, after };
  };
  return {
    current: () => current,
    applySettingsFile(parsed) {
      const after = toSettings(parsed, current, ports);
      putSecrets(parsed, after, vault, ports);
      const change = keep(after);
      // Last: until the new settings are kept, the old ones still need their secrets.
      for (const id of secretIds(change.before)) if (!isWanted(id, parsed, after)) vault.removeSecret(id);
      return change;
    },
    pin(connectionId, fingerprint) {
      const connections = current.connections.map((connection) =>
        connection.id === connectionId ? { ...connection, pinnedCertificate: fingerprint ?? undefined } : connection,
      );
      return keep({ ...current, connections });
    },
    setWebhookMails(connectionId, addresses) {
      const connections = current.connections.map((connection) =>
        connection.id === connectionId && connection.kind === 'bigcommerce'
          ? { ...connection, webhookMails: [...addresses] }
          : connection,
      );
      return keep({ ...current, connections });
    },
    putConnection(connection, secrets) {
      const connections = put(current.connections, toConnection(connection, current, ports));
      const after = { ...current, connections };
      putSecrets({ secrets }, after, vault, ports);
      const change = keep(after);
      // Of the sign-in that it had before.
      const mine = secretIds(after).filter(
        (id) => id.startsWith(`${connection.id}/`) && !id.endsWith('/webhookSecret'),
      );
      for (const id of mine) if (!secrets.has(id)) vault.removeSecret(id);
      return change;
    },
    putIntegration(integration) {
      const integrations = put(current.integrations, toIntegration(integration, current, ports));
      return keep({ ...current, integrations });
    },
    setCompany(connectionId, company) {
      const connections = current.connections.map((connection) =>
        connection.id === connectionId && connection.kind === 'nav' ? { ...connection, company } : connection,
      );
      return keep({ ...current, connections });
    },
    setMode(integrationId, mode, startAt) {
      const integrations = current.integrations.map((one) =>
        one.id === integrationId ? { ...one, mode, startAt: startAt ?? one.startAt } : one,
      );
      return keep({ ...current, integrations });
    },
    standAlone() {
      const integrations = current.integrations.map((one) => ({ ...one, mode: 'shadow' as const }));
      return keep({ ...current, publicUrl: null, tunnel: undefined, integrations });
    },
    saveRules(integrationId, rules) {
      const integrations = current.integrations.map((one) => (one.id === integrationId ? withRules(one, rules) : one));
      return keep({ ...current, integrations });
    },
    setSchedule: (name, expression) => keep({ ...current, schedules: { ...current.schedules, [name]: expression } }),
    setAddress: (address) => keep({ ...current, ...addressOf(address, current, ports) }),
    setBackup: (backup) => keep({ ...current, backup }),
    setRetention: (retention) => keep({ ...current, retention }),
    setNotifications: (notifications) => keep({ ...current, notifications }),
    exportSettings: () =>
      `${JSON.stringify(
        toSettingsFile(current, (id) => vault.secret(id) !== null),
        null,
        2,
      )}\n`,
    addUser(name, role, password) {
      if (current.users.some((user) => user.name.toLowerCase() === name.toLowerCase())) throw userExists(name);
      vault.putSecret(userSecretId(name), hashPassword(password, ports.random(16)));
      return keep({ ...current, users: [...current.users, { name, role }] });
    },
    changeUser(name, { role, password }) {
      const users = withRole(current.users, name, role);
      if (password !== undefined) vault.putSecret(userSecretId(name), hashPassword(password, ports.random(16)));
      return keep({ ...current, users });
    },
    removeUser(name) {
      const change = keep({ ...current, users: withoutUser(current.users, name) });
      vault.removeSecret(userSecretId(name));
      return change;
    },
    enterSecret: (id, value) => vault.putSecret(id, value),
    renewReceiver(connectionId) {
      const receiverKey = newReceiverKey(ports);
      const connections = current.connections.map((one) => (one.id === connectionId ? { ...one, receiverKey } : one));
      vault.putSecret(`${connectionId}/webhookSecret`, Buffer.from(ports.random(32)).toString('hex'));
      return keep({ ...current, connections });
    },
    withoutPassword: () => current.users.filter(({ name }) => vault.secret(userSecretId(name)) === null),
    signIn(name, password) {
      const user = current.users.find((user) => user.name === name) ?? null;
      const isRight = isPassword(password, user === null ? null : vault.secret(userSecretId(name)));
      return user !== null && isRight ? { name: user.name, role: user.role } : null;
    },
  };
}

function load(store: SettingsStore): Settings {
  let value: unknown;
  try {
    value = store.get();
  } catch (error) {
    if (error instanceof SyntaxError) throw damaged(store.setAside());
    throw error;
  }
  if (value === undefined) return emptySettings;
  const kept = readKept(value);
  if (kept.state === 'newer') throw newer();
  if (kept.state === 'damaged') throw damaged(store.setAside());
  return kept.settings;
}

function toSettings({ file, namesUsers }: ParsedSettings, before: Settings, ports: Parts['ports']): Settings {
  return {
    version: 1,
    ...addressOf(file.address ?? fixedOf(file.publicUrl), before, ports),
    connections: file.connections.map((connection) => toConnection(connection, before, ports)),
    integrations: file.integrations.map((integration) => toIntegration(integration, before, ports)),
    users: namesUsers ? file.users.map(({ name, role }) => ({ name, role })) : before.users,
    schedules: file.schedules,
    backup: file.backup,
    retention: file.retention,
    notifications: file.notifications,
  };
}

function fixedOf(publicUrl: string | undefined): PublicAddressFile {
  return publicUrl === undefined ? { kind: 'none' } : { kind: 'fixed', url: publicUrl };
}

type Address = Pick<Settings, 'publicUrl' | 'tunnel'>;

/** A name that the connector chose stays as long as the server does: the shop's webhooks still name it. */
function addressOf(address: PublicAddressFile, before: Settings, ports: Parts['ports']): Address {
  if (address.kind === 'none') return { publicUrl: null, tunnel: undefined };
  if (address.kind === 'fixed') return { publicUrl: address.url, tunnel: undefined };
  const { host } = address;
  const known = before.tunnel?.host === host ? before.tunnel.subdomain : undefined;
  const chosen = address.subdomain ?? known ?? Buffer.from(ports.random(20)).toString('hex');
  return { publicUrl: null, tunnel: { host, subdomain: chosen } };
}

/** A connection that stays keeps its receiver key: the shop's webhooks still name it. */
function toConnection(connection: ConnectionFile, before: Settings, ports: Parts['ports']): ConnectionSettings {
  const secrets: readonly string[] = secretFields[connection.kind];
  const rest = Object.fromEntries(Object.entries(connection).filter(([field]) => !secrets.includes(field)));
  const known = before.connections.find(({ id, kind }) => id === connection.id && kind === connection.kind);
  const receiverKey = known?.receiverKey ?? newReceiverKey(ports);
  return { ...rest, receiverKey } as ConnectionSettings;
}

/** Unguessable: whoever knows the path may ring at it. */
function newReceiverKey(ports: Parts['ports']): string {
  return Buffer.from(ports.random(24)).toString('hex');
}

/**
 * A start that the file leaves out is the first import's; importing again must not leave out orders since then. It is
 * the whole second, because stores date orders to the second: one placed just after the import must not seem older.
 */
function toIntegration(
  integration: ParsedSettings['file']['integrations'][number],
  before: Settings,
  ports: Parts['ports'],
): IntegrationSettings {
  const known = before.integrations.find(({ id, store }) => id === integration.id && store === integration.store);
  const thisSecond = toInstant(Math.floor(ports.now() / 1000) * 1000);
  return { ...integration, startAt: integration.startAt ?? known?.startAt ?? thisSecond };
}

/** In the place of the one of its id, else at the end. */
function put<T extends { readonly id: string }>(rows: readonly T[], one: T): readonly T[] {
  return rows.some(({ id }) => id === one.id) ? rows.map((row) => (row.id === one.id ? one : row)) : [...rows, one];
}

function putSecrets(
  { secrets }: Pick<ParsedSettings, 'secrets'>,
  after: Settings,
  vault: Parts['vault'],
  ports: Parts['ports'],
): void {
  for (const [id, value] of secrets) {
    const isPassword = id.startsWith('user/');
    vault.putSecret(id, isPassword ? hashPassword(value, ports.random(16)) : value);
  }
  for (const connection of after.connections) {
    const id = `${connection.id}/webhookSecret`;
    if (connection.kind === 'nav' || vault.secret(id) !== null) continue;
    vault.putSecret(id, Buffer.from(ports.random(32)).toString('hex'));
  }
}

/** A webhook secret stays with its connection; any other secret that the file no longer names has lost its use. */
function isWanted(id: string, { secrets, namesUsers }: ParsedSettings, after: Settings): boolean {
  if (!secretIds(after).includes(id)) return false;
  return secrets.has(id) || id.endsWith('/webhookSecret') || (!namesUsers && id.startsWith('user/'));
}

function secretIds(settings: Settings): readonly string[] {
  return [
    ...settings.connections.flatMap(({ id, kind }) => secretFields[kind].map((field) => `${id}/${field}`)),
    ...settings.users.map(({ name }) => userSecretId(name)),
  ];
}

function damaged(aside: string): ConnectorError {
  return settingsError('settings-damaged', `The settings could not be read and were set aside as ${aside}.`, wayOut);
}

function newer(): ConnectorError {
  const message = 'The settings were written by a later version of ml-connector.';
  return settingsError('settings-newer', message, 'Start that version, or a later one.');
}

function userExists(name: string): ConnectorError {
  return settingsError('user-exists', `There already is a user ${name}.`, 'Choose another name.');
}

function settingsError(code: string, message: string, whatToDo: string): ConnectorError {
  return new ConnectorError({ kind: 'invalid', code, message, whatToDo, system: 'engine' });
}
