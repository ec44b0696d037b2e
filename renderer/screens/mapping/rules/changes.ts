import type { IntegrationRules } from '../../../../main/contract/ruleCalls.ts';

export type SettingName = keyof IntegrationRules;
export type Changes = Partial<IntegrationRules>;

/** Names in order and nothing that is not there, so that what means the same reads the same. */
const inOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;

export const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one, inOrder) === JSON.stringify(other, inOrder);

export const namesOf = (changes: Changes): readonly SettingName[] => Object.keys(changes) as SettingName[];

/** The changes with one more; one that leads back to what is saved is none. */
export const withChange = <K extends SettingName>(
  saved: IntegrationRules,
  changes: Changes,
  name: K,
  value: IntegrationRules[K],
): Changes => {
  const { [name]: _, ...others } = changes;
  return isSame(saved[name], value) ? (others as Changes) : { ...changes, [name]: value };
};

const only = (changes: Changes, keeps: (name: SettingName) => boolean): Changes =>
  Object.fromEntries(Object.entries(changes).filter(([name]) => keeps(name as SettingName)));

/** What remains of the changes where somebody else has saved: his word holds for what he changed too. */
export const rebase = (before: IntegrationRules, now: IntegrationRules, changes: Changes) => {
  const isOurs = (name: SettingName) => isSame(before[name], now[name]);
  return {
    changes: only(changes, (name) => isOurs(name) && !isSame(now[name], changes[name])),
    dropped: namesOf(changes).filter((name) => !isOurs(name)),
  };
};

/** What is no longer set is taken away by its name, since nothing cannot be sent. */
export const asSent = (changes: Changes): { changes: Changes; remove?: SettingName[] } => {
  const remove = namesOf(changes).filter((name) => changes[name] === undefined);
  if (remove.length === 0) return { changes };
  return { changes: only(changes, (name) => !remove.includes(name)), remove };
};
