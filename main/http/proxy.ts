import { BlockList, isIP, isIPv4 } from 'node:net';
import { type Network, TransportError } from './transport.ts';

/** A proxy that a request goes through. */
export interface Proxy {
  readonly host: string;
  readonly port: number;
  /** Whether the proxy itself is spoken to over TLS. */
  readonly secure: boolean;
  /** Name and port, for people; without the sign-in. */
  readonly name: string;
  /** Value of Proxy-Authorization; null without a sign-in. */
  readonly authorization: string | null;
}

/** The environment, as far as it tells about proxies. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The proxy on the way to an address, or null when the way is direct. @throws TransportError `proxy` */
export function proxyFor(proxy: Network['proxy'], url: URL, environment: Environment): Proxy | null {
  if (proxy === undefined) return null;
  if (proxy !== 'system') return toProxy(proxy.url, proxy.user, proxy.password);
  const given = systemProxy(url, environment);
  return given === '' || isBypassed(url, environment) ? null : toProxy(given);
}

/**
 * Address of the proxy in what a PAC file answers (`PROXY proxy:8080; DIRECT`): the first that is of use; null for the
 * direct way. @throws TransportError `proxy` where it names only kinds we cannot speak to
 */
export function proxyFromPac(answer: string): string | null {
  const ways = answer.split(';').map((way) => way.trim());
  for (const way of ways) {
    const [, kind = '', where = ''] = /^(DIRECT|PROXY|HTTPS?)(?:\s+(\S+))?$/i.exec(way) ?? [];
    if (kind.toUpperCase() === 'DIRECT') return null;
    if (where !== '') return `${kind.toUpperCase() === 'HTTPS' ? 'https' : 'http'}://${where}`;
  }
  if (ways.every((way) => way === '')) return null;
  throw new TransportError(
    'proxy',
    false,
    `the proxy of this computer (${ways[0]}) is not an http proxy; enter the address of one, or none, for this connection`,
  );
}

/** The usual variables (curl's rules): small letters come first, and ALL_PROXY stands in for both. */
function systemProxy(url: URL, environment: Environment): string {
  const scheme = url.protocol === 'https:' ? 'https_proxy' : 'http_proxy';
  return valueOf(scheme, environment) || valueOf('all_proxy', environment);
}

function valueOf(name: string, environment: Environment): string {
  return (environment[name] || environment[name.toUpperCase()] || '').trim();
}

function toProxy(given: string, user = '', password = ''): Proxy {
  const url = parsed(given);
  const secure = url.protocol === 'https:';
  const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port);
  const signIn = user === '' ? fromAddress(url) : `${user}:${password}`;
  return {
    host: hostOf(url),
    port,
    secure,
    name: `${url.hostname}:${port}`,
    authorization: signIn === '' ? null : `Basic ${Buffer.from(signIn, 'utf8').toString('base64')}`,
  };
}

function parsed(given: string): URL {
  const text = given.includes('://') ? given : `http://${given}`;
  // The address may hold a password: neither it nor the error that quotes it is passed on.
  if (!URL.canParse(text)) throw notUsable();
  const url = new URL(text);
  if ((url.protocol !== 'http:' && url.protocol !== 'https:') || url.hostname === '') throw notUsable();
  return url;
}

function notUsable(): TransportError {
  return new TransportError('proxy', false, 'the address of the proxy is not of the kind http://name:port');
}

function fromAddress({ username, password }: URL): string {
  if (username === '' && password === '') return '';
  try {
    return `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  } catch {
    // A percent sign that escapes nothing stands for itself.
    return `${username}:${password}`;
  }
}

/** Host of an address as sockets take it: an IPv6 address without its brackets. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1');
}

/** Port of an address, or the usual one of its scheme. */
export function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' ? 443 : 80;
}

/** This computer itself: a proxy would take the name for its own. */
export function isLoopback(host: string): boolean {
  return (
    host === 'localhost' || host.endsWith('.localhost') || host === '::1' || (isIPv4(host) && host.startsWith('127.'))
  );
}

function isBypassed(url: URL, environment: Environment): boolean {
  const host = hostOf(url).toLowerCase();
  const entries = valueOf('no_proxy', environment)
    .toLowerCase()
    .split(/[\s,]+/);
  return isLoopback(host) || entries.some((entry) => entry !== '' && matches(entry, host, portOf(url)));
}

/** `*`, a name that stands for itself and all below it (`.x`, `*.x` likewise), an address or a range of them; each perhaps with a port. */
function matches(entry: string, host: string, port: number): boolean {
  if (entry === '*') return true;
  const [, name = '', wantedPort] = /^(.*?)(?::(\d+))?$/.exec(isIP(entry) === 6 ? `${entry}:${port}` : entry) ?? [];
  if (wantedPort !== undefined && Number(wantedPort) !== port) return false;
  if (name.includes('/')) return isInRange(name, host);
  const suffix = name.replace(/^\[(.*)\]$/, '$1').replace(/^\*?\./, '');
  return host === suffix || host.endsWith(`.${suffix}`);
}

function isInRange(range: string, host: string): boolean {
  const [network = '', bits = ''] = range.split('/');
  if (!isIPv4(host) || !isIPv4(network) || !/^\d+$/.test(bits) || Number(bits) > 32) return false;
  const list = new BlockList();
  list.addSubnet(network, Number(bits), 'ipv4');
  return list.check(host);
}
