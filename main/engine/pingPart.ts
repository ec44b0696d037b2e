import type { Audit } from '../audit/audit.ts';
import { ConnectorError, toConnectorError } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import type { Ports } from '../base/ports.ts';
import { connectionUnknown } from '../calls/unknown.ts';
import type { ConnectionSettings } from '../contract/settings.ts';
import type { ConnectionView } from '../contract/views.ts';
import type { Database } from '../db/database.ts';
import { createPings, type PingResult, type PingState } from '../health/pings.ts';
import type { Circuits } from '../queue/circuit.ts';
import type { Assembly } from './connections.ts';
import { deliveryUrl, receiverPath } from './endpoints.ts';
import { restingUntil } from './maintenance.ts';
import { SECRET_NEEDED } from './neededSecrets.ts';
import type { News } from './news.ts';

export interface PingPart {
  list(): readonly ConnectionView[];
  ping(id: string, actor: string): Promise<ConnectionView>;
  /** Of the last ping in this life; null before it. */
  last(id: string): PingResult | null;
  /** A person asks for all of them at once, those that refused the sign-in too. */
  pingEvery(actor: string): Promise<readonly ConnectionView[]>;
  /** A ping of every NAV server follows at once: until it has ended, nothing else tries the sign-in. */
  aboutToPing(): void;
  /** On schedule: every connection but those that refused the sign-in. */
  pingAll(): Promise<void>;
  /**
   * Under new settings: every connection. One whose sign-in was refused may have other credentials now; its ping alone
   * tries them, and its jobs go on only once they are accepted, because accounts lock out.
   */
  pingAnew(): Promise<void>;
}

export interface PingPartOptions {
  readonly db: Database;
  readonly ports: Ports;
  readonly log: Log;
  readonly audit: Audit;
  readonly circuits: Circuits;
  readonly news: News;
  readonly assembly: () => Assembly;
  /** After every ping under settings that are still in force. */
  readonly found: (connection: ConnectionSettings, result: PingResult) => void;
  /** Whether a write was ever carried out over this connection. */
  readonly hasWritten: (connection: ConnectionSettings) => boolean;
  /** Where the stores deliver, without their paths; null without a public address. */
  readonly publicUrl: () => string | null;
  /** A system is back: jobs that waited for it may run. */
  readonly resumed: () => void;
}

