import { createSecretKey, type KeyObject } from 'node:crypto';
import { privateKeyOf, publicBytesOf, publicKeyOf } from './curve.ts';
import type { Key } from './keyRows.ts';
import { unreadable } from './sealing.ts';

export interface SigningKey {
  readonly id: number;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly publicBytes: Uint8Array;
}

export interface DataKey extends Key {
  /** The same key imported once: OpenSSL takes three times as long when it gets the bytes each time. */
  readonly cipherKey: KeyObject;
}

/** The opened keys, in memory only. */
export interface Keyring {
  /** The data key that seals from now on. */
  newest(): DataKey;
  /** @throws ConnectorError `vault-unreadable` when no such data key is left. */
  dataKey(id: number): DataKey;
  readonly indexKey: Key;
  readonly signing: SigningKey;
  /** Takes a new data key into use; the others stay for reading. */
  add(key: Key): void;
  all(): readonly Key[];
}

/** `keys` in the order of their ids; the last data key is the one in use. */
export function createKeyring(keys: readonly Key[]): Keyring {
  const dataKeys = new Map(keys.filter((key) => key.purpose === 'data').map((key) => [key.id, toDataKey(key)]));
  const one = (purpose: Key['purpose']): Key => {
    const key = keys.findLast((candidate) => candidate.purpose === purpose);
    if (key === undefined) throw unreadable(`the ${purpose} key is missing`);
    return key;
  };
  let newest = toDataKey(one('data'));
  const indexKey = one('index');
  const signingKey = one('signing');
  return {
    newest: () => newest,
    dataKey(id) {
      const key = dataKeys.get(id);
      if (key === undefined) throw unreadable(`its key ${id} is gone`);
      return key;
    },
    indexKey,
    signing: toSigningKey(signingKey),
    add(key) {
      newest = toDataKey(key);
      dataKeys.set(key.id, newest);
    },
    all: () => [...dataKeys.values(), indexKey, signingKey],
  };
}

function toDataKey(key: Key): DataKey {
  return { ...key, cipherKey: createSecretKey(key.bytes) };
}

function toSigningKey(key: Key): SigningKey {
  const privateKey = privateKeyOf('Ed25519', key.bytes);
  const publicBytes = publicBytesOf(privateKey);
  return { id: key.id, privateKey, publicKey: publicKeyOf('Ed25519', publicBytes), publicBytes };
}
