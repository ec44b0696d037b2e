import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ConnectorError } from '../../../../main/base/errors.ts';
import { createNtlmHandshake } from '../../../../main/nav/auth/ntlm.ts';
import { clientPart, lmv2Response, ntowfv2, ntProof, sessionBaseKey } from '../../../../main/nav/auth/ntlmHashes.ts';
import { authenticateMessage, negotiateMessage, readChallenge } from '../../../../main/nav/auth/ntlmMessages.ts';
import { createSetTime } from '../../http/setTime.ts';

const hex = (text: string) => Buffer.from(text.replace(/\s/g, ''), 'hex');

// The example of MS-NLMP 4.2.4 and the values common to its examples (4.2.1).
const account = { user: 'User', domain: 'Domain', password: 'Password' };
const serverChallenge = hex('0123456789abcdef');
const clientChallenge = Buffer.alloc(8, 0xaa);
const names = hex('02000c0044006f006d00610069006e00 01000c00530065007200760065007200');
const challengeMessage = hex(`
  4e544c4d53535000 02000000 0c000c0038000000 33828ae2 0123456789abcdef 0000000000000000 2400240044000000
  060070170000000f 530065007200760065007200
  02000c0044006f006d00610069006e00 01000c00530065007200760065007200 00000000`);

describe('the hashes of NTLM version 2 (MS-NLMP 4.2.4)', () => {
  const key = ntowfv2(account);
  const part = clientPart(Buffer.alloc(8), clientChallenge, names);
  const proof = ntProof(key, serverChallenge, part);

  it.each([
    ['NTOWFv2', key, '0c868a403bfd7a93a3001ef22ef02e3f'],
    ['the NT proof', proof, '68cd0ab851e51c96aabc927bebef6a1c'],
    [
      'the LMv2 response',
      lmv2Response(key, serverChallenge, clientChallenge),
      '86c35097ac9cec102554764a57cccc19aaaaaaaaaaaaaaaa',
    ],
    ['the session base key', sessionBaseKey(key, proof), '8de40ccadbc14a82f15cb0ad0de95ca3'],
  ])('give %s of the example', (_name, value, wanted) => {
    expect(value.toString('hex')).toBe(wanted);
  });

  it('compare user names without case, domains and passwords with it', () => {
    expect(ntowfv2({ ...account, user: 'uSER' })).toEqual(key);
    expect(ntowfv2({ ...account, domain: 'DOMAIN' })).not.toEqual(key);
    expect(ntowfv2({ ...account, password: 'password' })).not.toEqual(key);
  });

  it('keep a letter that has no single capital', () => {
    expect(ntowfv2({ ...account, user: 'strauß' })).toEqual(ntowfv2({ ...account, user: 'STRAUß' }));
    expect(ntowfv2({ ...account, user: 'strauß' })).not.toEqual(ntowfv2({ ...account, user: 'STRAUSS' }));
  });
});

/** What stands at one of the six places of a third message. */
function field(message: Buffer, at: number): Buffer {
  const offset = message.readUInt32LE(at + 4);
  return message.subarray(offset, offset + message.readUInt16LE(at));
}

