import { createHmac, createSecretKey, sign, verify } from 'node:crypto';
import type { Ports } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import type { Keyring } from './keyring.ts';
import { dataSeal, openBytes, sealBytes, unreadable } from './sealing.ts';
import type { Secrets } from './secrets.ts';
import type { Sealed, Vault } from './vault.ts';

const COLUMN_VERSION = 1;
const KEY_ID_AT = 1;
const IV_AT = 5;
const DATA_AT = 17;
const FINGERPRINTS_AT_HAND = 64;

/** The vault over opened keys; whatever it does from here on is synchronous. */
export function createVault(db: Database, ports: Ports, keyring: Keyring, secrets: Secrets): Vault {
  const fingerprint = createFingerprints(keyring.indexKey.bytes);

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
    fingerprint,
    sign(bytes) {
      const { id, privateKey } = keyring.signing();
      return { keyId: id, signature: sign(null, bytes, privateKey) };
    },
    verify(keyId, bytes, signature) {
      const publicKey = keyring.verifying(keyId);
      return publicKey !== null && verify(null, bytes, publicKey, signature);
    },
    signingPublicKey: () => ({ keyId: keyring.signing().id, bytes: keyring.signing().publicBytes }),
    readingKeys: keyring.reading,
    putSecret: (id, value) => transaction(db, () => secrets.put(id, value)),
    secret: (id) => secrets.get(id),
    isUnreadable: (id) => secrets.isUnreadable(id),
    removeSecret: (id) => transaction(db, () => secrets.remove(id)),
    secretStates: () => secrets.states(),
  };
}

/** An order is told in a dozen entries, each found by the same shopper: the last ones are not worked out again. */
function createFingerprints(indexKey: Uint8Array): (value: string) => string {
  const key = createSecretKey(indexKey);
  const latest = new Map<string, string>();
  return (value) => {
    const known = latest.get(value);
    if (known !== undefined) return known;
    const fingerprint = createHmac('sha256', key).update(value, 'utf8').digest('base64url');
    if (latest.size >= FINGERPRINTS_AT_HAND) latest.clear();
    latest.set(value, fingerprint);
    return fingerprint;
  };
}

function toColumn(sealed: Sealed): Buffer {
  return Buffer.concat([sealedHead(sealed.keyId), sealed.iv, sealed.data]);
}

/** How a column begins that was sealed with this data key. */
export function sealedHead(keyId: number): Buffer {
  const head = Buffer.alloc(IV_AT);
  head.writeUInt8(COLUMN_VERSION, 0);
  head.writeUInt32BE(keyId, KEY_ID_AT);
  return head;
}

/** @throws ConnectorError `vault-unreadable` */
export function fromColumn(column: Uint8Array): Sealed {
  const bytes = Buffer.from(column.buffer, column.byteOffset, column.length);
  if (bytes.length < DATA_AT || bytes[0] !== COLUMN_VERSION) throw unreadable('its form is not known');
  return { keyId: bytes.readUInt32BE(KEY_ID_AT), iv: bytes.subarray(IV_AT, DATA_AT), data: bytes.subarray(DATA_AT) };
}
