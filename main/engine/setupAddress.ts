import { addressesOf, isOnline } from '../nav/addresses.ts';

/** Default names of instances, the newest first: what a bare host name may mean. */
const INSTANCES: readonly string[] = [
  'BC',
  ...Array.from({ length: 14 }, (_, n) => `BC${270 - n * 10}`),
  'DynamicsNAV110',
  'DynamicsNAV100',
];
/** Where NAV serves OData and the API unless somebody chose another port. */
const PORT = '7048';
/** Parts of addresses of the web client, of SOAP and of development, below the instance. */
const BELOW_INSTANCE = /^(webclient|default\.aspx|tablet(\.aspx)?|phone(\.aspx)?|signin|ws|dev|designer|forms)$/i;

/**
 * The instances that a pasted address may mean, the likeliest first; none where it is no address. What was pasted may be
 * a host, the instance, an address below it, or the web client's, which has the instance's name and another port.
 */
export function navCandidates(pasted: string): readonly string[] {
  const text = pasted.trim();
  const bare = !/^https?:\/\//i.test(text);
  if (text === '' || /\s/.test(text) || (bare && /^[a-z][a-z0-9+.-]*:\/\//i.test(text))) return [];
  const online = addressesOf(bare ? `https://${text}` : text);
  if (isOnline(online)) return [online.instance];
  const addresses = addressesOf(bare ? `http://${text}` : text);
  if (!URL.canParse(addresses.instance)) return [];
  const url = new URL(addresses.instance);
  const instance = instanceIn(url.pathname);
  const origins = originsOf(url, bare);
  const named = instance === '' ? INSTANCES : [instance];
  return origins.flatMap((origin) => named.map((name) => `${origin}/${name}`));
}

function instanceIn(path: string): string {
  const parts = path.split('/').filter((part) => part !== '');
  const end = parts.findIndex((part) => BELOW_INSTANCE.test(part));
  return (end < 0 ? parts : parts.slice(0, end)).join('/');
}

/** Company and tenant, where a pasted address names them as the web client and OData do; "" where it does not. */
export function namedIn(pasted: string): { readonly company: string; readonly tenant: string } {
  const address = pasted.trim();
  const query = new URLSearchParams(/\?([^#]*)/.exec(address)?.[1] ?? '');
  const named = (name: string) => [...query].find(([each]) => each.toLowerCase() === name)?.[1]?.trim() ?? '';
  const inPath = /\/Company\('((?:[^']|'')+)'\)/i.exec(decoded(address.replace(/[?#].*$/, '')))?.[1];
  return { company: inPath?.replaceAll("''", "'") ?? named('company'), tenant: named('tenant') };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** As it was pasted, then the usual port of the same host, first the way that was pasted. */
function originsOf(url: URL, bare: boolean): readonly string[] {
  const schemes = url.protocol === 'https:' ? ['https', 'http'] : ['http', 'https'];
  const usual = schemes.map((scheme) => `${scheme}://${url.hostname}:${PORT}`);
  const asPasted = bare && url.port === '' ? [] : [url.origin];
  const other = bare && url.port !== '' ? [`https://${url.host}`] : [];
  return [...new Set([...asPasted, ...other, ...usual])];
}

/** Home address of a shop out of what was pasted: with a scheme, without pages of WordPress itself, query and slash. */
export function homeOf(pasted: string): string {
  const text = pasted.trim();
  const url = /^https?:\/\//i.test(text) || text === '' ? text : `https://${text}`;
  const plain = url.replace(/[?#].*$/, '').replace(/\/(wp-(admin|json|login\.php|content)|wc-api)(\/.*)?$/i, '');
  return plain.replace(/\/+$/, '');
}
