import type { X509Certificate } from 'node:crypto';
import { getCACertificates, type TLSSocket } from 'node:tls';
import { type CertificateProblem, type ServerCertificate, TransportError } from './transport.ts';

/** Certificates (PEM) of Node, of the system and those given. */
export function trustedCertificates(more: readonly string[]): string[] {
  return [...new Set([...getCACertificates('default'), ...getCACertificates('system'), ...more])];
}

/**
 * The certificate of a connection whose TLS handshake is done, before a byte of a request is sent over it. With a pin
 * that one certificate is accepted and no other; otherwise chain, name and dates must hold.
 * @throws TransportError `tls`, with the certificate
 */
export function acceptedCertificate(socket: TLSSocket, host: string, pinned: string | undefined): ServerCertificate {
  const shown = socket.getPeerX509Certificate();
  if (!shown) throw new TransportError('tls', false, `${host} showed no certificate`);
  const certificate = toServerCertificate(shown);
  const problem = problemOf(socket, certificate, pinned);
  if (problem === null) return certificate;
  throw new TransportError('tls', false, PROBLEMS[problem](host, certificate), {
    certificate,
    certificateProblem: problem,
  });
}

/** A fingerprint as people copy it, with colons or in capitals, as we compare it. */
export function plainFingerprint(fingerprint: string): string {
  return fingerprint.replace(/[^0-9a-f]/gi, '').toLowerCase();
}

function toServerCertificate(shown: X509Certificate): ServerCertificate {
  return {
    subject: onOneLine(shown.subject),
    issuer: onOneLine(shown.issuer),
    names: namesOf(shown),
    validFrom: new Date(shown.validFrom).toISOString(),
    validTo: new Date(shown.validTo).toISOString(),
    fingerprint: plainFingerprint(shown.fingerprint256),
  };
}

// Node types these texts as always there; a certificate may lack them.
function onOneLine(name: string | undefined): string {
  return (name ?? '').split('\n').join(', ');
}

/** Only the names it is checked against: without alternative names that is none, whatever its subject says. */
function namesOf(shown: X509Certificate): string[] {
  const found = (shown.subjectAltName ?? '').matchAll(/(?:DNS|IP Address):([^,]+)/g);
  return [...found].map(([, name]) => (name ?? '').trim());
}

function problemOf(
  socket: TLSSocket,
  certificate: ServerCertificate,
  pinned: string | undefined,
): CertificateProblem | null {
  if (pinned !== undefined) return certificate.fingerprint === plainFingerprint(pinned) ? null : 'notPinned';
  if (socket.authorized) return null;
  // Typed as an Error, but it is the code of one.
  return BY_CODE[String(socket.authorizationError)] ?? 'other';
}

/** OpenSSL's names, and Node's own for a name that is not in the certificate. */
const BY_CODE: Readonly<Record<string, CertificateProblem>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'selfSigned',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknownIssuer',
  UNABLE_TO_GET_ISSUER_CERT: 'unknownIssuer',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknownIssuer',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknownIssuer',
  CERT_UNTRUSTED: 'unknownIssuer',
  ERR_TLS_CERT_ALTNAME_INVALID: 'wrongName',
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'notYetValid',
};

const PROBLEMS: Readonly<Record<CertificateProblem, (host: string, certificate: ServerCertificate) => string>> = {
  selfSigned: (host, { subject }) =>
    `the certificate of ${host} (${subject}) was issued by itself, not by an authority`,
  unknownIssuer: (host, { issuer }) =>
    `the certificate of ${host} was issued by ${issuer}, which this computer does not trust`,
  wrongName: (host, { names, issuer }) =>
    `the certificate does not name ${host}; it was issued by ${issuer} for ${names.join(', ') || 'no name at all'}`,
  expired: (host, { validTo, issuer }) =>
    `the certificate of ${host}, issued by ${issuer}, or one above it has expired; its own last day is ${validTo.slice(0, 10)}`,
  notYetValid: (host, { validFrom, issuer }) =>
    `the certificate of ${host}, issued by ${issuer}, or one above it is not valid yet; its own first day is ${validFrom.slice(0, 10)}`,
  notPinned: (host, { subject, issuer, fingerprint }) =>
    `${host} shows another certificate than the pinned one: ${subject}, issued by ${issuer}, fingerprint ${fingerprint}`,
  other: (host, { issuer }) => `the certificate of ${host}, issued by ${issuer}, is not acceptable`,
};
