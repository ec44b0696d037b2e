import { type TransportFailure, TransportError } from './transport.ts';

const NAME = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME']);
const REFUSED = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'EADDRNOTAVAIL', 'EACCES']);
const RESET = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED']);
/** OpenSSL's names of certificates it does not accept, and Node's of what is wrong with a TLS connection. */
const TLS = /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED|INVALID_CA|HOSTNAME_MISMATCH|EPROTO)/;

/** A port of plain http, told by what comes back instead of a handshake. */
const NOT_TLS = /^(ERR_SSL_(WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|UNEXPECTED_MESSAGE)|EPROTO)$/;
const OLD_TLS = /^ERR_SSL_(UNSUPPORTED_PROTOCOL|TLSV1_ALERT_PROTOCOL_VERSION|NO_PROTOCOLS_AVAILABLE)$/;

/**
 * What Node reports, in our terms. `sent`: whether the connection stood already, so that the server may have heard
 * the request. `where`: what was to be opened, for the words.
 */
export function failureOf(
  error: unknown,
  sent: boolean,
  where?: { readonly host: string; readonly port: number },
): TransportError {
  if (error instanceof TransportError) return error;
  const code = codeOf(error);
  const failure = kindOf(code, sent, error);
  return new TransportError(failure, sent, wordsOf(failure, code, where), { cause: error });
}

/** Whether what answered on the port does not seem to speak TLS, or none that we speak. */
export function isNotTls(error: TransportError): boolean {
  const code = codeOf(error.cause);
  return NOT_TLS.test(code) || RESET.has(code);
}

/** Whether the server speaks TLS, but none of the versions in use. */
export function isOldTls(error: TransportError): boolean {
  return OLD_TLS.test(codeOf(error.cause));
}

/** In our own words: Node's are codes, and stay with the cause. */
function wordsOf(failure: TransportFailure, code: string, where?: { readonly host: string; readonly port: number }) {
  switch (failure) {
    case 'name':
      return where ? `nobody knows the name ${where.host}` : 'nobody knows the name';
    case 'refused':
      return where ? notListening(code, where.host, where.port) : 'nothing listens there';
    case 'timeout':
      return where ? `${where.host} does not answer on port ${where.port}` : 'no answer came in time';
    case 'tls':
      return 'there is no secure connection';
    case 'reset':
      return 'the connection was cut';
    default:
      return code.startsWith('HPE_') ? 'what answers there does not speak http' : 'no answer came';
  }
}

function notListening(code: string, host: string, port: number): string {
  return code === 'ECONNREFUSED'
    ? `nothing listens on port ${port} of ${host}`
    : `there is no way from this computer to port ${port} of ${host}`;
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
