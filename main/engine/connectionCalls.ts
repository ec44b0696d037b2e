import type { Audit } from '../audit/audit.ts';
import { ConnectorError, toConnectorError } from '../base/errors.ts';
import type { Origin } from '../base/origin.ts';
import type { Ports } from '../base/ports.ts';
import type { CallParts } from '../calls/createCalls.ts';
import { connectionUnknown } from '../calls/unknown.ts';
import type { ConnectionSettings, Settings } from '../contract/settings.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import type { Assembly } from './connections.ts';
import type { NavConnection } from './navConnection.ts';
import type { PingPart } from './pingPart.ts';
import { readinessNeeds } from './readinessNeeds.ts';
import type { SettingsCalls } from './settingsCalls.ts';

export interface ConnectionCallsOptions {
  readonly db: Database;
  readonly ports: Ports;
  readonly audit: Audit;
  readonly pings: PingPart;
  readonly settingsCalls: SettingsCalls;
  readonly assembly: () => Assembly;
  /** A connection may write: it was asked. */
  readonly proved: (connectionId: string) => void;
}

/** What a person asks of one connection besides its ping. */
export function createConnectionCalls(options: ConnectionCallsOptions): CallParts['connections'] {
  const { pings, assembly } = options;

  function navOf(id: string): NavConnection {
    const found = assembly().navs.get(id);
    if (found) return found;
    throw refusal('connection-not-nav', `Connection ${id} is not a NAV connection.`, 'Choose a NAV connection.');
  }

  function mayPin(id: string, fingerprint: string | null): void {
    const shown = pings.last(id)?.certificate?.fingerprint;
    if (fingerprint === null || fingerprint === shown) return;
    throw refusal(
      'certificate-changed',
      `The server of ${id} no longer shows the certificate with the fingerprint ${fingerprint}.`,
      'Ping again, and compare the fingerprint with the one on the server before you accept it.',
    );
  }

  function tellWriteTest(id: string, actor: string, failure: ConnectorError | null, text: string): void {
    transaction(options.db, () =>
      options.audit.append({
        kind: 'connection.writeTested',
        actor,
        status: failure ? 'attention' : 'fine',
        ...(failure && { cause: failure.code }),
        bodies: { text: `${id}: ${text}` },
      }),
    );
  }

  /** What was done, for the audit log. */
  async function testWrite(id: string, customerNo: string | undefined, origin: Origin): Promise<string> {
    const store = assembly().stores.get(id);
    if (store) {
      const missing = await store.missingWriteRight(origin);
      if (missing) throw missing;
      return 'asked by a write to an id that there is not; nothing was written';
    }
    const nav = navOf(id);
    if (customerNo === undefined) throw customerNeeded();
    const { documentNo } = await nav.testWrite(origin, customerNo);
    return `made and deleted ${documentNo} for customer ${customerNo}`;
  }

  return {
    list: pings.list,
    ping: pings.ping,
    pingEvery: pings.pingEvery,
    details: (id, actor) => navOf(id).details({ actor }),
    async readiness(id, actor) {
      const needs = readinessNeeds(id, assembly().settings, options.ports.now());
      return navOf(id).readiness({ actor }, needs);
    },
    async pin(id, fingerprint, actor) {
      connectionOf(assembly().settings, id);
      mayPin(id, fingerprint);
      options.settingsCalls.pin(id, fingerprint, actor);
      return pings.ping(id, actor);
    },
    async testWrite(id, customerNo, actor) {
      try {
        tellWriteTest(id, actor, null, await testWrite(id, customerNo, { actor }));
        options.proved(id);
      } catch (cause) {
        const failure = toConnectorError(cause);
        tellWriteTest(id, actor, failure, `${failure.message} ${failure.whatToDo}`);
        throw failure;
      }
      return pings.ping(id, actor);
    },
  };
}

function connectionOf(settings: Settings, id: string): ConnectionSettings {
  const found = settings.connections.find((connection) => connection.id === id);
  if (found) return found;
  throw connectionUnknown(id);
}

function customerNeeded(): ConnectorError {
  return refusal(
    'customer-needed',
    'A write test in NAV makes a document for a customer.',
    'Name a customer that is there and not blocked.',
  );
}

export function refusal(code: string, message: string, whatToDo: string): ConnectorError {
  return new ConnectorError({ kind: 'invalid', code, message, whatToDo, system: 'engine' });
}
