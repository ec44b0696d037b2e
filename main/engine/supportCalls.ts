import { arch, freemem, release, totalmem, type } from 'node:os';
import type { Audit } from '../audit/audit.ts';
import { type Ports, toInstant } from '../base/ports.ts';
import type { CallParts } from '../calls/createCalls.ts';
import type { ConnectionView, Equation, Overview } from '../contract/views.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import type { StandingAlarms } from '../health/standingAlarms.ts';
import type { Host } from '../host.ts';
import type { SettingsCalls } from './settingsCalls.ts';
import type { StorageSize } from './storageWatch.ts';
import { lastLogLines } from './supportLog.ts';
import { hostOf, shareableSettings } from './supportSettings.ts';

export interface SupportCallsOptions {
  readonly host: Pick<Host, 'dataFolder' | 'version' | 'secretBox'>;
  readonly db: Database;
  readonly ports: Pick<Ports, 'now'>;
  readonly audit: Audit;
  readonly alarms: Pick<StandingAlarms, 'standing'>;
  readonly settingsCalls: Pick<SettingsCalls, 'file'>;
  readonly size: () => StorageSize;
  /** As the window's own overview has it. */
  readonly overview: () => Promise<Overview>;
}

const LOG_LINES = 200;
const DAY_MS = 24 * 3_600_000;
/** More attempts than a busy day has: what is older is not looked through for its time. */
const NEWEST_ATTEMPTS = 50_000;

const HEAD = `This is what ml-connector tells somebody who helps. It holds no passwords and keys, nothing of shoppers and no
names of people. Addresses are shown as their host alone; "(set)" stands for a value that is there and not shown.`;

/** What somebody who helps from outside has to know, and nothing that must stay in the house. */
export function createSupportCalls(options: SupportCallsOptions): CallParts['support'] {
  const { audit, db, ports } = options;
  return {
    'support.gather': async (_input, { name }) => {
      const madeAt = toInstant(ports.now());
      const text = textOf(madeAt, options, await options.overview());
      transaction(db, () => audit.append({ kind: 'support.gathered', actor: `person:${name}`, status: 'fine' }));
      return { madeAt, fileName: `ml-connector-support-${madeAt.slice(0, 10)}.txt`, text };
    },
  };
}

function textOf(madeAt: string, options: SupportCallsOptions, overview: Overview): string {
  const { alarms, host, settingsCalls, size } = options;
  const sections: readonly (readonly [string, unknown])[] = [
    ['Program', programOf(options)],
    ['Computer', computer()],
    ['Sizes', size()],
    ['Settings', shareableSettings(settingsCalls.file())],
    ['Connections', overview.connections.map(connectionOf)],
    ['Alarms', alarms.standing().map(({ kind, scope, raisedAt, stopsWrites }) => ({ kind, scope, raisedAt, stopsWrites }))], // prettier-ignore
    ['Orders of today', overview.equations.map(countsOf)],
    ['Orders per hour, last 24 hours', overview.hours],
    ['Queue', overview.queue],
    ['What waits for a person', parkedOf(options.db)],
    ['Work per hour, last 24 hours', workOf(options)],
    ['Pings per hour, last 24 hours', pingsOf(options)],
  ];
  const told = sections.map(([title, what]) => `## ${title}\n${linesOf(what)}`);
  const log = lastLogLines(host.dataFolder, LOG_LINES).join('\n') || 'none';
  return withoutMail(`# Support, ${madeAt}\n\n${HEAD}\n\n${told.join('\n\n')}\n\n## Log, newest last\n${log}\n`);
}

function programOf({ db, host }: SupportCallsOptions) {
  const { electron } = process.versions;
  return {
    version: host.version,
    schema: db.pragma('user_version', { simple: true }),
    keysSealedBy: host.secretBox.kind,
    node: process.versions.node,
    sqlite: db.prepare<[], string>('SELECT sqlite_version()').pluck().get(),
    ...(electron !== undefined && { electron }),
  };
}

function computer() {
  const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`;
  return {
    system: `${type()} ${release()} ${arch()}`,
    memory: gigabytes(totalmem()),
    freeMemory: gigabytes(freemem()),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    locale: Intl.DateTimeFormat().resolvedOptions().locale,
  };
}

/** The steps by name and result: their words may name an account. */
function connectionOf({ id, kind, address, state, lastPingAt, milliseconds, ladder, writeRights }: ConnectionView) {
  const steps = ladder.map(({ name, result }) => `${name} ${result}`).join(', ');
  return { id, kind, address: hostOf(address), state, lastPingAt, milliseconds, steps, writeRights };
}

function countsOf({ integrationId, mode, byCurrency, beingRead }: Equation) {
  const count = (term: 'store' | 'equal' | 'onTheWay' | 'waiting' | 'leftOut') =>
    byCurrency.reduce((sum, each) => sum + each[term].count, 0);
  return {
    integrationId, mode, store: count('store'), equal: count('equal'), onTheWay: count('onTheWay'),
    waiting: count('waiting'), leftOut: count('leftOut'), beingRead, addsUp: byCurrency.every(({ addsUp }) => addsUp),
  }; // prettier-ignore
}

/** By their code alone: the words of a cause may name an article or a customer's number. */
function parkedOf(db: Database) {
  const sql = `SELECT kind, integration_id AS integration, coalesce(json_extract(cause, '$.code'), '') AS cause, count(*) AS n
    FROM jobs WHERE state = 'parked' GROUP BY 1, 2, 3 ORDER BY n DESC LIMIT 50`;
  return db.prepare(sql).all();
}

function workOf({ db, ports }: SupportCallsOptions) {
  const sql = `SELECT substr(a.started_at, 1, 13) AS hour, j.kind, coalesce(a.outcome, 'under way') AS outcome, count(*) AS n
    FROM attempts AS a JOIN jobs AS j ON j.id = a.job_id
    WHERE a.id > (SELECT max(id) FROM attempts) - ? AND a.started_at >= ? GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;
  return db.prepare(sql).all(NEWEST_ATTEMPTS, toInstant(ports.now() - DAY_MS));
}

function pingsOf({ db, ports }: SupportCallsOptions) {
  const sql = `SELECT substr(at, 1, 13) AS hour, connection_id AS connection, count(*) AS n, sum(ok = 0) AS failed, max(ms) AS slowest
    FROM samples WHERE at >= ? GROUP BY 1, 2 ORDER BY 1, 2`;
  return db.prepare(sql).all(toInstant(ports.now() - DAY_MS));
}

/** A list as a line each, so that it is read quickly; all else indented. */
function linesOf(what: unknown): string {
  if (!Array.isArray(what)) return JSON.stringify(what, null, 2);
  return what.length === 0 ? 'none' : what.map((each) => JSON.stringify(each)).join('\n');
}

/** The last bar: an address of a person never leaves, wherever it came from. */
function withoutMail(text: string): string {
  return text.replace(/[^\s"'<>(),:;@]+@[^\s"'<>(),:;@]+\.[a-z]{2,}/gi, '(e-mail address)');
}
