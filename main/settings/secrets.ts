import { secretFields, type SecretSource, type SettingsFile } from '../contract/settings.ts';
import type { Problem } from './problems.ts';

/** Where secrets may come from; `readFile` throws when it cannot. */
export interface SecretSources {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly readFile: (path: string) => string;
}

export type ConnectionFile = SettingsFile['connections'][number];

/** A secret of a settings file: its id in the vault and the place that names it. */
export interface NamedSecret {
  readonly id: string;
  readonly path: string;
  readonly source: SecretSource;
}

/** Users' passwords are not kept under these ids as they are, but as hashes. */
export function userSecretId(name: string): string {
  return `user/${name}`;
}

export function connectionSecrets(connection: ConnectionFile, path: string): readonly NamedSecret[] {
  return secretFields[connection.kind].flatMap((field) => {
    const source = (connection as Readonly<Record<string, unknown>>)[field] as SecretSource | undefined;
    return source === undefined ? [] : [{ id: `${connection.id}/${field}`, path: `${path}.${field}`, source }];
  });
}

export function namedSecrets(file: SettingsFile): readonly NamedSecret[] {
  return [
    ...file.connections.flatMap((connection, n) => connectionSecrets(connection, `connections[${n}]`)),
    ...file.users.map(({ name, password }, n) => ({
      id: userSecretId(name),
      path: `users[${n}].password`,
      source: password,
    })),
  ];
}

export function resolveSecrets(
  secrets: readonly NamedSecret[],
  sources: SecretSources,
): { readonly values: ReadonlyMap<string, string>; readonly problems: readonly Problem[] } {
  const found = secrets.map((secret) => ({ ...secret, ...resolve(secret.source, sources) }));
  return {
    values: new Map(found.map(({ id, value }) => [id, value])),
    problems: found.flatMap(({ path, problem }) => (problem === null ? [] : [{ path, problem }])),
  };
}

function resolve(
  source: SecretSource,
  { env, readFile }: SecretSources,
): { readonly value: string; readonly problem: string | null } {
  if (typeof source === 'string') return { value: source, problem: null };
  if ('env' in source) {
    const value = env[source.env] ?? '';
    return { value, problem: value === '' ? `the environment variable ${source.env} is not set` : null };
  }
  return fromFile(source.file, readFile);
}

function fromFile(path: string, readFile: (path: string) => string) {
  try {
    // Editors and `echo` end a file with a line break that is no part of the secret.
    const value = readFile(path).replace(/\r?\n$/, '');
    return { value, problem: value === '' ? `the file ${path} is empty` : null };
  } catch {
    return { value: '', problem: `the file ${path} cannot be read` };
  }
}
