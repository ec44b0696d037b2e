import { createHmac, sign, verify } from 'node:crypto';
import type { Ports } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import type { Keyring } from './keyring.ts';
import { openBytes, sealBytes, unreadable } from './sealing.ts';
import type { Secrets } from './secrets.ts';
import type { Sealed, Vault } from './vault.ts';

const COLUMN_VERSION = 1;
const KEY_ID_AT = 1;
const IV_AT = 5;
const DATA_AT = 17;

/** The vault over opened keys; whatever it does from here on is synchronous. */
export function createVault(db: Database, ports: Ports, keyring: Keyring, secrets: Secrets): Vault {
  const { signing, indexKey } = keyring;

  function seal(plain: string): Sealed {
    const key = keyring.newest();
    const box = sealBytes(ports, key.cipherKey, dataSeal(key.id), Buffer.from(plain, 'utf8'));
    return { keyId: key.id, ...box };
  }

  function open(sealed: Sealed): string {
    return openBytes(keyring.dataKey(sealed.keyId).cipherKey, dataSeal(sealed.keyId), sealed).toString('utf8');
  }

  return {
    seal,
    open,
    sealText: (plain) => toColumn(seal(plain)),
    openText: (column) => open(fromColumn(column)),
    fingerprint: (value) => createHmac('sha256', indexKey.bytes).update(value, 'utf8').digest('base64url'),
    sign: (bytes) => ({ keyId: signing.id, signature: sign(null, bytes, signing.privateKey) }),
    verify: (keyId, bytes, signature) => keyId === signing.id && verify(null, bytes, signing.publicKey, signature),
    signingPublicKey: () => ({ keyId: signing.id, bytes: signing.publicBytes }),
    putSecret: (id, value) => transaction(db, () => secrets.put(id, value)),
    secret: (id) => secrets.get(id),
    removeSecret: (id) => transaction(db, () => secrets.remove(id)),
    secretStates: () => secrets.states(),
  };
}

function dataSeal(keyId: number): string {
  return `data/${keyId}`;
}

function toColumn(sealed: Sealed): Buffer {
  const header = Buffer.alloc(IV_AT);
  header.writeUInt8(COLUMN_VERSION, 0);
  header.writeUInt32BE(sealed.keyId, KEY_ID_AT);
  return Buffer.concat([header, sealed.iv, sealed.data]);
}

function fromColumn(column: Uint8Array): Sealed {
  const bytes = Buffer.from(column.buffer, column.byteOffset, column.length);
  if (bytes.length < DATA_AT || bytes[0] !== COLUMN_VERSION) throw unreadable('its form is not known');
  return { keyId: bytes.readUInt32BE(KEY_ID_AT), iv: bytes.subarray(IV_AT, DATA_AT), data: bytes.subarray(DATA_AT) };
}