export function createPingPart(options: PingPartOptions): PingPart {
  const { circuits, news, assembly } = options;
  const pings = createPings({ ...options, check: checkOf, onChange: recordChange });

  async function checkOf(connectionId: string, actor: string): Promise<PingResult> {
    const asked = assembly();
    const found = asked.navs.get(connectionId) ?? asked.stores.get(connectionId);
    if (!found) throw connectionUnknown(connectionId);
    const result = await found.check({ actor });
    // What was found under settings that are no longer in force says nothing about these.
    if (assembly() !== asked) return idsOf().includes(connectionId) ? checkOf(connectionId, actor) : result;
    if (NOT_LET_IN.has(result.code)) circuits.failed(refused(connectionId, result));
    options.found(settingsOf(connectionId), result);
    return result;
  }

  function recordChange(connectionId: string, state: PingState, actor: string): void {
    const { ok, code, message, whatToDo } = state.result;
    options.audit.append({
      kind: 'connection.pinged',
      actor,
      status: ok ? 'fine' : 'down',
      cause: ok ? undefined : code,
      bodies: { text: `${connectionId}: ${ok ? 'answers' : `${message} ${whatToDo}`}` },
    });
    news.changed('connections');
  }

  /** One that cannot be pinged or recorded does not keep the others from it. */
  async function pingOnSchedule(id: string): Promise<void> {
    const { result } = await pings.ping(id, 'schedule');
    if (result.ok && circuits.view(id).state === 'open') circuits.reset(id);
  }

  async function pingUnderNewSettings(id: string): Promise<void> {
    const { result } = await pings.ping(id, 'engine');
    if (!NOT_LET_IN.has(result.code)) circuits.reset(id);
  }

  async function pingEach(ids: readonly string[], ping: (id: string) => Promise<void>): Promise<void> {
    const ends = await Promise.allSettled(ids.map((id) => ping(id).finally(() => wasTried(id))));
    options.resumed();
    for (const end of ends) if (end.status === 'rejected') tellFailure(end.reason);
  }

  function wasTried(id: string): void {
    circuits.tried(id);
    options.resumed();
  }

  function view(connection: ConnectionSettings): ConnectionView {
    const last = pings.last(connection.id);
    const circuit = circuits.view(connection.id);
    const trouble = circuit.error ?? (last && !last.result.ok ? last.result : null);
    const isResting = resting().has(connection.id);
    return {
      id: connection.id,
      kind: connection.kind,
      name: connection.name || connection.id,
      address: addressOf(connection),
      state: circuit.state === 'refused' ? 'refused' : trouble ? stateOf(trouble) : last ? 'fine' : 'unknown',
      message: trouble?.message ?? (isResting ? RESTING : ''),
      whatToDo: trouble?.whatToDo ?? '',
      lastPingAt: last?.at ?? null,
      milliseconds: last?.result.milliseconds ?? null,
      ladder: [...(last?.result.ladder ?? [])],
      certificate: certificateOf(connection, last?.result ?? null),
      writeRights: options.hasWritten(connection) ? 'proven' : 'notYetProven',
      deliveryUrl: deliveryUrl(connection, options.publicUrl()),
      receiverPath: connection.kind === 'nav' ? null : receiverPath(connection),
    };
  }

  async function pingOne(id: string, actor: string): Promise<ConnectionView> {
    const connection = settingsOf(id);
    const { result } = await pings.ping(id, actor);
    if (result.ok) {
      circuits.reset(id);
      options.resumed();
    }
    return view(connection);
  }

  const resting = () => restingUntil(assembly().settings, options.ports.now());
  const isPinged = (id: string) => circuits.view(id).state !== 'refused' && !resting().has(id);
  const idsOf = () => assembly().settings.connections.map(({ id }) => id);

  function settingsOf(id: string): ConnectionSettings {
    const found = assembly().settings.connections.find((connection) => connection.id === id);
    if (!found) throw connectionUnknown(id);
    return found;
  }

  function tellFailure(reason: unknown): void {
    options.log.warn('a scheduled ping failed', { code: toConnectorError(reason).code });
  }

  return {
    list: () => assembly().settings.connections.map(view),
    last: (id) => pings.last(id)?.result ?? null,
    ping: pingOne,
    pingEvery: (actor) => Promise.all(assembly().settings.connections.map(({ id }) => pingOne(id, actor))),
    aboutToPing() {
      const navs = assembly().settings.connections.filter(({ kind }) => kind === 'nav');
      for (const { id } of navs) if (isPinged(id)) circuits.aboutToTry(id);
    },
    pingAll: () => pingEach(idsOf().filter(isPinged), pingOnSchedule),
    async pingAnew() {
      const ids = idsOf();
      for (const id of ids) if (circuits.view(id).state !== 'refused') circuits.reset(id);
      await pingEach(ids, pingUnderNewSettings);
    },
  };
}

/** Nothing tries them again before a person has been there. */
const NOT_LET_IN = new Set(['signin-refused', SECRET_NEEDED]);
const RESTING = 'It rests in its maintenance window; what waits for it goes on when that ends.';

/** Accounts lock out: after one refusal nothing asks again until a person does. */
function refused(connectionId: string, { code, message, whatToDo }: PingResult): ConnectorError {
  return new ConnectorError({ kind: 'authentication', code, message, whatToDo, system: connectionId });
}

/** What is shown of a certificate: one that was refused, or the one that is accepted for this connection alone. */
function certificateOf(connection: ConnectionSettings, last: PingResult | null): ConnectionView['certificate'] {
  if (!last?.certificate) return null;
  const pinned = connection.pinnedCertificate?.replaceAll(':', '').toLowerCase();
  const { names, ...certificate } = last.certificate;
  return { ...certificate, names: [...names], isPinned: pinned === certificate.fingerprint };
}

function stateOf(trouble: { readonly code: string }): ConnectionView['state'] {
  return NOT_LET_IN.has(trouble.code) ? 'refused' : 'down';
}

/** Where the connection leads, as a person knows it. */
function addressOf(connection: ConnectionSettings): string {
  return connection.kind === 'bigcommerce' ? `${connection.url}/stores/${connection.storeHash}` : connection.url;
}
