import { type TransportFailure, TransportError } from './transport.ts';

const NAME = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME']);
const REFUSED = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'EADDRNOTAVAIL', 'EACCES']);
const RESET = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED']);
/** OpenSSL's names of certificates it does not accept, and Node's of what is wrong with a TLS connection. */
const TLS = /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED|INVALID_CA|HOSTNAME_MISMATCH|EPROTO)/;

/**
 * What Node reports, in our terms. `sent`: whether the connection stood already, so that the server may have heard
 * the request.
 */
export function failureOf(error: unknown, sent: boolean): TransportError {
  if (error instanceof TransportError) return error;
  const code = codeOf(error);
  const failure = kindOf(code, sent, error);
  const text = error instanceof Error && error.message !== '' ? error.message : code;
  return new TransportError(failure, sent, text === '' ? 'no answer' : text, { cause: error });
}

function kindOf(code: string, sent: boolean, error: unknown): TransportFailure {
  if (NAME.has(code)) return 'name';
  if (REFUSED.has(code)) return 'refused';
  if (code === 'ETIMEDOUT') return 'timeout';
  if (TLS.test(code)) return 'tls';
  // "Client network socket disconnected before secure TLS connection was established": plain http on the port, or no common version.
  if (RESET.has(code) && !sent && error instanceof Error && error.message.includes('TLS')) return 'tls';
  return RESET.has(code) ? 'reset' : 'other';
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}
