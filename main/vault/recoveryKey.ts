import { createHash, diffieHellman, hkdfSync } from 'node:crypto';
import { ConnectorError } from '../base/errors.ts';
import type { Ports } from '../base/ports.ts';
import { privateKeyOf, publicBytesOf, publicKeyOf } from './curve.ts';
import { joinBox, KEY_BYTES, openBytes, sealBytes, splitBox } from './sealing.ts';

/*
 * The recovery key is 160 random bits a person keeps on paper. Keys are sealed to the X25519 public key derived from it,
 * so that a data key made by a later rotation is sealed for it too, without the paper and without keeping its secret.
 */

const SECRET_BYTES = 20;
const SECRET_CHARS = 32;
const CHECK_CHARS = 3;
const GROUP_CHARS = 5;
/** Crockford's: without I, L, O and U, so that it survives handwriting and the telephone. https://www.crockford.com/base32.html */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SEAL_VERSION = 1;

export interface RecoveryKey {
  /** Seven groups of five, the last three characters a checksum. */
  readonly text: string;
  readonly secret: Uint8Array;
}

export function makeRecoveryKey(ports: Ports): RecoveryKey {
  const secret = ports.random(SECRET_BYTES);
  const characters = toBase32(secret) + checksum(secret);
  const groups = characters.match(new RegExp(`.{${GROUP_CHARS}}`, 'g')) ?? [];
  return { text: groups.join('-'), secret };
}

/**
 * Reads what a person typed: case, spaces and dashes do not matter, O counts as 0, I and L as 1.
 *
 * @throws ConnectorError `recovery-key-mistyped` when length, characters or checksum are wrong.
 */
export function readRecoveryKey(text: string): RecoveryKey {
  const typed = text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  const secret = fromBase32(typed.slice(0, SECRET_CHARS));
  const isWhole = typed.length === SECRET_CHARS + CHECK_CHARS && secret !== null;
  if (!isWhole || checksum(secret) !== typed.slice(SECRET_CHARS)) throw mistyped();
  return { text, secret };
}

/** The public key that keys are sealed to; nothing of the recovery key can be learnt from it. */
export function recoveryPublicKey(recovery: RecoveryKey): Uint8Array {
  return publicBytesOf(recoveryPrivateKey(recovery));
}

/** `purpose` names the key that is sealed, and is bound to the seal. */
export function sealForRecovery(ports: Ports, publicKey: Uint8Array, purpose: string, key: Uint8Array): Uint8Array {
  const passing = privateKeyOf('X25519', ports.random(KEY_BYTES));
  const passingPublic = publicBytesOf(passing);
  const shared = diffieHellman({ privateKey: passing, publicKey: publicKeyOf('X25519', publicKey) });
  const box = sealBytes(ports, sealKey(shared, passingPublic, publicKey), purpose, key);
  return Buffer.concat([Buffer.of(SEAL_VERSION), passingPublic, joinBox(box)]);
}

/** @throws ConnectorError `recovery-key-wrong` when it was sealed for another recovery key. */
export function openWithRecovery(recovery: RecoveryKey, purpose: string, sealed: Uint8Array): Uint8Array {
  try {
    const privateKey = recoveryPrivateKey(recovery);
    const passingPublic = sealed.subarray(1, 1 + KEY_BYTES);
    const shared = diffieHellman({ privateKey, publicKey: publicKeyOf('X25519', passingPublic) });
    const key = sealKey(shared, passingPublic, publicBytesOf(privateKey));
    return openBytes(key, purpose, splitBox(sealed.subarray(1 + KEY_BYTES)));
  } catch (error) {
    throw recoveryKeyWrong(error);
  }
}

function recoveryPrivateKey(recovery: RecoveryKey) {
  const seed = hkdfSync('sha256', recovery.secret, new Uint8Array(0), 'ml-connector recovery key', KEY_BYTES);
  return privateKeyOf('X25519', new Uint8Array(seed));
}

function sealKey(shared: Uint8Array, passingPublic: Uint8Array, publicKey: Uint8Array): Uint8Array {
  const salt = Buffer.concat([passingPublic, publicKey]);
  return new Uint8Array(hkdfSync('sha256', shared, salt, 'ml-connector recovery seal', KEY_BYTES));
}

function toBase32(bytes: Uint8Array): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  return bits.replace(/.{5}/g, (five) => ALPHABET.charAt(Number.parseInt(five, 2)));
}

/** null when a character is not of the alphabet. */
function fromBase32(text: string): Uint8Array | null {
  let bits = '';
  for (const character of text) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) return null;
    bits += value.toString(2).padStart(5, '0');
  }
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
}

function checksum(secret: Uint8Array): string {
  const digest = createHash('sha256').update('ml-connector recovery checksum').update(secret).digest();
  return toBase32(digest.subarray(0, 5)).slice(0, CHECK_CHARS);
}

function mistyped(): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'recovery-key-mistyped',
    message: 'This is not a whole recovery key: a character is missing or wrong.',
    whatToDo: 'Compare it with your note, group by group; it has seven groups of five characters.',
    system: 'engine',
  });
}

export function recoveryKeyWrong(cause?: unknown): ConnectorError {
  return new ConnectorError({
    kind: 'authentication',
    code: 'recovery-key-wrong',
    message: 'This recovery key belongs to another installation, or was replaced by a newer one.',
    whatToDo: 'Look for the recovery key that was shown last for this data folder. Nothing was changed.',
    system: 'engine',
    cause,
  });
}
