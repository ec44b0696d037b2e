import { clientPart, hmacMd5, lmv2Response, ntowfv2, ntProof, sessionBaseKey, utf16 } from './ntlmHashes.ts';

/**
 * The three messages of NTLM (MS-NLMP 2.2.1), version 2 only: pure functions over bytes.
 * https://learn.microsoft.com/openspecs/windows_protocols/ms-nlmp
 */

export interface NtlmAccount {
  /** "" where the user is written `user@domain`, or the server is to find the domain. */
  readonly domain: string;
  readonly user: string;
  readonly password: string;
  readonly workstation: string;
}

/** What the server said in the second message. */
export interface NtlmChallenge {
  readonly flags: number;
  /** 8 bytes. */
  readonly serverChallenge: Buffer;
  /** Names and time of the server as attribute pairs, without the closing one; empty where it sent none. */
  readonly targetInfo: Buffer;
  /** The server's time, 8 bytes; null where it told none. */
  readonly timestamp: Buffer | null;
  /** The whole message: the check over the conversation needs it. */
  readonly message: Buffer;
}

const SIGNATURE = Buffer.from('NTLMSSP\0', 'latin1');
const UNICODE = 0x0000_0001;
const REQUEST_TARGET = 0x0000_0004;
const NTLM = 0x0000_0200;
const ALWAYS_SIGN = 0x0000_8000;
const EXTENDED_SESSION_SECURITY = 0x0008_0000;
const TARGET_INFO = 0x0080_0000;
const KEY_128 = 0x2000_0000;
const KEY_56 = 0x8000_0000;
// No key is exchanged: nothing but the sign-in itself is protected by it, TLS does the rest.
const WANTED =
  UNICODE + REQUEST_TARGET + NTLM + ALWAYS_SIGN + EXTENDED_SESSION_SECURITY + TARGET_INFO + KEY_128 + KEY_56;

const AV_END = 0;
const AV_FLAGS = 6;
const AV_TIMESTAMP = 7;
const MIC_PROVIDED = 0x2;

/** The first message: says what is understood, and nothing of the account. */
export function negotiateMessage(): Buffer {
  const message = Buffer.alloc(40);
  SIGNATURE.copy(message);
  message.writeUInt32LE(1, 8);
  message.writeUInt32LE(WANTED, 12);
  return message;
}

/** The second message; null when these bytes are none, as when a server answers with Kerberos. */
export function readChallenge(message: Buffer): NtlmChallenge | null {
  if (message.byteLength < 32 || !message.subarray(0, 8).equals(SIGNATURE) || message.readUInt32LE(8) !== 2)
    return null;
  const pairs = avPairs(message.byteLength >= 48 ? fieldAt(message, 40) : Buffer.alloc(0));
  return {
    flags: message.readUInt32LE(20),
    serverChallenge: message.subarray(24, 32),
    targetInfo: Buffer.concat(pairs.map(avPair)),
    timestamp: pairs.find(({ id }) => id === AV_TIMESTAMP)?.value ?? null,
    message,
  };
}

/**
 * The third message: proves the password without holding it. Where the server tells its time, the older answer is left
 * out and a check over all three messages takes its place (MS-NLMP 3.1.5.1.2).
 * @param clientChallenge 8 random bytes
 * @param now used where the server tells no time; milliseconds since 1970
 */
export function authenticateMessage(
  account: NtlmAccount,
  challenge: NtlmChallenge,
  clientChallenge: Uint8Array,
  now: number,
): Buffer {
  const key = ntowfv2(account);
  const checked = challenge.timestamp !== null;
  const part = clientPart(
    challenge.timestamp ?? fileTime(now),
    clientChallenge,
    checked ? withMicFlag(challenge.targetInfo) : challenge.targetInfo,
  );
  const proof = ntProof(key, challenge.serverChallenge, part);
  const message = assemble(challenge.flags, {
    lm: checked ? Buffer.alloc(24) : lmv2Response(key, challenge.serverChallenge, clientChallenge),
    nt: Buffer.concat([proof, part]),
    domain: utf16(account.domain),
    user: utf16(account.user),
    workstation: utf16(account.workstation),
  });
  if (checked) micOf(sessionBaseKey(key, proof), challenge, message).copy(message, MIC_AT);
  return message;
}

const MIC_AT = 72;
const PAYLOAD_AT = 88;

interface Fields {
  readonly lm: Buffer;
  readonly nt: Buffer;
  readonly domain: Buffer;
  readonly user: Buffer;
  readonly workstation: Buffer;
}

function assemble(serverFlags: number, fields: Fields): Buffer {
  const head = Buffer.alloc(PAYLOAD_AT);
  SIGNATURE.copy(head);
  head.writeUInt32LE(3, 8);
  let offset = PAYLOAD_AT;
  const place = (at: number, value: Buffer) => {
    head.writeUInt16LE(value.byteLength, at);
    head.writeUInt16LE(value.byteLength, at + 2);
    head.writeUInt32LE(offset, at + 4);
    offset += value.byteLength;
  };
  const { domain, user, workstation, lm, nt } = fields;
  place(28, domain);
  place(36, user);
  place(44, workstation);
  place(12, lm);
  place(20, nt);
  place(52, Buffer.alloc(0));
  // `>>> 0`: the highest bit is one of the flags, and no sign.
  head.writeUInt32LE((serverFlags & WANTED) >>> 0, 60);
  return Buffer.concat([head, domain, user, workstation, lm, nt]);
}

/** The check over all three messages, the third with 16 zeros in its place. */
function micOf(sessionKey: Uint8Array, challenge: NtlmChallenge, message: Buffer): Buffer {
  return hmacMd5(sessionKey, negotiateMessage(), challenge.message, message);
}

interface AvPair {
  readonly id: number;
  readonly value: Buffer;
}

function avPairs(bytes: Buffer): readonly AvPair[] {
  const pairs: AvPair[] = [];
  for (let at = 0; at + 4 <= bytes.byteLength;) {
    const id = bytes.readUInt16LE(at);
    const length = bytes.readUInt16LE(at + 2);
    if (id === AV_END) break;
    pairs.push({ id, value: bytes.subarray(at + 4, at + 4 + length) });
    at += 4 + length;
  }
  return pairs;
}

function avPair({ id, value }: AvPair): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id, 0);
  head.writeUInt16LE(value.byteLength, 2);
  return Buffer.concat([head, value]);
}

/** Tells the server that the check over the conversation is there. */
function withMicFlag(targetInfo: Buffer): Buffer {
  const pairs = avPairs(targetInfo);
  const flags = Buffer.alloc(4);
  const given = pairs.find(({ id }) => id === AV_FLAGS)?.value;
  flags.writeUInt32LE(((given?.byteLength === 4 ? given.readUInt32LE(0) : 0) | MIC_PROVIDED) >>> 0, 0);
  return Buffer.concat([...pairs.filter(({ id }) => id !== AV_FLAGS), { id: AV_FLAGS, value: flags }].map(avPair));
}

function fieldAt(message: Buffer, at: number): Buffer {
  const length = message.readUInt16LE(at);
  const offset = message.readUInt32LE(at + 4);
  return message.subarray(offset, offset + length);
}

/** Hundreds of nanoseconds since 1601. */
function fileTime(now: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE((BigInt(now) + 11_644_473_600_000n) * 10_000n);
  return bytes;
}
