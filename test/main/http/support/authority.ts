import { generateKeyPairSync, type KeyObject, sign, X509Certificate } from 'node:crypto';
import { isIPv4 } from 'node:net';

/** A certificate with its private key (PEM both), as a server takes them. */
export interface Issued {
  readonly key: string;
  readonly cert: string;
  /** SHA-256 as browsers show it: capitals and colons. */
  readonly fingerprint: string;
}

export interface Wanted {
  /** DNS names and IPv4 addresses; localhost and 127.0.0.1 where absent. */
  readonly names?: readonly string[];
  /** Days, `2020-01-01` to `2049-12-31` where absent. */
  readonly from?: string;
  readonly to?: string;
}

export interface Authority {
  /** Its own certificate (PEM). */
  readonly cert: string;
  issue(wanted?: Wanted): Issued;
}

/** A certificate authority that nobody trusts unless told to. */
export function createAuthority(name: string): Authority {
  const keys = newKeys();
  const cert = certificate({
    issuer: name,
    subject: name,
    signer: keys.privateKey,
    holder: keys.publicKey,
    isCa: true,
  });
  return {
    cert,
    issue: (wanted = {}) => issued(wanted, 'a server', (holder) => ({ holder, issuer: name, signer: keys.privateKey })),
  };
}

/** A certificate that vouches for itself. */
export function selfSigned(wanted: Wanted = {}): Issued {
  return issued(wanted, 'a server of its own', (holder, own) => ({
    holder,
    issuer: 'a server of its own',
    signer: own,
  }));
}

type By = { readonly holder: KeyObject; readonly issuer: string; readonly signer: KeyObject };

function issued(wanted: Wanted, subject: string, by: (holder: KeyObject, own: KeyObject) => By): Issued {
  const { publicKey, privateKey } = newKeys();
  const cert = certificate({ ...wanted, ...by(publicKey, privateKey), subject, isCa: false });
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { key, cert, fingerprint: new X509Certificate(cert).fingerprint256 };
}

function newKeys(): { readonly publicKey: KeyObject; readonly privateKey: KeyObject } {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

/** Of two bytes, so that it needs no padding. */
let serial = 0x1000;

/** X.509 version 3 (RFC 5280) in DER, as far as servers under test need it. */
function certificate(facts: Wanted & By & { readonly subject: string; readonly isCa: boolean }): string {
  const { names = ['localhost', '127.0.0.1'], from = '2020-01-01', to = '2049-12-31' } = facts;
  const extensions = facts.isCa ? [basicConstraints()] : [alternativeNames(names)];
  const body = sequence(
    tagged(0xa0, integer(2)),
    integer((serial += 1) >> 8, serial & 0xff),
    ECDSA_SHA256,
    commonName(facts.issuer),
    sequence(utcTime(from), utcTime(to)),
    commonName(facts.subject),
    facts.holder.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(...extensions)),
  );
  const signature = Buffer.concat([Buffer.of(0), sign('sha256', body, facts.signer)]);
  const der = sequence(body, ECDSA_SHA256, tagged(0x03, signature));
  return `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/.{64}(?=.)/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
}

function tagged(tag: number, ...content: readonly Buffer[]): Buffer {
  const bytes = Buffer.concat(content);
  const { length } = bytes;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...size), bytes]);
}

function sequence(...content: readonly Buffer[]): Buffer {
  return tagged(0x30, ...content);
}

function integer(...bytes: readonly number[]): Buffer {
  return tagged(0x02, Buffer.of(...bytes));
}

function oid(hex: string): Buffer {
  return tagged(0x06, Buffer.from(hex, 'hex'));
}

const ECDSA_SHA256 = sequence(oid('2a8648ce3d040302'));

function commonName(name: string): Buffer {
  return sequence(tagged(0x31, sequence(oid('550403'), tagged(0x0c, Buffer.from(name, 'utf8')))));
}

/** A day as UTCTime: two digits of the year. */
function utcTime(day: string): Buffer {
  return tagged(0x17, Buffer.from(`${day.slice(2).replaceAll('-', '')}000000Z`, 'ascii'));
}

function basicConstraints(): Buffer {
  const isCa = tagged(0x01, Buffer.of(0xff));
  return sequence(oid('551d13'), isCa, tagged(0x04, sequence(isCa)));
}

function alternativeNames(names: readonly string[]): Buffer {
  const entries = names.map((name) =>
    isIPv4(name) ? tagged(0x87, Buffer.from(name.split('.').map(Number))) : tagged(0x82, Buffer.from(name, 'ascii')),
  );
  return sequence(oid('551d11'), tagged(0x04, sequence(...entries)));
}
