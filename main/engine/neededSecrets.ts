import type { Audit } from '../audit/audit.ts';
import type { Alarm } from '../base/alarm.ts';
import { ConnectorError } from '../base/errors.ts';
import { type ConnectionSettings, secretFields, type Settings } from '../contract/settings.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import type { PingResult } from '../health/pings.ts';
import type { StandingAlarms } from '../health/standingAlarms.ts';
import { userSecretId } from '../settings/secrets.ts';
import type { SettingsPart } from '../settings/settings.ts';
import type { Vault } from '../vault/vault.ts';
import type { ConnectionParts } from './connections.ts';

/*
 * Secrets that cannot be read any more, or that settings of before were kept without. Their connection waits; everything
 * else goes on, and a person is asked for what is missing and for nothing else.
 */

/** What keeps a connection from signing in; its code is the sign of it on a ping. */
export const SECRET_NEEDED = 'secret-needed';

type Reading = Pick<Vault, 'secret' | 'isUnreadable'>;

/** One secret that a person has to enter. */
export interface NeededSecret {
  /** In the vault: `<connection id>/<field>` or `user/<name>`. */
  readonly id: string;
  readonly of: 'connection' | 'user';
  /** The connection's id, or the user's name. */
  readonly owner: string;
  readonly field: string;
}

/** Fields of a connection that have to be entered before it can be used. */
export function neededFields(connection: ConnectionSettings, vault: Reading): readonly string[] {
  const isThere = (field: string) => vault.secret(`${connection.id}/${field}`) !== null;
  const lost = secretFields[connection.kind].filter((field) => vault.isUnreadable(`${connection.id}/${field}`));
  const never = mustHave(connection).filter(
    (group) => !group.some((field) => isThere(field) || lost.includes(field as never)),
  );
  return [...new Set([...lost, ...never.flatMap(([first]) => first ?? [])])];
}

/** One of each group, as the connection signs in. */
function mustHave(connection: ConnectionSettings): readonly (readonly string[])[] {
  if (connection.kind === 'woocommerce') return [['consumerKey'], ['consumerSecret'], ['webhookSecret']];
  if (connection.kind === 'bigcommerce') return [['accessToken'], ['webhookSecret']];
  if (connection.signIn === 'windowsUser') return [];
  return connection.signIn === 'entra' ? [['clientSecret', 'clientCertificate']] : [['password']];
}

/** Everything that a person has to enter. */
export function neededSecrets({ connections, users }: Pick<Settings, 'connections' | 'users'>, vault: Reading) {
  const ofConnections = connections.flatMap((connection) =>
    neededFields(connection, vault).map((field): NeededSecret => {
      return { id: `${connection.id}/${field}`, of: 'connection', owner: connection.id, field };
    }),
  );
  const lost = users.filter(({ name }) => vault.isUnreadable(userSecretId(name)));
  const ofUsers = lost.map(({ name }): NeededSecret => {
    return { id: userSecretId(name), of: 'user', owner: name, field: 'password' };
  });
  return [...ofConnections, ...ofUsers];
}

/** Webhook secrets of our own making, which nobody has to enter: they are made anew, and the webhooks with them. */
export function lostWebhookSecrets({ connections }: Pick<Settings, 'connections'>, vault: Reading): readonly string[] {
  return connections.flatMap((connection) => {
    const isOurs = connection.kind !== 'nav' && connection.webhooks === 'own';
    return isOurs && vault.secret(`${connection.id}/webhookSecret`) === null ? [connection.id] : [];
  });
}

/**
 * What such a connection is made with: nothing of it leaves the house. What it lacks is random, so that no delivery is
 * ever taken for the shop's because nothing was there to hold it against.
 */
export function waitingParts(
  connection: ConnectionSettings,
  fields: readonly string[],
  parts: ConnectionParts,
): ConnectionParts {
  const { id } = connection;
  const standIn = Buffer.from(parts.ports.random(32)).toString('hex');
  const slots = new Set(
    mustHave(connection)
      .flat()
      .map((field) => `${id}/${field}`),
  );
  const secret = (slot: string) => parts.vault.secret(slot) ?? (slots.has(slot) ? standIn : null);
  return {
    ...parts,
    transport: () => Promise.reject(secretNeeded(id, fields)),
    vault: { ...parts.vault, secret },
  };
}

function secretNeeded(id: string, fields: readonly string[]): ConnectorError {
  const { message, whatToDo, params } = wordsFor(fields);
  return new ConnectorError({ kind: 'authentication', code: SECRET_NEEDED, message, whatToDo, params, system: id });
}

/** What its ping finds, without asking anybody. */
export function secretNeededResult(fields: readonly string[]): PingResult {
  const { message, whatToDo } = wordsFor(fields);
  const ladder = [{ name: 'signIn', result: 'failed', detail: message, whatToDo, milliseconds: null }] as const;
  return { ok: false, code: SECRET_NEEDED, message, whatToDo, milliseconds: 0, ladder, certificate: null };
}

function wordsFor(fields: readonly string[]) {
  const spoken = fields.map((field) => field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
  return {
    message: `What it signs in with is not there or cannot be read any more: ${spoken.join(', ')}. Its orders wait; everything else goes on.`,
    whatToDo: 'Enter it under Settings, Security.',
    params: { fields: fields.join(', ') },
  };
}

/** Under every settings: one alarm for each connection that waits, over as soon as it does not. */
export function tellNeededSecrets(
  alarms: Pick<StandingAlarms, 'raise' | 'clear' | 'standing'>,
  { connections }: Pick<Settings, 'connections'>,
  vault: Reading,
): void {
  const gone = alarms.standing().filter(({ kind, scope }) => {
    return kind === SECRET_NEEDED && !connections.some(({ id }) => scope === `connection/${id}`);
  });
  for (const { scope } of gone) alarms.clear(SECRET_NEEDED, scope);
  for (const connection of connections) {
    const fields = neededFields(connection, vault);
    const scope = `connection/${connection.id}` as const;
    if (fields.length === 0) alarms.clear(SECRET_NEEDED, scope);
    else alarms.raise({ kind: SECRET_NEEDED, scope, stopsWrites: false, ...wordsFor(fields) } satisfies Alarm);
  }
}

/**
 * At a start: a webhook secret of our own making that is lost is made anew, under another path of the receiver, so that
 * the next alignment takes the webhooks with the old one away. Polls find what the shop could not tell meanwhile.
 */
export function renewLostReceivers(parts: {
  readonly db: Database;
  readonly audit: Pick<Audit, 'append'>;
  readonly settings: Pick<SettingsPart, 'current' | 'renewReceiver'>;
  readonly vault: Reading;
}): void {
  const { db, audit, settings, vault } = parts;
  for (const id of lostWebhookSecrets(settings.current(), vault)) {
    const { before, after } = settings.renewReceiver(id);
    const bodies = { before: JSON.stringify(before), after: JSON.stringify(after) };
    transaction(db, () => audit.append({ kind: 'settings.changed', actor: 'engine', status: 'fine', bodies }));
  }
}

/** An administrator whose password is lost, where no administrator has one any more; null where one can sign in. */
export function lockedOut(users: Settings['users'], withoutPassword: Settings['users']): string | null {
  const administrators = users.filter(({ role }) => role === 'administrator');
  const isLost = ({ name }: { readonly name: string }) => withoutPassword.some((one) => one.name === name);
  return administrators.every(isLost) ? (administrators[0]?.name ?? null) : null;
}
