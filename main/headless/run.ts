import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { problemsOf } from '../answer.ts';
import type { CreateEngine, EngineHandle, Host, SecretBox } from '../host.ts';
import { ensureKeyFile, keyFileBox, passphraseBox } from '../base/boxes.ts';
import { ConnectorError, toConnectorError, whereFrom } from '../base/errors.ts';
import { lockFolder } from '../base/folderLock.ts';
import { createLog, type Log } from '../base/log.ts';
import { createLogFile } from '../base/logFile.ts';
import { databaseFile } from '../engine/backupFiles.ts';
import { refuseWrongPlace } from '../engine/dataPlace.ts';
import { restore } from '../engine/restoreFiles.ts';
import { exportLog, verifyLog } from './auditCommands.ts';
import { newPassword } from './newPassword.ts';
import type { Ports } from '../base/ports.ts';
import { parseOptions, usage, type Options } from './options.ts';
import { openDashboard } from './server.ts';
import { makeFolder } from '../base/makeFolder.ts';

export interface Surroundings {
  readonly createEngine: CreateEngine;
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Take text with its line breaks. */
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  readonly ports: Ports;
  readonly version: string;
  readonly pageFolder: string;
  /** Aborted when the process is asked to end. */
  readonly stop: AbortSignal;
}

/** What the process ends with; the codes are documented, scripts rely on them. */
const exits = { fine: 0, failed: 1, usage: 2, vault: 3, settings: 4, inUse: 5, changed: 6 } as const;

const stopWithinMs = 10_000;

/** Runs the engine with its dashboard until `stop`; resolves with the process' exit code and never rejects. */
export async function runHeadless(surroundings: Surroundings): Promise<number> {
  const parsed = parseOptions(surroundings.argv);
  if (parsed.kind === 'help') {
    surroundings.stdout(usage);
    return exits.fine;
  }
  if (parsed.kind === 'refused') {
    surroundings.stderr(`${parsed.problem}\n\n${usage}`);
    return exits.usage;
  }
  try {
    return await runInFolder(surroundings, { ...parsed.options, data: resolve(parsed.options.data) });
  } catch (error) {
    const { verify, exportTo } = parsed.options;
    const isLook = verify || exportTo !== null;
    return tellFailure(isLook ? besideAnother(error) : error, surroundings.stderr);
  }
}

async function runInFolder(surroundings: Surroundings, options: Options): Promise<number> {
  // Before anything is written there, the key file too.
  refuseWrongPlace(options.data);
  if (options.verify || options.exportTo !== null) expectInstallation(options.data);
  const unlock = takeFolder(options.data);
  try {
    if (options.restore !== null) return restoreFrom(surroundings, options.data, options.restore);
    if (options.verify || options.exportTo !== null) return await lookInto(surroundings, options);
    const newBox = chooseNewBox(options, surroundings);
    if (newBox !== null) return await sealFor(newBox, surroundings, options);
    let next: Options | null = options;
    while (next !== null) next = await runOnce(surroundings, next);
    return exits.fine;
  } finally {
    unlock();
  }
}

/** Verifies the audit log, exports it, or both; nothing is started. */
async function lookInto(surroundings: Surroundings, options: Options): Promise<number> {
  const host = createHost(surroundings, options);
  const engine = await openEngine(host, surroundings, options);
  try {
    const holds = !options.verify || (await verifyLog(engine, surroundings.stdout));
    if (options.exportTo !== null) await exportLog(engine, options.exportTo, surroundings);
    return holds ? exits.fine : exits.changed;
  } finally {
    await stopEngine(engine, host);
  }
}

/** Opens the vault as it was sealed, and seals it for another box; nothing is started. */
async function sealFor(box: SecretBox, surroundings: Surroundings, options: Options): Promise<number> {
  const host = createHost(surroundings, options);
  const engine = await openEngine(host, surroundings, options);
  try {
    await engine.sealVaultFor(box);
  } finally {
    await stopEngine(engine, host);
  }
  const how =
    box.kind === 'passphrase'
      ? 'the new passphrase in ML_CONNECTOR_PASSPHRASE'
      : `--key-file ${resolve(options.newKeyFile ?? '')}`;
  surroundings.stdout(`The vault is sealed anew. Start it with ${how} from now on.\n`);
  surroundings.stdout('What opened it before opens backups made until now, and nothing else.\n');
  return exits.fine;
}

