import type { NavConnectionFile, SettingsFile } from '../contract/settings.ts';
import type { Problem } from './problems.ts';

type Field = 'user' | 'password' | 'entra' | 'clientSecret' | 'clientCertificate';

/** What each way of signing in needs; anything else of the list would be kept for nothing. */
const NEEDS: Readonly<Record<NavConnectionFile['signIn'], readonly Field[]>> = {
  basic: ['user', 'password'],
  windows: ['user', 'password'],
  windowsUser: [],
  entra: ['entra'],
};
const CREDENTIALS: readonly Field[] = ['user', 'password', 'entra', 'clientSecret', 'clientCertificate'];
const TAKES: Readonly<Record<NavConnectionFile['signIn'], readonly Field[]>> = {
  ...NEEDS,
  entra: ['entra', 'clientSecret', 'clientCertificate'],
};

/** Every connection has what its sign-in needs, and its proxy what a sign-in there needs. */
export function checkSignIns(file: SettingsFile): readonly Problem[] {
  return file.connections.flatMap((connection, n) => [
    ...(connection.kind === 'nav' ? checkNav(connection, `connections[${n}]`) : []),
    ...checkProxy(connection, `connections[${n}]`),
    ...checkPin(connection, `connections[${n}]`),
  ]);
}

function checkNav(connection: NavConnectionFile, path: string): readonly Problem[] {
  const { signIn } = connection;
  const lacking = NEEDS[signIn].filter((field) => connection[field] === undefined);
  const needless = CREDENTIALS.filter((field) => connection[field] !== undefined && !TAKES[signIn].includes(field));
  return [
    ...lacking.map((field) => ({ path: `${path}.${field}`, problem: `is needed to sign in as "${signIn}"` })),
    ...needless.map((field) => ({ path: `${path}.${field}`, problem: `has no use where "signIn" is "${signIn}"` })),
    ...(signIn === 'entra' ? checkEntra(connection, path) : []),
  ];
}

function checkEntra({ clientSecret, clientCertificate }: NavConnectionFile, path: string): readonly Problem[] {
  if (clientSecret !== undefined && clientCertificate !== undefined)
    return [{ path: `${path}.clientCertificate`, problem: 'give either this or "clientSecret", not both' }];
  if (clientSecret !== undefined || clientCertificate !== undefined) return [];
  return [{ path: `${path}.clientSecret`, problem: 'is needed to sign in as "entra", or "clientCertificate" instead' }];
}

/** Whoever pins a certificate wants to be sure whom they talk to; over http nobody shows one. */
function checkPin({ url, pinnedCertificate }: SettingsFile['connections'][number], path: string): readonly Problem[] {
  if (pinnedCertificate === undefined || url.startsWith('https:')) return [];
  return [{ path: `${path}.pinnedCertificate`, problem: 'has no use with an http address; write https' }];
}

function checkProxy(connection: SettingsFile['connections'][number], path: string): readonly Problem[] {
  const hasAddress = connection.proxy !== 'none' && connection.proxy !== 'system';
  const { proxyUser, proxyPassword } = connection;
  if (!hasAddress) {
    const needless = proxyUser === undefined ? (proxyPassword === undefined ? null : 'proxyPassword') : 'proxyUser';
    return needless === null ? [] : [{ path: `${path}.${needless}`, problem: 'has no use without a proxy address' }];
  }
  if ((proxyUser === undefined) === (proxyPassword === undefined)) return [];
  const lacking = proxyUser === undefined ? 'proxyUser' : 'proxyPassword';
  return [{ path: `${path}.${lacking}`, problem: 'is needed as well: the proxy has user and password, or neither' }];
}
