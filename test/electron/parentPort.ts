/*
 * Loaded before the engine's process by `node --import`: `process.parentPort` as a utility process of Electron has it, over
 * the channel of a child process.
 */
import { EventEmitter } from 'node:events';
import type { Envelope } from './utilityProcess.ts';

/** What no longer arrives is lost without a word, as between Electron's processes. */
const send = (envelope: Envelope) => {
  if (process.connected) process.send?.(envelope, undefined, undefined, () => {});
};

/** What arrives before anybody listens waits, as in Electron. */
class Listening extends EventEmitter {
  private isStarted = false;
  private waiting: object[] = [];

  arrive(message: object): void {
    if (this.isStarted) this.emit('message', message);
    else this.waiting.push(message);
  }

  start(): void {
    // Never within the call: whoever starts it may listen right after.
    queueMicrotask(() => {
      this.isStarted = true;
      for (const message of this.waiting.splice(0)) this.emit('message', message);
    });
  }
}

class ChildPort extends Listening {
  private readonly id: number;

  constructor(id: number) {
    super();
    this.id = id;
  }

  postMessage(data: unknown): void {
    send({ to: 'port', port: this.id, data });
  }

  close(): void {
    this.removeAllListeners();
  }
}

class ParentPort extends Listening {
  postMessage(data: unknown): void {
    send({ to: 'parentPort', data, ports: [] });
  }
}

const ports = new Map<number, ChildPort>();
const parentPort = new ParentPort();
parentPort.on('newListener', (name) => {
  if (name === 'message') parentPort.start();
});

process.on('message', (message: unknown) => {
  const envelope = message as Envelope;
  if (envelope.to === 'port') return ports.get(envelope.port)?.arrive({ data: envelope.data, ports: [] });
  const given = envelope.ports.map((id) => {
    const port = new ChildPort(id);
    ports.set(id, port);
    return port;
  });
  parentPort.arrive({ data: envelope.data, ports: given });
});
// A utility process ends with its program.
process.on('disconnect', () => process.exit(1));

Object.defineProperty(process, 'parentPort', { value: parentPort });
