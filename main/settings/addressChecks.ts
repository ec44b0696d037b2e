import { publicAddress, type PublicAddressFile, type SettingsFile } from '../contract/settings.ts';
import { type Problem, SettingsRefused, toProblems } from './problems.ts';

type AddressedFile = Pick<SettingsFile, 'publicUrl' | 'address' | 'connections'>;

// WordPress sends webhooks to no other (`wp_http_validate_url`), and says so to nobody.
const PORTS = ['', '80', '443', '8080'];

/** What keeps stores from reaching the receiver there. */
export function checkAddress(file: AddressedFile): readonly Problem[] {
  const { publicUrl, address } = file;
  if (publicUrl !== undefined && address !== undefined)
    return [{ path: 'address', problem: 'says the same as "publicUrl"; name only one of the two' }];
  if (publicUrl !== undefined) return checkFixed(publicUrl, 'publicUrl', file);
  return address?.kind === 'fixed' ? checkFixed(address.url, 'address.url', file) : [];
}

/**
 * The address as the window says it, checked like that of a file with the same stores.
 *
 * @throws SettingsRefused with every problem
 */
export function checkedAddress(value: unknown, connections: SettingsFile['connections']): PublicAddressFile {
  const parsed = publicAddress.safeParse(value);
  // Problems are told with the path they have in a file.
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => ({ ...issue, path: ['address', ...issue.path] }));
    throw new SettingsRefused(toProblems(issues, { address: value }), 'address');
  }
  const problems = checkAddress({ address: parsed.data, connections });
  if (problems.length > 0) throw new SettingsRefused(problems, 'address');
  return parsed.data;
}

/** Whether a store that is not in this network is to reach the receiver. */
export function isForInternet(connections: SettingsFile['connections']): boolean {
  const stores = connections.filter(({ kind }) => kind !== 'nav').map((store) => readUrl(store.url));
  return stores.some((store) => store !== null && !isPrivate(store.hostname));
}

/** A store on this computer or in this network may send there as it likes: such rules are those of the internet. */
function checkFixed(url: string, path: string, { connections }: AddressedFile): readonly Problem[] {
  const ofStores = connections.filter(({ kind }) => kind !== 'nav');
  const stores = ofStores.map((store) => readUrl(store.url));
  const hasBig = ofStores.some(({ kind }) => kind === 'bigcommerce');
  const address = readUrl(url);
  if (address === null) return [{ path, problem: 'is not a web address' }];
  if (!isForInternet(connections)) return [];
  return problemsOf(
    address,
    stores.some((store) => store?.host === address.host),
    hasBig,
  ).map((problem) => ({ path, problem }));
}

function problemsOf(address: URL, isOfStore: boolean, hasBig: boolean): readonly string[] {
  const signsIn = address.username !== '' || address.password !== '';
  return [
    ...(address.protocol === 'https:' ? [] : ['must begin with https, because orders pass over the internet']),
    ...(signsIn ? ['must hold no user and no password, a store does not send there'] : []),
    ...(isPrivate(address.hostname) || address.hostname.startsWith('[')
      ? ['a store on the internet cannot reach a private address; use a public one, a tunnel or none']
      : []),
    ...wrongPort(address, isOfStore, hasBig),
  ];
}

/** Where both send, the stricter of them decides. */
function wrongPort({ port }: URL, isOfStore: boolean, hasBig: boolean): readonly string[] {
  if (hasBig) return ['', '443'].includes(port) ? [] : ['use port 443; BigCommerce sends to no other'];
  return isOfStore || PORTS.includes(port) ? [] : ['use port 443 or 8080; WooCommerce sends to no other'];
}

function readUrl(url: string): URL | null {
  return URL.canParse(url) ? new URL(url) : null;
}

// Names that lead nowhere outside this computer or its network.
const PRIVATE_NAME = /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp|private|test|home\.arpa)$/;

/** By its form alone: what a name leads to is the probe's to find out. */
function isPrivate(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/\.$/, '');
  if (name.startsWith('[')) return isPrivateV6(name.slice(1, -1));
  const octets = /^(\d+)\.(\d+)\.\d+\.\d+$/.exec(name);
  if (octets) return isPrivateV4(Number(octets[1]), Number(octets[2]));
  return !name.includes('.') || PRIVATE_NAME.test(name);
}

/** RFC 6890, by the first two numbers. */
function isPrivateV4(first: number, second: number): boolean {
  if ([0, 10, 127].includes(first) || first >= 224) return true;
  if (first === 100) return second >= 64 && second <= 127;
  if (first === 169) return second === 254;
  if (first === 172) return second >= 16 && second <= 31;
  return first === 192 && second === 168;
}

function isPrivateV6(address: string): boolean {
  return address === '::1' || address === '::' || /^(f[cd]|fe[89ab]|::ffff:)/.test(address);
}
