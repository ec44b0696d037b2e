import { isIPv4 } from 'node:net';

const PORTS = new Set(['', '80', '443', '8080']);

/**
 * Whether WordPress refuses to send there (`wp_http_validate_url`): ports other than 80, 443 and 8080 (or the shop's
 * own port on its own host), loopback and private IPv4 addresses, credentials in the address, names that are not found.
 */
export function refusesTarget(url: string, home: string): boolean {
  const target = new URL(url);
  const shop = new URL(home);
  if (isNeverFound(target.hostname)) return true;
  if (target.username !== '' || target.password !== '') return true;
  if (target.host === shop.host) return false;
  if (target.hostname === 'localhost' || isPrivate(target.hostname)) return true;
  return !PORTS.has(target.port);
}

function isPrivate(host: string): boolean {
  if (!isIPv4(host)) return host.startsWith('[');
  const [first = 0, second = 0] = host.split('.').map(Number);
  return (
    first === 0 ||
    first === 10 ||
    first === 127 ||
    (first === 172 && second >= 16 && second <= 31) ||
    (first === 192 && second === 168)
  );
}

/** Reserved never to be found (RFC 2606): WordPress looks a name up before it sends. */
export function isNeverFound(hostname: string): boolean {
  return hostname.endsWith('.invalid');
}
