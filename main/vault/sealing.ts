import { createCipheriv, createDecipheriv, type CipherKey } from 'node:crypto';
import { ConnectorError } from '../base/errors.ts';
import type { Ports } from '../base/ports.ts';

export const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Ciphertext with its tag appended, and the nonce it was made with. */
export interface Box {
  readonly iv: Uint8Array;
  readonly data: Uint8Array;
}

/** AES-256-GCM with a fresh nonce; `purpose` is bound to the seal, so that one kind never opens as another. */
export function sealBytes(ports: Ports, key: CipherKey, purpose: string, plain: Uint8Array): Box {
  const iv = ports.random(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(purpose, 'utf8'));
  return { iv, data: Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]) };
}

/** @throws ConnectorError `vault-unreadable` when key, purpose or a single bit is another. */
export function openBytes(key: CipherKey, purpose: string | Buffer, box: Box): Buffer {
  try {
    const tagAt = box.data.length - TAG_BYTES;
    const decipher = createDecipheriv('aes-256-gcm', key, box.iv, { authTagLength: TAG_BYTES });
    decipher.setAAD(typeof purpose === 'string' ? Buffer.from(purpose, 'utf8') : purpose);
    decipher.setAuthTag(box.data.subarray(tagAt));
    const plain = decipher.update(box.data.subarray(0, tagAt));
    // It checks the tag; in this mode nothing is left to come, and the plain text need not be copied once more.
    const rest = decipher.final();
    return rest.length === 0 ? plain : Buffer.concat([plain, rest]);
  } catch (error) {
    throw unreadable('it was changed, or sealed by another key', error);
  }
}

/** What a seal with a data key is bound to. */
export function dataSeal(keyId: number): string {
  return `data/${keyId}`;
}

/** Nonce and ciphertext as one column. */
export function joinBox(box: Box): Buffer {
  return Buffer.concat([box.iv, box.data]);
}

export function splitBox(bytes: Uint8Array): Box {
  return { iv: bytes.subarray(0, IV_BYTES), data: bytes.subarray(IV_BYTES) };
}

export function unreadable(why: string, cause?: unknown): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'vault-unreadable',
    message: `A sealed value cannot be opened: ${why}.`,
    whatToDo: 'Restore the newest backup of the data folder; where it is a sign-in, enter it again.',
    system: 'engine',
    cause,
  });
}
