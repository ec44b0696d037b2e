import { ConnectorError, toConnectorError } from '../base/errors.ts';
import type { Origin } from '../base/origin.ts';
import type { NavConnectionSettings } from '../contract/settings.ts';
import type { NavFound, SetupDraft, SetupSignIn } from '../contract/setupCalls.ts';
import { createDoor } from '../http/door.ts';
import type { LadderResult } from '../http/pingLadder.ts';
import { addressesOf, isOnline } from '../nav/addresses.ts';
import { checkNav } from '../nav/check.ts';
import { chooseCompany, companyUnknown } from '../nav/chooseCompany.ts';
import { type Detection, detectSurfaces } from '../nav/detect.ts';
import { type ConnectionParts, doorOptions, transportOf } from './connections.ts';
import { createNavConnection } from './navConnection.ts';
import { navSignIn } from './navSignIn.ts';
import { networkOf } from './network.ts';
import { namedIn, navCandidates } from './setupAddress.ts';
import {
  certificateViewOf,
  draftConnection,
  failureAt,
  findingOf,
  isNav,
  partsOf,
  settingsOf,
  type SetupParts,
} from './setupDrafts.ts';

/** Rungs of the ladder, and the field that a person puts right where one of them does not hold. */
const FIELDS = { signIn: 'signIn', company: 'company', read: 'pages' } as const;
/** A person waits for it. */
const PATIENCE_SECONDS = 10;
/** The draft of a look without a sign-in has to have one all the same; it is never sent. */
const NOBODY = { signIn: 'basic', user: '?', password: '?' };
const ALL: readonly SetupSignIn[] = ['basic', 'windows', 'entra'];

/**
 * Looks behind a pasted address without a sign-in. Nothing of it is kept.
 *
 * @param way certificates to accept and a proxy, as a draft of a connection has them
 * @throws SettingsRefused with the path of every problem of the way
 */
export async function findNav(
  parts: SetupParts,
  { address, way = {} }: { readonly address: string; readonly way?: SetupDraft | undefined },
  origin: Origin,
): Promise<NavFound> {
  const found = await lookBehind(parts, address, way, origin);
  return found.ok ? { ...found, ...namedIn(address) } : found;
}

async function lookBehind(parts: SetupParts, address: string, way: SetupDraft, origin: Origin): Promise<NavFound> {
  const candidates = navCandidates(address);
  const [first] = candidates;
  if (first === undefined) return nothingAt(address, noAddress());
  const unreached = new Set<string>();
  for (const url of candidates) {
    const { origin: server } = new URL(url);
    if (unreached.has(server)) continue;
    const asked = unsigned(parts, url, way);
    // Each says whether the next is worth asking.
    // oxlint-disable-next-line no-await-in-loop
    const found = await detectSurfaces({ ...asked.way, origin }).catch(toConnectorError);
    if (found instanceof ConnectorError) unreached.add(server);
    else if (isNavThere(found)) return foundAt(parts, url, found);
  }
  const told = toldOf(candidates, address);
  const ladder = await climb(parts, told, way, origin);
  return { ...nothingAt(told, findingOf(ladder, {})), ladder: [...ladder.ladder], ...certificateOf(ladder) };
}

/** Signs in, lists the companies, and with one of them looks whether all that orders need can be read. */
export async function tryNav(parts: SetupParts, draft: SetupDraft, origin: Origin): Promise<NavFound> {
  const named = typeof draft['company'] === 'string' ? draft['company'].trim() : '';
  // Before companies are listed nobody can name one.
  const read = draftConnection(parts, { ...draft, kind: 'nav', company: named === '' ? '?' : named });
  const settings = settingsOf(read);
  if (!isNav(settings)) throw new Error('the draft is of NAV');
  const own = partsOf(parts, read.secrets);
  const detected = await detect(settings, own, origin).catch(toConnectorError);
  const blank = nothingAt(settings.url, null);
  if (detected instanceof ConnectorError)
    return { ...blank, finding: failureAt(fieldOf(detected), detected), ...certificateOf(null) };
  const found = { ...blank, ...toldBy(parts, settings.url, detected) };
  if (detected.problem) return { ...found, finding: failureAt(fieldOf(detected.problem), detected.problem) };
  const all = [...detected.companies.api, ...detected.companies.pages];
  const company = named === '' ? onlyOf(found.companies) : named;
  if (company === '') {
    const none = found.companies.length === 0 ? companyUnknown(all, '', settings.id) : null;
    return { ...found, finding: none && failureAt('company', none) };
  }
  // What is typed may be an id or a display name.
  const chosen = chooseCompany(all, company)?.name ?? company;
  const checked = await connectionOf({ ...settings, company: chosen }, own).check(origin);
  const finding = findingOf(checked, FIELDS);
  return {
    ...found,
    ok: checked.ok,
    finding,
    company: chosen,
    ladder: [...checked.ladder],
    ...certificateOf(checked, settings),
  };
}

function connectionOf(settings: NavConnectionSettings, parts: ConnectionParts) {
  const lanes = parts.navLanes.of(settings);
  return createNavConnection(settings, {
    ports: parts.ports,
    transport: transportOf(settings, parts),
    lanes,
    secret: (field) => parts.vault.secret(`${settings.id}/${field}`),
    doorWith: (way) => createDoor({ ...doorOptions(settings, parts), lanes, ...way }),
  });
}

