import { TransportError, type TransportFailure } from '../http/transport.ts';

/** Chromium's net errors (net_error_list.h), without their `net::ERR_`, by what they mean to us. */
const KINDS: readonly (readonly [RegExp, TransportFailure])[] = [
  [/^(NAME_|ICANN_NAME_COLLISION)/, 'name'],
  [/^(CONNECTION_REFUSED|ADDRESS_|INTERNET_DISCONNECTED|NETWORK_ACCESS_DENIED|CONNECTION_FAILED)/, 'refused'],
  [/^(CONNECTION_TIMED_OUT|TIMED_OUT)$/, 'timeout'],
  [/^(CERT_|SSL_|BAD_SSL_)/, 'tls'],
  [/^(PROXY_|TUNNEL_|SOCKS_|NO_SUPPORTED_PROXIES|MANDATORY_PROXY_)/, 'proxy'],
  [/^(CONNECTION_(RESET|CLOSED|ABORTED)|EMPTY_RESPONSE|SOCKET_NOT_CONNECTED|INCOMPLETE_|CONTENT_LENGTH_)/, 'reset'],
];

/** The connection, or its certificate, was refused before a request could go over it; all else may have been heard. */
const NOT_SENT =
  /^(NAME_|ICANN_|CONNECTION_(REFUSED|FAILED|TIMED_OUT)$|ADDRESS_|INTERNET_DISCONNECTED|NETWORK_ACCESS_DENIED|CERT_|SSL_(VERSION_OR_CIPHER_MISMATCH|UNRECOGNIZED_NAME_ALERT|CLIENT_AUTH_CERT_NEEDED)|PROXY_|TUNNEL_|NO_SUPPORTED_PROXIES|MANDATORY_PROXY_|UNSAFE_PORT|INVALID_URL|DISALLOWED_URL_SCHEME)/;

/** What Chromium reports, in our terms. `where`: name and port of the server, for the words. */
export function netFailureOf(error: unknown, where: URL): TransportError {
  if (error instanceof TransportError) return error;
  const text = error instanceof Error ? error.message : String(error);
  const code = /ERR_([A-Z0-9_]+)/.exec(text)?.[1] ?? '';
  const failure = KINDS.find(([codes]) => codes.test(code))?.[1] ?? 'other';
  return new TransportError(failure, !NOT_SENT.test(code), wordsOf(failure, code, where), { cause: error });
}

function wordsOf(failure: TransportFailure, code: string, { hostname, host, protocol }: URL): string {
  const server = host === hostname ? `${host}:${protocol === 'https:' ? 443 : 80}` : host;
  const told = code === '' ? '' : ` (${code.toLowerCase().replaceAll('_', ' ')})`;
  switch (failure) {
    case 'name':
      return `nobody knows the name ${hostname}`;
    case 'refused':
      return `nothing answers at ${server}${told}`;
    case 'timeout':
      return `${server} does not answer`;
    case 'tls':
      return code.startsWith('CERT_')
        ? `the certificate of ${hostname} is not acceptable${told}`
        : `${hostname} did not agree on a secure connection${told}`;
    case 'proxy':
      return `the way to ${server} failed${told}`;
    case 'reset':
      return `${server} cut the connection${told}`;
    default:
      return `no answer from ${server}${told}`;
  }
}