function openEngine(host: Host, { createEngine }: Surroundings, options: Options): Promise<EngineHandle> {
  const { recoveryKeyFile, startAnew } = options;
  return createEngine(host, {
    ...(recoveryKeyFile !== null && { recoveryKey: readRecoveryKey(recoveryKeyFile) }),
    ...(startAnew && { startAnew: { actor: 'command line' } }),
  });
}

/** One engine from its start to its end. Resolves with the options of the one in its place; null when it is over. */
async function runOnce(surroundings: Surroundings, options: Options): Promise<Options | null> {
  const restart = new AbortController();
  const host = { ...createHost(surroundings, options), restart: () => restart.abort() };
  const engine = await openEngine(host, surroundings, options);
  try {
    return await serve(engine, surroundings, options, host.log, restart.signal);
  } finally {
    await stopEngine(engine, host);
  }
}

/** @throws ConnectorError `backup-unusable`, `backup-newer`; the database is as it was then */
function restoreFrom({ ports, stdout }: Surroundings, folder: string, backup: string): number {
  const { backupAt, aside } = restore(folder, backup, { now: ports.now(), actor: 'command line' });
  stdout(`The backup of ${backupAt} is in place.${aside === '' ? '' : ` What was there before lies in ${aside}.`}\n`);
  stdout('Nothing is written to NAV before somebody has answered the alarm about it in the window.\n');
  return exits.fine;
}

/** Who mistypes a folder is not told that nothing was changed in it. @throws ConnectorError `installation-absent` */
function expectInstallation(folder: string): void {
  if (existsSync(databaseFile(folder))) return;
  throw new ConnectorError({
    kind: 'invalid',
    code: 'installation-absent',
    message: `There is no database in ${folder}.`,
    whatToDo: 'Name the data folder of the installation with --data DIR.',
  });
}

/** @throws ConnectorError `folder-in-use`, `data-folder-unusable` */
function takeFolder(folder: string): () => void {
  try {
    makeFolder(folder);
    return lockFolder(folder);
  } catch (cause) {
    if (cause instanceof ConnectorError) throw cause;
    throw new ConnectorError({
      kind: 'invalid',
      code: 'data-folder-unusable',
      message: `The data folder ${folder} cannot be used: ${cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'}.`,
      whatToDo: 'Name a folder that this user may make and write to with --data DIR.',
      cause,
    });
  }
}

async function serve(
  engine: EngineHandle,
  surroundings: Surroundings,
  options: Options,
  log: Log,
  restart: AbortSignal,
): Promise<Options | null> {
  const { stdout, stop } = surroundings;
  if (engine.recoveryKey !== null) {
    stdout(`Recovery key, shown this once; keep it away from this computer: ${engine.recoveryKey}\n`);
  }
  if (options.config !== null) await importConfig(engine, options.config);
  ensureUser(engine, surroundings);
  await engine.start();
  const dashboard = await openDashboard({ engine, ...surroundings, log }, options.port);
  try {
    stdout(`${JSON.stringify({ ready: true, ...(await addresses(engine, dashboard.port)) })}\n`);
    await Promise.race([aborted(stop), aborted(restart)]);
    log.info('stopping');
    // What was imported at the start is not imported again, and who has an address open finds it again.
    const { port } = dashboard;
    return stop.aborted
      ? null
      : { ...options, config: null, startAnew: false, port, receiverPort: engine.receiver.port };
  } finally {
    await dashboard.close();
  }
}

/** @throws what `settings.import` throws: the old settings stay in force. */
async function importConfig(engine: EngineHandle, path: string): Promise<void> {
  const text = readText(path, 'config-missing', 'Name the settings file with --config FILE.');
  await engine.calls['settings.import']({ text }, { name: 'command line', role: 'administrator' });
}

function ensureUser(engine: EngineHandle, { ports, stdout }: Surroundings): void {
  const isFirst = engine.userNames().length === 0;
  const name = isFirst ? 'admin' : engine.lockedOut();
  if (name === null) return;
  const password = newPassword(ports);
  if (isFirst) engine.addUser(name, 'administrator', password);
  else engine.setPassword(name, password);
  stdout(`Sign in at the dashboard as ${name} with this password, shown this once: ${password}\n`);
}

