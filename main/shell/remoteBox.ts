import { ConnectorError } from '../base/errors.ts';
import type { SecretBox } from '../host.ts';

/*
 * Electron's safeStorage lives in the main process and the vault in the engine's: what is to be sealed or opened
 * travels between the two, and never further.
 */

export interface BoxRequest {
  readonly kind: 'box';
  readonly id: number;
  readonly what: 'seal' | 'open';
  readonly bytes: Uint8Array;
}

export interface BoxAnswer {
  readonly kind: 'boxed';
  readonly id: number;
  /** null when it could not be done. */
  readonly bytes: Uint8Array | null;
}

/** The part of Electron's safeStorage that is used. */
export interface SafeStorage {
  isAsyncEncryptionAvailable(): Promise<boolean>;
  encryptStringAsync(plain: string): Promise<Buffer>;
  decryptStringAsync(sealed: Buffer): Promise<{ readonly result: string }>;
}

/** The engine's side. `receive` takes the answers that arrive. */
export function createRemoteBox(send: (request: BoxRequest) => void): {
  readonly box: SecretBox;
  readonly receive: (answer: BoxAnswer) => void;
} {
  const waiting = new Map<number, (bytes: Uint8Array | null) => void>();
  let lastId = 0;
  const ask = (what: BoxRequest['what'], bytes: Uint8Array) =>
    new Promise<Uint8Array | null>((resolve) => {
      lastId += 1;
      waiting.set(lastId, resolve);
      send({ kind: 'box', id: lastId, what, bytes });
    });
  const orThrow = (bytes: Uint8Array | null, failure: () => ConnectorError): Uint8Array => {
    if (bytes === null) throw failure();
    return bytes;
  };
  return {
    box: {
      kind: 'safeStorage',
      seal: async (plain) => orThrow(await ask('seal', plain), notAvailable),
      open: async (sealed) => orThrow(await ask('open', sealed), sealedElsewhere),
    },
    receive({ id, bytes }) {
      waiting.get(id)?.(bytes);
      waiting.delete(id);
    },
  };
}

/** The main process' side. Why safeStorage refused is not told: its messages are the operating system's own. */
export async function answerBox({ id, what, bytes }: BoxRequest, safeStorage: SafeStorage): Promise<BoxAnswer> {
  try {
    if (!(await safeStorage.isAsyncEncryptionAvailable())) return { kind: 'boxed', id, bytes: null };
    const done = what === 'seal' ? await seal(safeStorage, bytes) : await open(safeStorage, bytes);
    return { kind: 'boxed', id, bytes: done };
  } catch {
    return { kind: 'boxed', id, bytes: null };
  }
}

function seal(safeStorage: SafeStorage, bytes: Uint8Array): Promise<Uint8Array> {
  return safeStorage.encryptStringAsync(Buffer.from(bytes).toString('base64'));
}

async function open(safeStorage: SafeStorage, bytes: Uint8Array): Promise<Uint8Array> {
  const { result } = await safeStorage.decryptStringAsync(Buffer.from(bytes));
  return Buffer.from(result, 'base64');
}

function notAvailable(): ConnectorError {
  return new ConnectorError({
    kind: 'unavailable',
    code: 'vault-no-safe-storage',
    message: 'This computer offers no safe place for the keys of the vault.',
    whatToDo: 'Sign in to the desktop of a user, or run it headless with a passphrase or a key file.',
    system: 'engine',
  });
}

function sealedElsewhere(): ConnectorError {
  return new ConnectorError({
    kind: 'authentication',
    code: 'vault-sealed-elsewhere',
    message: 'The vault was sealed by another user or on another computer.',
    whatToDo: 'Enter the recovery key, or start it the way it ran before. Nothing is lost.',
    system: 'engine',
  });
}
