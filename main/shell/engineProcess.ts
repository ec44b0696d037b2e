import type { MessagePortMain } from 'electron';
import { toCallError } from '../answer.ts';
import { createEngine } from '../engine.ts';
import type { EngineHandle } from '../host.ts';
import { ensureKeyFile, keyFileBox } from '../base/boxes.ts';
import { lockFolder } from '../base/folderLock.ts';
import { createLog, type Log } from '../base/log.ts';
import { createLogFile } from '../base/logFile.ts';
import { realPorts } from '../base/ports.ts';
import { serveEngine } from './engineLink.ts';
import type { FromEngine, ToEngine } from './engineMessages.ts';
import { createRemoteBox } from './remoteBox.ts';
import { createSignedInUser } from './signedInUser.ts';
import { makeFolder } from '../base/makeFolder.ts';

/*
 * The engine in a process of its own: a window that hangs does not hold up an order, and an engine that ends is started
 * again by the shell.
 */

const ports = realPorts();
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between processes, not a window
const send = (message: FromEngine) => process.parentPort.postMessage(message);
const remote = createRemoteBox(send);
const user = createSignedInUser(send);
let engine: EngineHandle | null = null;
let unlock = () => {};

process.parentPort.on('message', ({ data, ports: [port] }) => {
  const message = data as ToEngine;
  if (message.kind === 'boxed') return remote.receive(message);
  if (message.kind === 'asked' || message.kind === 'proxy') return user.receive(message);
  void (message.kind === 'start' ? start(message, port) : stop());
});

async function start(wanted: Extract<ToEngine, { kind: 'start' }>, port: MessagePortMain | undefined): Promise<void> {
  try {
    makeFolder(wanted.dataFolder);
    unlock = lockFolder(wanted.dataFolder);
    const log = openLog(wanted.dataFolder);
    const { recoveryKey, startAnew, moveTo, ...host } = wanted;
    engine = await createEngine(
      {
        ...host,
        secretBox: remote.box,
        signedInUser: user.transport,
        systemProxy: user.systemProxy,
        ports,
        log,
        restart: () => void stop(),
      },
      {
        ...(recoveryKey !== null && { recoveryKey }),
        ...(startAnew !== null && { startAnew: { actor: startAnew } }),
      },
    );
    if (moveTo !== null) {
      await move(engine, moveTo);
      engine = null;
      return;
    }
    if (port !== undefined) serveEngine(toLinkPort(port), engine, (call, error) => log.error(...toFacts(call, error)));
    await engine.start();
    send({ kind: 'ready', recoveryKey: engine.recoveryKey });
  } catch (error) {
    send({ kind: 'failed', error: toCallError(error) });
  }
}

/** The shell starts another process in its place, unless it asked for the end. */
async function stop(): Promise<void> {
  await engine?.stop();
  unlock();
  process.exit(0);
}

/** The keys are sealed for a file that the service's account may read; nothing is started. */
async function move(opened: EngineHandle, keyFile: string): Promise<void> {
  ensureKeyFile(keyFile, ports.random);
  await opened.sealVaultFor(keyFileBox(keyFile, ports.random));
  await opened.stop();
  unlock();
  send({ kind: 'moved', keyFile });
}

function openLog(folder: string): Log {
  return createLog(
    createLogFile(folder, () => process.stderr.write('The log file cannot be written; is the disk full?\n')),
    ports.now,
  );
}

function toFacts(call: string, error: unknown) {
  const facts = { call, error: error instanceof Error ? error.name : 'unknown' };
  return ['a call met a state it does not know', facts] as const;
}

function toLinkPort(port: MessagePortMain) {
  port.start();
  return {
    post: (message: unknown) => port.postMessage(message, []),
    onMessage: (listener: (message: unknown) => void) => void port.on('message', ({ data }) => listener(data)),
  };
}
