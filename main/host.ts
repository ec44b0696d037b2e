import type { Actor, Calls, Events } from './contract/calls.ts';
import type { Emitter } from './base/emit.ts';
import type { Ports } from './base/ports.ts';
import type { Log } from './base/log.ts';
import type { Transport } from './http/transport.ts';

/**
 * Seals the vault's keys with something only this user or this machine has: Electron's safeStorage, a passphrase or a
 * key file. Asynchronous because Windows may ask its own service.
 */
export interface SecretBox {
  /** Names the kind of seal, kept beside what it sealed: `safeStorage`, `passphrase`, `keyFile`. */
  readonly kind: string;
  seal(plain: Uint8Array): Promise<Uint8Array>;
  /** @throws ConnectorError `vault-sealed-elsewhere` when the seal was made by another user, machine or passphrase. */
  open(sealed: Uint8Array): Promise<Uint8Array>;
}

/** Sets a task going on a cron expression in a time zone; returns what stops it. */
export type Schedule = (expression: string, task: () => void) => () => void;

/** The sockets of the receiver: takes the handler, returns where it listens. The simulation serves in process. */
export interface ReceiverSocket {
  readonly port: number;
  close(): Promise<void>;
}

export interface ReceiverRequest {
  readonly method: string;
  /** Path and query, as sent. */
  readonly path: string;
  /** Lower-cased names. */
  readonly headers: Readonly<Record<string, string>>;
  /** The bytes as received: signatures are computed over them. */
  readonly body: Uint8Array;
}

export interface ReceiverResponse {
  readonly status: number;
  readonly body: string;
}

export type Receive = (request: ReceiverRequest) => Promise<ReceiverResponse>;

/** What an engine asks of where it runs. */
export interface Host {
  /** Absolute path of the folder that holds the database and the settings. */
  readonly dataFolder: string;
  /** The computer's name; the operating system's where absent. With another one than before, a person is asked. */
  readonly machine?: string;
  /** What the data folder is called when it is asked whether it was moved or copied; its path where absent. */
  readonly place?: string;
  readonly version: string;
  readonly secretBox: SecretBox;
  readonly ports: Ports;
  readonly log: Log;
  /** Who performs requests on the network; node:http where absent. */
  readonly transport?: Transport;
  /**
   * Performs requests as the Windows user who runs the program, where this host can. Knows Windows' authorities and the
   * network's pin, not its `trusted`.
   */
  readonly signedInUser?: Transport;
  /** The computer's proxy for an address, as a PAC file answers; environment variables where absent. */
  readonly systemProxy?: (url: string) => Promise<string>;
  /** Who runs schedules; node-cron on the real clock where absent. */
  readonly schedule?: Schedule;
  /** Opens the receiver's socket on loopback; node:http where absent. */
  readonly listen?: (receive: Receive, port: number) => Promise<ReceiverSocket>;
  /**
   * Whole-table work is done on the engine's own thread and at once, not in a thread beside it: for a host whose time is
   * not the real clock.
   */
  readonly readsInProcess?: boolean;
  /** Bytes that may still be written where a folder lies; null where nothing tells. The operating system's where absent. */
  readonly freeBytes?: (folder: string) => number | null;
  /** Stops this engine and starts another one in its place; where absent, a person has to. */
  readonly restart?: () => void;
  /** Port of the receiver; 0 lets the system choose. */
  readonly receiverPort: number;
}

/** The engine as its host holds it. */
export interface EngineHandle {
  readonly calls: Calls;
  readonly events: Pick<Emitter<Events>, 'subscribe'>;
  /** Shown once, at the first start of a data folder; null ever after. */
  readonly recoveryKey: string | null;
  readonly receiver: { readonly port: number };
  /** The person behind a name and password of the dashboard; null when either is wrong. */
  signIn(name: string, password: string): Actor | null;
  /** Names somebody may sign in with; empty before the first user was made. */
  userNames(): readonly string[];
  addUser(name: string, role: Actor['role'], password: string): void;
  /** An administrator, where no administrator's password can be read any more; null where one can sign in or there is none. */
  lockedOut(): string | null;
  setPassword(name: string, password: string): void;
  /** Seals the vault's keys for another box: from now on only that one opens them. Needs no start. */
  sealVaultFor(box: SecretBox): Promise<void>;
  /** Whole path of a file that the audit log was exported into, by its name; null for any other. */
  exportPath(name: string): string | null;
  /** Opens the receiver, releases what a crash left, and sets the schedules going. */
  start(): Promise<void>;
  /** Takes no new work, gives back what is in hand within 10 seconds, and closes the database. */
  stop(): Promise<void>;
}

export interface OpenOptions {
  /** Opens the vault once where this start cannot. */
  readonly recoveryKey?: string;
  /**
   * The keys and the recovery key are lost: begin with new ones, in the name of whoever said so. What was sealed is set
   * aside; what is written already is known all the same.
   */
  readonly startAnew?: { readonly actor: string };
}

export type CreateEngine = (host: Host, options?: OpenOptions) => Promise<EngineHandle>;
