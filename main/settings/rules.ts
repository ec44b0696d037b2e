import { createHash } from 'node:crypto';
import { type IntegrationRules, integrationRules, type RemovedRules, type RuleChanges } from '../contract/ruleCalls.ts';
import { integration, type IntegrationSettings, type SettingsFile } from '../contract/settings.ts';
import { crossCheck } from './crossChecks.ts';
import { type Problem, SettingsRefused, toPath, toProblems } from './problems.ts';

export interface RulesChange {
  /** Each that is named is replaced whole; undefined counts as not named. */
  readonly changes: RuleChanges;
  /** Wins over `changes`. */
  readonly remove?: Readonly<RemovedRules> | undefined;
}

type IntegrationFile = SettingsFile['integrations'][number];

const names: readonly string[] = Object.keys(integrationRules.shape);

/** The part of an integration that the window edits. */
export function rulesOf(settings: IntegrationFile): IntegrationRules {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => names.includes(name))) as IntegrationRules;
}

/** The integration with these rules and none of its former ones. */
export function withRules(settings: IntegrationSettings, rules: IntegrationRules): IntegrationSettings {
  const rest = Object.entries(settings).filter(([name]) => !names.includes(name));
  return { ...Object.fromEntries(rest), ...rules } as IntegrationSettings;
}

/** Names what the rules say: SHA-256 in hex over their JSON with every field in the order of its name. */
export function revisionOf(rules: IntegrationRules): string {
  return createHash('sha256').update(JSON.stringify(rules, inOrder)).digest('hex');
}

function inOrder(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1)));
}

/**
 * The rules of an integration of `file` after a change, checked as a settings file is.
 *
 * @throws SettingsRefused with paths that count from the rules. What is wrong elsewhere and was so before does not count.
 */
export function changedRules(file: SettingsFile, integrationId: string, change: RulesChange): IntegrationRules {
  const foreign = Object.keys(change.changes).filter((name) => !names.includes(name));
  if (foreign.length > 0) throw new SettingsRefused(foreign.map(notARule), 'rules');
  const index = file.integrations.findIndex(({ id }) => id === integrationId);
  const source = applied(file.integrations[index], change);
  const parsed = integration.safeParse(source);
  if (!parsed.success) throw new SettingsRefused(toProblems(parsed.error.issues, source), 'rules');
  const integrations = file.integrations.map((one, n) => (n === index ? parsed.data : one));
  const problems = newProblems(crossCheck({ ...file, integrations }), crossCheck(file), `integrations[${index}].`);
  if (problems.length > 0) throw new SettingsRefused(problems, 'rules');
  return rulesOf(parsed.data);
}

function notARule(name: string): Problem {
  return { path: toPath([name]), problem: 'is not a field of the rules' };
}

function applied(before: object | undefined, { changes, remove = [] }: RulesChange): object {
  const named = Object.entries(changes).filter(([, value]) => value !== undefined);
  const after = Object.entries({ ...before, ...Object.fromEntries(named) });
  return Object.fromEntries(after.filter(([name]) => !remove.some((one) => one === name)));
}

function newProblems(after: readonly Problem[], before: readonly Problem[], own: string): readonly Problem[] {
  return after.flatMap(({ path, problem }) => {
    const within = path.startsWith(own) ? path.slice(own.length) : null;
    if (within !== null && names.includes(within.split(/[.[]/, 1)[0] ?? '')) return [{ path: within, problem }];
    const isOld = before.some((one) => one.path === path && one.problem === problem);
    return isOld ? [] : [{ path, problem }];
  });
}
