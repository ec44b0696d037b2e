import { settingsFile, type SettingsFile } from '../contract/settings.ts';
import { withAuthorities } from './authorities.ts';
import { crossCheck } from './crossChecks.ts';
import { jsonProblem } from './jsonProblem.ts';
import { toProblems, type Problem } from './problems.ts';
import { withStoreDefaults } from './storeDefaults.ts';
import { namedSecrets, resolveSecrets, type SecretSources } from './secrets.ts';

/** A settings file that was found right as a whole. Holds secrets in the clear: it is applied at once and never kept. */
export interface ParsedSettings {
  /** With every default filled in. */
  readonly file: SettingsFile;
  /** Values by their id in the vault; passwords of users in the clear under `user/<name>`. */
  readonly secrets: ReadonlyMap<string, string>;
  /** Whether the file speaks of users at all; one that does not leaves them as they are. */
  readonly namesUsers: boolean;
}

export type SettingsParse =
  | { readonly ok: true; readonly value: ParsedSettings }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const leastPassword = 8;

/**
 * Reads a settings file whole: its grammar, its fields, how they fit together, and whether its secrets are to be had.
 * Every problem is named with its path; where the fields are wrong the later checks are left out.
 */
export function parseSettingsFile(text: string, sources: SecretSources): SettingsParse {
  const source = text.replace(/^\uFEFF/, '');
  const broken = jsonProblem(source);
  if (broken !== null)
    return refuse([{ path: '', problem: `is not JSON from line ${broken.line}, column ${broken.column} on` }]);
  const json: unknown = JSON.parse(source);
  const parsed = settingsFile.safeParse(withStoreDefaults(json));
  if (!parsed.success) return refuse(toProblems(parsed.error.issues, json));
  const { file, problems: unread } = withAuthorities(parsed.data, sources.readFile);
  const secrets = resolveSecrets(namedSecrets(file), sources);
  const problems = [...crossCheck(file), ...unread, ...secrets.problems, ...shortPasswords(file, secrets.values)];
  if (problems.length > 0) return refuse(problems);
  const namesUsers = Object.hasOwn(json as object, 'users');
  return { ok: true, value: { file, secrets: secrets.values, namesUsers } };
}

function shortPasswords(file: SettingsFile, values: ReadonlyMap<string, string>): readonly Problem[] {
  return file.users.flatMap(({ name }, n) => {
    const password = values.get(`user/${name}`) ?? '';
    if (password === '' || password.length >= leastPassword) return [];
    return [{ path: `users[${n}].password`, problem: `needs at least ${leastPassword} characters` }];
  });
}

function refuse(problems: readonly Problem[]): SettingsParse {
  return { ok: false, problems };
}