async function addresses(engine: EngineHandle, port: number) {
  const { connections } = await engine.calls['connections.list']({}, { name: 'command line', role: 'viewer' });
  return {
    dashboard: `http://127.0.0.1:${port}`,
    receiver: `http://127.0.0.1:${engine.receiver.port}`,
    deliveryUrls: connections.flatMap(({ deliveryUrl }) => (deliveryUrl === null ? [] : [deliveryUrl])),
    // Where a tunnel or a reverse proxy has to lead, by connection.
    receiverPaths: Object.fromEntries(
      connections.flatMap(({ id, receiverPath }) => (receiverPath === null ? [] : [[id, receiverPath]])),
    ),
  };
}

function createHost({ env, ports, stderr, version }: Surroundings, options: Options): Host & { readonly log: Log } {
  const toFile = createLogFile(options.data, () => stderr('The log file cannot be written; is the disk full?\n'));
  const file = createLog(toFile, ports.now);
  const console = createLog((line) => stderr(`${line}\n`), ports.now);
  const both =
    (level: 'warn' | 'error'): Log['warn'] =>
    (message, facts) => {
      file[level](message, facts);
      console[level](message, facts);
    };
  return {
    dataFolder: options.data,
    version,
    secretBox: chooseBox(options, env, ports),
    ports,
    log: { info: file.info, warn: both('warn'), error: both('error') },
    receiverPort: options.receiverPort,
    ...(options.machine !== null && { machine: options.machine }),
    ...(options.place !== null && { place: options.place }),
  };
}

function chooseBox(options: Options, env: Surroundings['env'], ports: Ports): SecretBox {
  if (options.keyFile !== null) return keyFileBox(resolve(options.keyFile), ports.random);
  const passphrase = env['ML_CONNECTOR_PASSPHRASE'] ?? '';
  if (passphrase !== '') return passphraseBox(passphrase, ports.random);
  const path = resolve(options.data, 'vault.key');
  ensureKeyFile(path, ports.random);
  return keyFileBox(path, ports.random);
}

/** null where the vault stays sealed as it is. */
function chooseNewBox({ newKeyFile }: Options, { env, ports }: Surroundings): SecretBox | null {
  const passphrase = env['ML_CONNECTOR_NEW_PASSPHRASE'] ?? '';
  if (newKeyFile === null) return passphrase === '' ? null : passphraseBox(passphrase, ports.random);
  const path = resolve(newKeyFile);
  ensureKeyFile(path, ports.random);
  return keyFileBox(path, ports.random);
}

function readRecoveryKey(path: string): string {
  return readText(path, 'recovery-key-missing', 'Name the file with the recovery key by --recovery-key-file.').trim();
}

function readText(path: string, code: string, whatToDo: string): string {
  try {
    return readFileSync(resolve(path), 'utf8');
  } catch (cause) {
    throw new ConnectorError({ kind: 'notFound', code, message: `The file ${path} cannot be read.`, whatToDo, cause });
  }
}

/** Gives back what is in hand; what hangs for longer is cut off, as by a power failure, and found again at the next start. */
async function stopEngine(engine: EngineHandle, { ports, log }: Host): Promise<void> {
  const late = new Promise<'late'>((done) => {
    // The port's timers let a process end; here it must not end before the engine has stopped or its time is up.
    ports.after(stopWithinMs, () => done('late'));
  });
  const stopped = engine.stop().then(() => 'stopped' as const);
  if ((await Promise.race([stopped, late])) === 'late') log.warn('the engine did not stop within 10 seconds');
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) done();
    else signal.addEventListener('abort', () => done(), { once: true });
  });
}

/** A folder that is in use is looked into where it is used. */
function besideAnother(error: unknown): unknown {
  if (!(error instanceof ConnectorError) || error.code !== 'folder-in-use') return error;
  return new ConnectorError({
    kind: error.kind,
    code: error.code,
    message: error.message,
    whatToDo: 'Verify and export there, under Audit log in its window or dashboard, or stop it first.',
    cause: error,
  });
}

/** Problems of a settings file one per line; of everything else what happened and what to do. */
function tellFailure(error: unknown, stderr: (text: string) => void): number {
  const failure = toConnectorError(error);
  for (const { path, problem } of problemsOf(error) ?? []) stderr(`${path === '' ? 'the file' : path}: ${problem}\n`);
  stderr(`${failure.message} ${failure.whatToDo}\n`);
  if (failure.code === 'internal') stderr(`${whereFrom(failure)}\n`);
  if (problemsOf(error) !== null || failure.code === 'config-missing') return exits.settings;
  if (/^(vault|keys|key-file|recovery-key)-/.test(failure.code)) return exits.vault;
  return failure.code === 'folder-in-use' ? exits.inUse : exits.failed;
}
