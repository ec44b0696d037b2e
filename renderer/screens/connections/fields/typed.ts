import type { SetupDraft, SetupSignIn } from '../../../../main/contract/setupCalls.ts';

/** What is typed of a connection, by the path that it has in the settings; what has no path there is the form's own. */
export type Typed = Readonly<Record<string, string>>;

/** Entered once and never shown again: a draft that is kept is without them. */
const secrets: readonly string[] = [
  'password',
  'clientSecret',
  'clientCertificate',
  'consumerKey',
  'consumerSecret',
  'accessToken',
  'webhookSecret',
  'proxyPassword',
];

export const withoutSecrets = (typed: Typed): Typed =>
  Object.fromEntries(Object.entries(typed).filter(([path]) => !secrets.includes(path)));

/** Fields of each kind of store, the address first. */
export const storePaths = {
  woocommerce: ['url', 'consumerKey', 'consumerSecret'],
  bigcommerce: ['storeHash', 'accessToken', 'clientSecret'],
} as const;

/** Whether the Entra application proves itself by a certificate. */
export const byCertificate = (typed: Typed): boolean => typed['proof'] === 'certificate';

export const signInPaths = (signIn: SetupSignIn, typed: Typed): readonly string[] => {
  if (signIn === 'windowsUser') return [];
  if (signIn !== 'entra') return ['user', 'password'];
  const proof = byCertificate(typed) ? 'clientCertificate' : 'clientSecret';
  return ['entra.tenantId', 'entra.clientId', 'entra.authority', 'entra.scope', proof];
};

/** The way to any system. */
export const wayPaths = ['proxy', 'proxyUser', 'proxyPassword', 'certificateAuthority'] as const;

export const hasProxyAddress = ({ proxy = 'none' }: Typed): boolean => proxy !== 'none' && proxy !== 'system';

/** A draft of these fields. One that is empty is taken away, but for a secret, which then stays as it is. */
export const toDraft = (typed: Typed, paths: readonly string[]): SetupDraft => {
  const draft: Record<string, unknown> = {};
  for (const path of paths) {
    const text = typed[path] ?? '';
    const isSecret = secrets.includes(path);
    const value = isSecret ? text : text.trim();
    if (value === '' && isSecret) continue;
    const [name = '', part] = path.split('.');
    if (part === undefined) draft[name] = value === '' ? null : value;
    else draft[name] = { ...(draft[name] as object | undefined), [part]: value === '' ? null : value };
  }
  return draft;
};

/** Proxy and certificates; a proxy without an address has no sign-in. */
export const toWay = (typed: Typed): SetupDraft => {
  const proxy = (typed['proxy'] ?? 'none').trim();
  const secure = toDraft(typed, ['certificateAuthority', 'pinnedCertificate']);
  if (!hasProxyAddress(typed)) return { ...secure, proxy, proxyUser: null, proxyPassword: null };
  return { ...secure, ...toDraft(typed, ['proxyUser', 'proxyPassword']), proxy };
};

/** What stands in the settings, as it is typed. */
export const fromDraft = (draft: SetupDraft): Typed => {
  const flat = Object.entries(draft).flatMap(([name, value]) =>
    name === 'entra' && typeof value === 'object' && value !== null
      ? Object.entries(value).map(([part, own]) => [`entra.${part}`, own] as const)
      : [[name, value] as const],
  );
  return Object.fromEntries(flat.filter((each): each is readonly [string, string] => typeof each[1] === 'string'));
};
