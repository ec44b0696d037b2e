import { fork, type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';

/** What passes between this process and one that it forked; `port` names the channel that a message belongs to. */
export type Envelope =
  | { readonly to: 'parentPort'; readonly data: unknown; readonly ports: readonly number[] }
  | { readonly to: 'port'; readonly port: number; readonly data: unknown };

const parentPort = new URL('./parentPort.ts', import.meta.url).href;
let lastPort = 0;

/** One end of a channel; the other one is given to the process that was forked. */
class Port extends EventEmitter {
  readonly id: number;
  other: Port | null = null;
  /** Where the other end went. */
  process: ChildProcess | null = null;
  private isStarted = false;
  private waiting: unknown[] = [];

  constructor(id: number) {
    super();
    this.id = id;
  }

  postMessage(data: unknown): void {
    if (this.process?.connected === true)
      this.process.send({ to: 'port', port: this.id, data: structuredClone(data) } satisfies Envelope, () => {});
  }

  arrive(data: unknown): void {
    if (this.isStarted) this.emit('message', { data, ports: [] });
    else this.waiting.push(data);
  }

  start(): void {
    // Never within the call: whoever starts it may listen right after.
    queueMicrotask(() => {
      this.isStarted = true;
      for (const data of this.waiting.splice(0)) this.emit('message', { data, ports: [] });
    });
  }

  close(): void {
    this.process = null;
    this.removeAllListeners();
    open.delete(this.id);
  }
}

const open = new Map<number, Port>();

export class MessageChannelMain {
  readonly port1: Port;
  readonly port2: Port;

  constructor() {
    lastPort += 1;
    this.port1 = new Port(lastPort);
    this.port2 = new Port(lastPort);
    this.port2.other = this.port1;
  }
}

class Utility extends EventEmitter {
  private readonly child: ChildProcess;

  constructor(program: string, args: readonly string[], execArgv: readonly string[]) {
    super();
    this.child = fork(program, args, {
      serialization: 'advanced',
      execArgv: [...execArgv.flatMap(toNode), '--import', parentPort],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    running = this.child;
    this.child.on('message', (message) => this.receive(message as Envelope));
    this.child.on('exit', (code) => {
      if (running === this.child) running = null;
      this.emit('exit', code ?? 1);
    });
  }

  private receive(envelope: Envelope): void {
    if (envelope.to === 'parentPort') this.emit('message', envelope.data);
    else open.get(envelope.port)?.arrive(envelope.data);
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  postMessage(data: unknown, transfer: readonly Port[] = []): void {
    for (const { other } of transfer) {
      if (other === null) continue;
      other.process = this.child;
      open.set(other.id, other);
    }
    const envelope: Envelope = { to: 'parentPort', data: structuredClone(data), ports: transfer.map(({ id }) => id) };
    if (this.child.connected) this.child.send(envelope, () => {});
  }

  kill(): boolean {
    return this.child.kill();
  }
}

/** Electron hands its switches to Chromium, which takes those of V8 in one; any other one changes nothing. */
function toNode(argument: string): readonly string[] {
  const [, flags] = /^--js-flags=(.*)$/.exec(argument) ?? [];
  return flags?.split(' ') ?? [];
}

let running: ChildProcess | null = null;

interface ForkOptions {
  readonly execArgv?: readonly string[];
}

export const utilityProcess = {
  fork: (program: string, args: readonly string[] = [], { execArgv = [] }: ForkOptions = {}) =>
    new Utility(program, args, execArgv),
};

/** What it was started with; none while no such process runs. */
export function engineArguments(): readonly string[] {
  return running?.spawnargs ?? [];
}

/** null while no such process runs. */
export function enginePid(): number | null {
  return running?.pid ?? null;
}