describe('the messages', () => {
  const whole = { ...account, workstation: 'COMPUTER' };

  it('read the challenge of the example', () => {
    const read = readChallenge(challengeMessage);
    expect(read?.serverChallenge.toString('hex')).toBe('0123456789abcdef');
    expect(read?.targetInfo).toEqual(names);
    expect(read?.timestamp).toBeNull();
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a first message', negotiateMessage()],
    ['a Kerberos token', hex('6082025f06062b0601050502a08202533082024fa030302e06092a864882f712010202')],
  ])('take %s for no challenge', (_name, bytes) => {
    expect(readChallenge(bytes)).toBeNull();
  });

  it('say nothing of the account in the first', () => {
    const message = negotiateMessage();
    expect(message.subarray(0, 12).toString('latin1')).toBe('NTLMSSP\0\x01\0\0\0');
    expect(message.subarray(16).every((byte) => byte === 0)).toBe(true);
  });

  it('hold both answers where the server tells no time, and no check', () => {
    const challenge = readChallenge(challengeMessage);
    if (!challenge) throw new Error('no challenge');
    // The time of the example is zero: the first instant of 1601.
    const message = authenticateMessage(whole, challenge, clientChallenge, -11_644_473_600_000);
    expect(field(message, 12).toString('hex')).toBe('86c35097ac9cec102554764a57cccc19aaaaaaaaaaaaaaaa');
    expect(field(message, 20).subarray(0, 16).toString('hex')).toBe('68cd0ab851e51c96aabc927bebef6a1c');
    expect([28, 36, 44].map((at) => field(message, at).toString('utf16le'))).toEqual(['Domain', 'User', 'COMPUTER']);
    expect(message.subarray(72, 88)).toEqual(Buffer.alloc(16));
  });

  it('hold a check over all three where the server tells its time, and leave the older answer out', () => {
    const time = hex('07000800 0090d336b734c301');
    const info = Buffer.concat([names, time, Buffer.alloc(4)]);
    const bytes = Buffer.concat([challengeMessage.subarray(0, 68), info]);
    bytes.writeUInt16LE(info.byteLength, 40);
    bytes.writeUInt16LE(info.byteLength, 42);
    const challenge = readChallenge(bytes);
    if (!challenge) throw new Error('no challenge');
    const message = authenticateMessage(whole, challenge, clientChallenge, 0);
    expect(field(message, 12)).toEqual(Buffer.alloc(24));
    const [proof, part] = [field(message, 20).subarray(0, 16), field(message, 20).subarray(16)];
    expect(part.subarray(8, 16).toString('hex')).toBe('0090d336b734c301');
    expect(part.toString('hex')).toContain('0600040002000000');
    const unchecked = Buffer.from(message);
    unchecked.fill(0, 72, 88);
    const check = createHmac('md5', sessionBaseKey(ntowfv2(account), proof))
      .update(Buffer.concat([negotiateMessage(), bytes, unchecked]))
      .digest();
    expect(message.subarray(72, 88)).toEqual(check);
  });
});

describe('the handshake', () => {
  const { ports } = createSetTime();
  const given = (user: string, domain?: string) =>
    createNtlmHandshake({ system: 'nav1', user, password: 'Password', ports, ...(domain !== undefined && { domain }) });

  it.each([
    [['Negotiate', 'NTLM'], 'NTLM'],
    [['ntlm'], 'NTLM'],
    [['Basic', 'Negotiate'], 'Negotiate'],
  ])('begins among %j with %s', (offered, scheme) => {
    expect(given('x').begin(offered)).toBe(`${scheme} ${negotiateMessage().toString('base64')}`);
  });

  it('does not begin where neither scheme is offered', () => {
    expect(given('x').begin(['Basic', 'Bearer'])).toBeNull();
  });

  it.each([
    ['CONTOSO\\anna', undefined, 'CONTOSO', 'anna'],
    ['anna@contoso.example', undefined, '', 'anna@contoso.example'],
    ['anna', undefined, '', 'anna'],
    ['anna', 'CONTOSO', 'CONTOSO', 'anna'],
  ])('reads %s beside the domain %s', (user, domain, wantedDomain, wantedUser) => {
    const answer = given(user, domain).answer(`NTLM ${challengeMessage.toString('base64')}`);
    const message = Buffer.from(answer.split(' ')[1] ?? '', 'base64');
    expect(answer.startsWith('NTLM ')).toBe(true);
    expect([28, 36].map((at) => field(message, at).toString('utf16le'))).toEqual([wantedDomain, wantedUser]);
  });

  it('names a second server instance where the server goes on with Kerberos only', () => {
    expect(failureOf(() => given('x').answer('Negotiate'))).toMatchObject({
      kind: 'authentication',
      code: 'signin-refused',
      whatToDo: expect.stringContaining('second NAV service with credential type NavUserPassword'),
    });
    expect(failureOf(() => given('x').answer('Negotiate oYG2MIGzoAMKAQE=')).message).toContain('Kerberos');
    expect(failureOf(() => given('x').answer('NTLM')).whatToDo).toContain('proxy');
  });
});

function failureOf(run: () => unknown): ConnectorError {
  try {
    run();
  } catch (error) {
    if (error instanceof ConnectorError) return error;
  }
  throw new Error('it did not fail as it should');
}