/** One question with the sign-in: where it is refused, nothing else is asked. */
async function detect(settings: NavConnectionSettings, parts: ConnectionParts, origin: Origin): Promise<Detection> {
  const secret = (field: string) => parts.vault.secret(`${settings.id}/${field}`);
  const transport = transportOf(settings, parts);
  const { signIn: signer, way } = navSignIn(settings, { ports: parts.ports, transport, secret });
  const network = networkOf(settings, secret('proxyPassword'), way);
  const lanes = parts.navLanes.of(settings);
  const door = createDoor({ ...doorOptions(settings, parts), lanes, network, ...(signer && { signIn: signer }) });
  const { id: connectionId, url, surfaces, tenant, signIn } = settings;
  return detectSurfaces({ door, url, surfaces, connectionId, signIn, origin, ...(tenant !== undefined && { tenant }) });
}

/** A connection to this address without any sign-in. */
function unsigned(parts: SetupParts, url: string, wayThere: SetupDraft) {
  const { pinnedCertificate, certificateAuthority, proxy, proxyUser, proxyPassword } = wayThere;
  const secure = url.startsWith('https:') ? { pinnedCertificate } : {};
  const draft = { kind: 'nav', url, company: '?', timeoutSeconds: PATIENCE_SECONDS, ...NOBODY, ...secure };
  const read = draftConnection(parts, { ...draft, certificateAuthority, proxy, proxyUser, proxyPassword });
  const settings = settingsOf(read);
  const own = partsOf(parts, read.secrets);
  const network = networkOf(settings, own.vault.secret(`${settings.id}/proxyPassword`));
  const door = createDoor({ ...doorOptions(settings, own), lanes: parts.connections.navLanes.of({ url }), network });
  return { way: { door, url, surfaces: 'auto' as const, connectionId: settings.id }, network };
}

/** How far one comes to an address that leads nowhere. */
function climb(parts: SetupParts, url: string, wayThere: SetupDraft, origin: Origin): Promise<LadderResult> {
  const { way, network } = unsigned(parts, url, wayThere);
  const { ports, transport } = parts.connections;
  const timeoutMs = PATIENCE_SECONDS * 1000;
  return checkNav({
    ...way,
    company: '?',
    companyIn: 'auto',
    ports,
    transport,
    network,
    signIn: 'basic',
    timeoutMs,
    origin,
  });
}

/** NAV itself answered, whether or not it wants a sign-in or has something switched off. */
function isNavThere({ surfaces, problem, endpoints }: Detection): boolean {
  return surfaces.length > 0 || problem?.kind === 'authentication' || Object.values(endpoints).includes('switchedOff');
}

function foundAt(parts: SetupParts, url: string, found: Detection): NavFound {
  const failure = found.surfaces.length > 0 || found.problem?.kind === 'authentication' ? null : found.problem;
  const finding = failure && failureAt('address', failure);
  return { ...nothingAt(url, finding), ...toldBy(parts, url, found), ok: finding === null };
}

function toldBy(parts: SetupParts, url: string, { version, surfaces, offered, companies, stillToDo }: Detection) {
  const names = [...companies.api, ...companies.pages].map(({ name }) => name);
  return {
    version,
    surfaces: [...surfaces],
    signIns: [...signInsOf(offered, url, parts.connections.signedInUser !== undefined)],
    companies: [...new Set(names)].sort(),
    stillToDo: stillToDo.map(({ text }) => text),
  };
}

/** All of them where the server does not say what it takes. */
function signInsOf(offered: readonly string[], url: string, asUser: boolean): readonly SetupSignIn[] {
  if (isOnline(addressesOf(url))) return ['entra'];
  const windows = offered.includes('negotiate') || offered.includes('ntlm');
  const bearer = offered.includes('bearer');
  const taken: readonly SetupSignIn[] = [
    ...(offered.includes('basic') || bearer ? (['basic'] as const) : []),
    ...(windows ? (['windows'] as const) : []),
    ...(windows && asUser ? (['windowsUser'] as const) : []),
    ...(bearer ? (['entra'] as const) : []),
  ];
  return taken.length > 0 ? taken : ALL;
}

/** Of a host alone, or of the web client's address, the failure of the usual port says more. */
function toldOf(candidates: readonly string[], pasted: string): string {
  const port = /^(?:https?:\/\/)?[^/?#]+:(\d+)/i.exec(pasted.trim())?.[1];
  const usual = candidates.find((url) => new URL(url).port === '7048');
  return (port === undefined ? usual : undefined) ?? candidates[0] ?? pasted;
}

function fieldOf({ kind }: ConnectorError): 'signIn' | 'address' {
  return kind === 'authentication' ? 'signIn' : 'address';
}

function onlyOf(companies: readonly string[]): string {
  return companies.length === 1 ? (companies[0] ?? '') : '';
}

function certificateOf(
  ladder: Pick<LadderResult, 'certificate'> | null,
  settings?: NavConnectionSettings,
): Pick<NavFound, 'certificate'> {
  return { certificate: certificateViewOf(ladder?.certificate ?? null, settings?.pinnedCertificate) };
}

function nothingAt(url: string, finding: NavFound['finding']): NavFound {
  const nothing = { version: '', surfaces: [], signIns: [], companies: [], stillToDo: [], company: '', tenant: '' };
  return { ok: false, finding, ladder: [], certificate: null, url, ...nothing };
}

function noAddress(): NonNullable<NavFound['finding']> {
  return {
    field: 'address',
    code: 'no-address',
    message: 'This is no address of a server.',
    whatToDo:
      'Write the name of the NAV server, such as nav01, or copy the address of its web client or OData services.',
  };
}
