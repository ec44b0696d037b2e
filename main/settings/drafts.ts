import {
  connection as connectionSchema,
  integration as integrationSchema,
  secretFields,
  type SettingsFile,
} from '../contract/settings.ts';
import { crossCheck } from './crossChecks.ts';
import { type Problem, SettingsRefused, toProblems } from './problems.ts';
import { connectionSecrets, type ConnectionFile } from './secrets.ts';
import { withStoreDefaults } from './storeDefaults.ts';

type IntegrationFile = SettingsFile['integrations'][number];
type Draft = Readonly<Record<string, unknown>>;

/** A connection as a person types it, found right. Holds secrets in the clear: it is tried or applied, and never kept. */
export interface DraftConnection {
  readonly file: ConnectionFile;
  /** By their id in the vault. */
  readonly secrets: ReadonlyMap<string, string>;
}

/**
 * Checked as a settings file with it would be. What a draft of a connection that is in force leaves out stays; null takes
 * a field away.
 *
 * @param kept the secret of a field of the connection with this id, from an earlier save; null where there is none. It
 *   goes to the server that it was entered for, and to no other
 * @throws SettingsRefused with paths such as `url`. What is wrong elsewhere in `file` and was so before does not count.
 */
export function readConnectionDraft(
  draft: Draft,
  file: SettingsFile,
  kept: (connectionId: string, field: string) => string | null,
): DraftConnection {
  const id = idOf(draft, file);
  const known = file.connections.find((one) => one.id === id);
  const whole = withoutNulls({ ...othersOf(draft, known), ...draft, id });
  const filled = leadsElsewhere(whole, known) ? whole : withKept(whole, kept);
  const source = defaulted({ connections: [filled] }, 'connections');
  const parsed = connectionSchema.safeParse(source);
  if (!parsed.success) throw new SettingsRefused(toProblems(parsed.error.issues, source), 'draft');
  const connections = put(file.connections, parsed.data);
  const at = `connections[${connections.indexOf(parsed.data)}].`;
  const named = connectionSecrets(parsed.data, '');
  refuse([...named.flatMap(notText), ...newProblems({ ...file, connections }, file, at)]);
  const secrets = named.flatMap(({ id: slot, source: value }) =>
    typeof value === 'string' ? [[slot, value] as const] : [],
  );
  return { file: parsed.data, secrets: new Map(secrets) };
}

/** As `readConnectionDraft`, for an integration of connections that are in `file`. */
export function readIntegrationDraft(draft: Draft, file: SettingsFile): IntegrationFile {
  const id = typeof draft['id'] === 'string' ? draft['id'] : freeId('shop-nav', file.integrations);
  const source = defaulted({ connections: file.connections, integrations: [{ ...draft, id }] }, 'integrations');
  const parsed = integrationSchema.safeParse(source);
  if (!parsed.success) throw new SettingsRefused(toProblems(parsed.error.issues, source), 'draft');
  const integrations = put(file.integrations, parsed.data);
  refuse(newProblems({ ...file, integrations }, file, `integrations[${integrations.indexOf(parsed.data)}].`));
  return parsed.data;
}

const STEMS: Readonly<Record<string, string>> = { nav: 'nav', woocommerce: 'shop', bigcommerce: 'store' };

/** The id of a connection of the same kind stays; any other draft gets one that is free. */
function idOf({ id, kind }: Draft, { connections }: SettingsFile): string {
  if (connections.some((one) => one.id === id && one.kind === kind)) return String(id);
  return freeId(STEMS[String(kind)] ?? 'system', connections);
}

/** `nav`, `nav-2`, … */
export function freeId(stem: string, taken: readonly { readonly id: string }[]): string {
  const isFree = (id: string) => !taken.some((one) => one.id === id);
  if (isFree(stem)) return stem;
  for (let n = 2; ; n += 1) if (isFree(`${stem}-${n}`)) return `${stem}-${n}`;
}

/** Fields of the connection in force that a draft does not name stay, but for those of another sign-in. */
function othersOf(draft: Draft, known: ConnectionFile | undefined): Draft {
  const secrets: readonly string[] = known ? secretFields[known.kind] : [];
  const ofSignIn = draft['signIn'] === undefined ? [] : ['user', 'entra'];
  const fields = Object.entries(known ?? {}).filter(([field]) => ![...secrets, ...ofSignIn].includes(field));
  return Object.fromEntries(fields);
}

/** Where and by what way secrets would be sent. */
const WAY = ['url', 'storeHash', 'tenant', 'proxy', 'entra', 'pinnedCertificate', 'certificateAuthority'];

/** A secret that was entered for one server is never sent to another, whoever asks: there it has to be entered again. */
function leadsElsewhere(whole: Draft, known: ConnectionFile | undefined): boolean {
  const before: Draft = { ...known };
  return WAY.some((field) => JSON.stringify(whole[field]) !== JSON.stringify(before[field]));
}

function withoutNulls(draft: Draft): Draft {
  const given = Object.entries(draft).filter(([, value]) => value !== null);
  return Object.fromEntries(given.map(([field, value]) => [field, isPart(value) ? withoutNulls(value) : value]));
}

function isPart(value: unknown): value is Draft {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Secrets that the chosen sign-in takes stay where nothing was typed in their place. */
function withKept(draft: Draft, kept: (connectionId: string, field: string) => string | null): Draft {
  const filled = fieldsOf(draft).flatMap((field) => {
    const value = draft[field] === undefined ? kept(String(draft['id']), field) : null;
    return value === null ? [] : [[field, value] as const];
  });
  return { ...draft, ...Object.fromEntries(filled) };
}

function fieldsOf(draft: Draft): readonly string[] {
  const proxy = draft['proxyUser'] === undefined ? [] : ['proxyPassword'];
  if (draft['kind'] === 'woocommerce') return ['consumerKey', 'consumerSecret', ...proxy];
  if (draft['kind'] === 'bigcommerce') return ['accessToken', 'clientSecret', ...proxy];
  if (draft['signIn'] === 'windowsUser') return proxy;
  if (draft['signIn'] !== 'entra') return ['password', ...proxy];
  const given = secretFields.nav.some((field) => field.startsWith('client') && draft[field] !== undefined);
  return given ? proxy : ['clientSecret', 'clientCertificate', ...proxy];
}

function defaulted(file: object, list: 'connections' | 'integrations'): unknown {
  const filled = withStoreDefaults(file) as Readonly<Record<string, readonly unknown[]>>;
  return filled[list]?.[0];
}

function put<T extends { readonly id: string }>(rows: readonly T[], one: T): T[] {
  return rows.some(({ id }) => id === one.id) ? rows.map((row) => (row.id === one.id ? one : row)) : [...rows, one];
}

function notText({ path, source }: ReturnType<typeof connectionSecrets>[number]): readonly Problem[] {
  return typeof source === 'string' ? [] : [{ path: path.replace(/^\./, ''), problem: 'write it as text' }];
}

function newProblems(after: SettingsFile, before: SettingsFile, own: string): readonly Problem[] {
  const old = crossCheck(before);
  return crossCheck(after).flatMap(({ path, problem }) => {
    if (path.startsWith(own)) return [{ path: path.slice(own.length), problem }];
    return old.some((one) => one.path === path && one.problem === problem) ? [] : [{ path, problem }];
  });
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new SettingsRefused(problems, 'draft');
}
