import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { IntegrationRules, RulesView } from '../../../../main/contract/ruleCalls.ts';
import { toCallError } from '../../../bridge/failure.ts';
import { useAction, useCall } from '../../../hooks/useCall.ts';
import { rebase, namesOf, asSent, withChange, type Changes, type SettingName } from './changes.ts';
import { asFieldOf, isWithin, type Problem } from './problems.ts';

interface Kept {
  /** What the changes were made to. */
  readonly from: RulesView;
  readonly changes: Changes;
}

/** What became of the last thing that was done. */
export type Outcome =
  | { readonly what: 'none' }
  | { readonly what: 'refused'; readonly problems: readonly Problem[] }
  | { readonly what: 'failed'; readonly error: Error }
  | { readonly what: 'saved'; readonly names: readonly SettingName[] }
  | { readonly what: 'reloaded'; readonly dropped: readonly SettingName[] };

const none: Outcome = { what: 'none' };

/** The rules as they are saved, and what a person has changed since; nothing is written before `save`. */
export const useRulesDraft = (integrationId: string, isShown: boolean) => {
  const queries = useQueryClient();
  const input = { integrationId };
  const query = useCall('rules.get', input, { enabled: isShown });
  const write = useAction('rules.save');
  const [kept, setKept] = useState<Kept | null>(null);
  const [outcome, setOutcome] = useState<Outcome>(none);
  const saved = kept?.from ?? query.data;
  const changes = kept?.changes ?? {};
  const keep = (from: RulesView, next: Changes) => setKept(namesOf(next).length === 0 ? null : { from, changes: next });

  const set = <K extends SettingName>(name: K, value: IntegrationRules[K]) => {
    if (saved === undefined) return;
    keep(saved, withChange(saved.rules, changes, name, value));
    setOutcome((before) => withoutProblemsOf(before, name));
  };
  const discard = () => {
    setKept(null);
    setOutcome(none);
  };
  const save = () => {
    if (saved === undefined || write.isPending) return;
    write.mutate(
      { integrationId, revision: saved.revision, ...asSent(changes) },
      {
        onSuccess: (view) => {
          queries.setQueryData(['rules.get', input], view);
          setKept(null);
          setOutcome({ what: 'saved', names: namesOf(changes) });
        },
        onError: (error) => setOutcome(outcomeOf(error)),
      },
    );
  };
  const reload = async () => {
    const { data } = await query.refetch();
    if (data === undefined || saved === undefined) return;
    const { changes: ours, dropped } = rebase(saved.rules, data.rules, changes);
    keep(data, ours);
    setOutcome({ what: 'reloaded', dropped });
  };
  return {
    integrationId,
    query,
    rules: saved && { ...saved.rules, ...changes },
    changes,
    changed: namesOf(changes),
    outcome,
    isSaving: write.isPending,
    set,
    discard,
    save,
    reload: () => void reload(),
    forget: () => setOutcome(none),
  };
};

export type RulesDraft = ReturnType<typeof useRulesDraft>;

const outcomeOf = (error: Error): Outcome => {
  const { problems = [] } = toCallError(error);
  if (problems.length === 0) return { what: 'failed', error };
  return { what: 'refused', problems: problems.map(asFieldOf) };
};

/** What is changed again is no longer what was refused. */
const withoutProblemsOf = (outcome: Outcome, name: SettingName): Outcome => {
  if (outcome.what !== 'refused') return outcome.what === 'saved' || outcome.what === 'reloaded' ? none : outcome;
  const problems = outcome.problems.filter(({ path }) => !isWithin(path, name));
  return problems.length === 0 ? none : { ...outcome, problems };
};
