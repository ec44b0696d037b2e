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
  start(): void;
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
}

const program = join(import.meta.dirname, '../engine/engine.js');
const stopWithinMs = 10_000;

/** Keeps the engine's process running: one that ends by itself is started again, later each time. */
export function createEngineChild({ link, ports, start, onReady, onFailed }: Options): EngineChild {
  const restarts = createRestarts();
  const user = createUserRequests<Session>({
    open: (options) => net.request(options),
    fromPartition: (name, options) => session.fromPartition(name, options),
    resolveProxy: (url) => session.defaultSession.resolveProxy(url),
  });
  let child: UtilityProcess | null = null;
  let isWanted = false;

  const launch = () => {
    const startedAt = ports.now();
    const launched = utilityProcess.fork(program, [], { serviceName: 'ml-connector engine', stdio: 'inherit' });
    const { port1, port2 } = new MessageChannelMain();
    child = launched;
    launched.on('message', (message: FromEngine) => void receive(launched, message));
    launched.on('exit', () => {
      child = null;
      port1.close();
      link.detach();
      user.forget();
      if (isWanted) ports.after(restarts.ended(startedAt, ports.now()), () => isWanted && launch());
    });
    launched.postMessage(start, [port2]);
    link.attach({
      post: (message) => port1.postMessage(message, []),
      onMessage: (listener) => port1.on('message', ({ data }) => listener(data)),
    });
    port1.start();
  };

  const receive = async (from: UtilityProcess, message: FromEngine) => {
    if (message.kind === 'box') return from.postMessage(await answerBox(message, safeStorage), []);
    if (message.kind === 'ready') return onReady(message.recoveryKey);
    if (message.kind !== 'failed') return user.receive(message, (answer) => from.postMessage(answer, []));
    isWanted = false;
    from.kill();
    onFailed(message.error);
  };

  return {
    start() {
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
