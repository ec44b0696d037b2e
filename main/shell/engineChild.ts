import { join } from 'node:path';
import {
  MessageChannelMain,
  net,
  safeStorage,
  session,
  utilityProcess,
  type Session,
  type UtilityProcess,
} from 'electron';
import type { CallError } from '../contract/calls.ts';
import type { Ports } from '../base/ports.ts';
import type { EngineLink } from './engineLink.ts';
import type { FromEngine, ToEngine } from './engineMessages.ts';
import { answerBox } from './remoteBox.ts';
import { createRestarts } from './restart.ts';
import { createUserRequests } from './userRequests.ts';

export interface EngineChild {
  /** `recoveryKey` opens the vault once where this start cannot; `startAnew` makes new keys once, in that name. */
  start(way?: { readonly recoveryKey?: string; readonly startAnew?: string }): void;
  /** Resolves when the process is gone, after 10 seconds at the latest. */
  stop(): Promise<void>;
}

interface Options {
  readonly link: EngineLink;
  readonly ports: Pick<Ports, 'now' | 'after'>;
  readonly start: Extract<ToEngine, { kind: 'start' }>;
  readonly onReady: (recoveryKey: string | null) => void;
  /** It cannot start, and will not be tried again. */
  readonly onFailed: (error: CallError) => void;
  /** The vault is sealed for this key file from now on, as a service needs it, and the engine has ended. */
  readonly onMoved: (keyFile: string) => void;
}

const program = join(import.meta.dirname, '../engine/engine.js');
const stopWithinMs = 10_000;
/**
 * As `npm run headless` asks for it: a nursery of 16 MB would stay with an idle engine for all its life. A utility process
 * takes switches of V8 by this one only.
 * https://github.com/electron/electron/blob/main/shell/browser/javascript_environment.cc
 */
const SPARING = '--js-flags=--max-semi-space-size=1';

/** Keeps the engine's process running: one that ends by itself is started again, later each time. */
export function createEngineChild({ link, ports, start, onReady, onFailed, onMoved }: Options): EngineChild {
  const restarts = createRestarts();
  const user = createUserRequests<Session>({
    open: (options) => net.request(options),
    fromPartition: (name, options) => session.fromPartition(name, options),
    resolveProxy: (url) => session.defaultSession.resolveProxy(url),
  });
  let child: UtilityProcess | null = null;
  let isWanted = false;
  let { recoveryKey, startAnew } = start;
  let failure: CallError | null = null;

  const launch = () => {
    const startedAt = ports.now();
    const launched = utilityProcess.fork(program, [], {
      serviceName: 'ml-connector engine',
      stdio: 'inherit',
      execArgv: [SPARING],
    });
    const { port1, port2 } = new MessageChannelMain();
    child = launched;
    launched.on('message', (message: FromEngine) => void receive(launched, message));
    launched.on('exit', () => {
      child = null;
      port1.close();
      link.detach();
      user.forget();
      const failed = failure;
      failure = null;
      // Told only now: whoever starts it again finds the data folder free.
      if (failed !== null) onFailed(failed);
      else if (isWanted) ports.after(restarts.ended(startedAt, ports.now()), () => isWanted && launch());
    });
    const anew = startAnew;
    // Once: what ends before it is ready finds its new keys, or is asked again.
    startAnew = null;
    launched.postMessage({ ...start, recoveryKey, startAnew: anew } satisfies ToEngine, [port2]);
    link.attach({
      post: (message) => port1.postMessage(message, []),
      onMessage: (listener) => port1.on('message', ({ data }) => listener(data)),
    });
    port1.start();
  };

  const receive = async (from: UtilityProcess, message: FromEngine) => {
    if (message.kind === 'box') return from.postMessage(await answerBox(message, safeStorage), []);
    if (message.kind === 'ready') {
      recoveryKey = null;
      return onReady(message.recoveryKey);
    }
    if (message.kind === 'moved') {
      isWanted = false;
      return onMoved(message.keyFile);
    }
    if (message.kind !== 'failed') return user.receive(message, (answer) => from.postMessage(answer, []));
    isWanted = false;
    failure = message.error;
    from.kill();
  };

  return {
    start(way = {}) {
      recoveryKey = way.recoveryKey ?? recoveryKey;
      startAnew = way.startAnew ?? null;
      isWanted = true;
      launch();
    },
    stop() {
      isWanted = false;
      const running = child;
      if (running === null) return Promise.resolve();
      return new Promise((resolve) => {
        running.once('exit', () => resolve());
        running.postMessage({ kind: 'stop' } satisfies ToEngine, []);
        ports.after(stopWithinMs, () => {
          running.kill();
          resolve();
        });
      });
    },
  };
}
