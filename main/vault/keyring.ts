import { createSecretKey, type KeyObject } from 'node:crypto';
import { privateKeyOf, publicBytesOf, publicKeyOf } from './curve.ts';
import type { Key } from './keyRows.ts';
import type { ReadingKeys } from './readingVault.ts';
import { unreadable } from './sealing.ts';

export interface SigningKey {
  readonly id: number;
  readonly privateKey: KeyObject;
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
  /** The signing key that signs from now on. */
  signing(): SigningKey;
  /** The public key behind a signature, retired ones too; null when it was never ours. */
  verifying(id: number): KeyObject | null;
  /** Takes a new data key into use; the others stay for reading. */
  add(key: Key): void;
  /** Takes a new signing key into use; of the old one only `old`, its public half, stays. */
  signWith(key: Key, old: Key): void;
  /** Forgets a data key that was destroyed. */
  drop(id: number): void;
  /** What only reads, as it is now. */
  reading(): ReadingKeys;
  all(): readonly Key[];
}

/** `keys` in the order of their ids; the last data key is the one in use. */
export function createKeyring(keys: readonly Key[]): Keyring {
  const dataKeys = new Map(keys.filter((key) => key.purpose === 'data').map((key) => [key.id, toDataKey(key)]));
  const publicKeys = new Map<number, KeyObject>();
  const one = (purpose: Key['purpose']): Key => {
    const key = keys.findLast((candidate) => candidate.purpose === purpose);
    if (key === undefined) throw unreadable(`the ${purpose} key is missing`);
    return key;
  };
  let newest = toDataKey(one('data'));
  const indexKey = one('index');
  let signingKey = one('signing');
  let signing = toSigningKey(signingKey);
  let retired = keys.filter((key) => key.purpose === 'verifying');
  for (const { id, bytes } of retired) publicKeys.set(id, publicKeyOf('Ed25519', bytes));
  publicKeys.set(signing.id, publicKeyOf('Ed25519', signing.publicBytes));
  return {
    newest: () => newest,
    dataKey(id) {
      const key = dataKeys.get(id);
      if (key === undefined) throw unreadable(`its key ${id} is gone`);
      return key;
    },
    indexKey,
    signing: () => signing,
    verifying: (id) => publicKeys.get(id) ?? null,
    add(key) {
      newest = toDataKey(key);
      dataKeys.set(key.id, newest);
    },
    signWith(key, old) {
      retired = [...retired, old];
      signingKey = key;
      signing = toSigningKey(key);
      publicKeys.set(key.id, publicKeyOf('Ed25519', signing.publicBytes));
    },
    drop: (id) => void dataKeys.delete(id),
    reading: () => ({
      data: new Map([...dataKeys].map(([id, { cipherKey }]) => [id, cipherKey])),
      verifying: new Map(publicKeys),
    }),
    all: () => [...dataKeys.values(), indexKey, signingKey, ...retired],
  };
}

function toDataKey(key: Key): DataKey {
  return { ...key, cipherKey: createSecretKey(key.bytes) };
}

function toSigningKey(key: Key): SigningKey {
  const privateKey = privateKeyOf('Ed25519', key.bytes);
  return { id: key.id, privateKey, publicBytes: publicBytesOf(privateKey) };
}
