import { createContext, useContext } from 'react';
import type { IntegrationRules, RuleChoices } from '../../../../main/contract/ruleCalls.ts';
import type { SettingName } from './changes.ts';
import type { Problem } from './problems.ts';
import { isWithin } from './problems.ts';

/** What every field of the rules needs. */
export interface RulesSurroundings {
  readonly integrationId: string;
  readonly rules: IntegrationRules;
  readonly mayEdit: boolean;
  /** null where they are not known, or not yet. */
  readonly choices: RuleChoices | null;
  /** In words for the screen, by path. */
  readonly problems: readonly Problem[];
  set<K extends SettingName>(name: K, value: IntegrationRules[K]): void;
}

export const RulesContext = createContext<RulesSurroundings | null>(null);

export const useRules = (): RulesSurroundings => {
  const surroundings = useContext(RulesContext);
  if (surroundings === null) throw new Error('A field of the rules is shown outside of them.');
  return surroundings;
};

export const useSetting = <K extends SettingName>(name: K) => {
  const { rules, set } = useRules();
  return [rules[name], (value: IntegrationRules[K]) => set(name, value)] as const;
};

/** What is to be put right at this path; with `within` also below it, where no field of its own says so. */
export const useProblem = (path: string, within = false): string | undefined => {
  const { problems } = useRules();
  return problems.find((each) => (within ? isWithin(each.path, path) : each.path === path))?.problem;
};

export const useHasProblem = (): ((path: string) => boolean) => {
  const { problems } = useRules();
  return (path) => problems.some((each) => isWithin(each.path, path));
};
