import { createHmac } from 'node:crypto';
import md4 from 'js-md4';

/**
 * The hashes of NTLM version 2, as MS-NLMP 3.3.2 names them.
 * https://learn.microsoft.com/openspecs/windows_protocols/ms-nlmp
 */

/** What stands for the password: 16 bytes. User names are compared without case, domains are not. */
export function ntowfv2(account: {
  readonly user: string;
  readonly domain: string;
  readonly password: string;
}): Buffer {
  const password = Buffer.from(md4.array(utf16(account.password)));
  return hmacMd5(password, utf16(upperCase(account.user) + account.domain));
}

/**
 * The part of the answer that is hashed beside the server's challenge: time, own challenge, and what the server said of
 * itself as attribute pairs without the closing one.
 */
export function clientPart(time: Uint8Array, clientChallenge: Uint8Array, targetInfo: Uint8Array): Buffer {
  const head = Buffer.from([1, 1, 0, 0, 0, 0, 0, 0]);
  // The pair that closes the list, and four bytes more.
  const end = Buffer.alloc(8);
  return Buffer.concat([head, time, clientChallenge, Buffer.alloc(4), targetInfo, end]);
}

/** Proves the password for this challenge: 16 bytes. */
export function ntProof(key: Uint8Array, serverChallenge: Uint8Array, part: Uint8Array): Buffer {
  return hmacMd5(key, serverChallenge, part);
}

/** The older second answer, 24 bytes, for servers that tell no time of their own. */
export function lmv2Response(key: Uint8Array, serverChallenge: Uint8Array, clientChallenge: Uint8Array): Buffer {
  return Buffer.concat([hmacMd5(key, serverChallenge, clientChallenge), clientChallenge]);
}

/** The key that the whole conversation is checked with. */
export function sessionBaseKey(key: Uint8Array, proof: Uint8Array): Buffer {
  return hmacMd5(key, proof);
}

export function hmacMd5(key: Uint8Array, ...parts: readonly Uint8Array[]): Buffer {
  const hmac = createHmac('md5', key);
  for (const part of parts) hmac.update(part);
  return hmac.digest();
}

export function utf16(text: string): Buffer {
  return Buffer.from(text, 'utf16le');
}

/** Windows changes letters one by one; one that would become two, as ß does, stays. */
function upperCase(text: string): string {
  return [...text]
    .map((letter) => (letter.toUpperCase().length === letter.length ? letter.toUpperCase() : letter))
    .join('');
}
