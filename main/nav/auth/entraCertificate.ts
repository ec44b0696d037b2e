import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { ConnectorError } from '../../base/errors.ts';

/** What Microsoft Entra is shown instead of a secret. */
export interface EntraCertificate {
  /** SHA-256 in 64 hex digits. */
  readonly thumbprintSha256: string;
  /** PEM, not encrypted. */
  readonly privateKey: string;
}

/**
 * Reads a certificate with its private key, both PEM, one after the other.
 * @param now milliseconds since 1970, to tell an expired one
 * @throws ConnectorError `signin-refused` with what is wrong with them
 */
export function readEntraCertificate(pem: string, now: number, system: string): EntraCertificate {
  const unusable = (message: string, whatToDo: string) =>
    new ConnectorError({ kind: 'authentication', code: 'signin-refused', message, whatToDo, system });
  const certificate = certificateIn(pem);
  if (!certificate) {
    throw unusable(
      'The text given as certificate holds no certificate.',
      'Give certificate and private key as text (PEM), one after the other: BEGIN CERTIFICATE and BEGIN PRIVATE KEY.',
    );
  }
  const key = privateKeyIn(pem);
  if (!key) {
    throw unusable(
      'The certificate comes without a private key that can be read.',
      'Give certificate and private key as text (PEM), one after the other; the key must not be protected by a password.',
    );
  }
  if (!certificate.checkPrivateKey(key)) {
    throw unusable(
      'Certificate and private key do not belong together.',
      'Give the private key that this certificate was made with.',
    );
  }
  if (Date.parse(certificate.validTo) < now) {
    throw unusable(
      `The certificate for Microsoft Entra expired on ${new Date(certificate.validTo).toISOString().slice(0, 10)}.`,
      'Make a new certificate, upload it to the app registration in Microsoft Entra, and enter it here.',
    );
  }
  return {
    thumbprintSha256: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    privateKey: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function certificateIn(pem: string): X509Certificate | null {
  const block = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/.exec(pem)?.[0];
  if (block === undefined) return null;
  try {
    return new X509Certificate(block);
  } catch {
    // Said to the administrator as what it is: no certificate.
    return null;
  }
}

function privateKeyIn(pem: string): KeyObject | null {
  const block = /-----BEGIN (?:RSA )?PRIVATE KEY-----[\s\S]+?-----END (?:RSA )?PRIVATE KEY-----/.exec(pem)?.[0];
  if (block === undefined) return null;
  try {
    return createPrivateKey(block);
  } catch {
    // Encrypted or damaged; its own text may hold parts of the key.
    return null;
  }
}
