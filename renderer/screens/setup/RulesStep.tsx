import { Button } from '@fluentui/react-components';
import { useEffect, useRef, type SubmitEvent } from 'react';
import type { SetupTrial } from '../../../main/contract/setupCalls.ts';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Outline } from '../../components/Outline.tsx';
import { useAction } from '../../hooks/useCall.ts';
import { useQuestion } from '../../hooks/useQuestion.ts';
import { usePhrase, useTexts } from '../../hooks/surroundings.ts';
import type { SetupRoute } from '../../routes.ts';
import { Refused } from '../connections/fields/problems.tsx';
import { besides, goTo, StepActions, StepHead } from './parts.tsx';
import {
  draftFrom,
  type KeptRules,
  type Pair,
  rulePaths,
  type RulesDraft,
  toIntegration,
  withKept,
} from './rulesDraft.ts';
import { RulesFields } from './RulesFields.tsx';
import { RulesTaxes } from './RulesTaxes.tsx';

export interface RulesStepProps {
  readonly route: SetupRoute;
  readonly pair: Pair;
  readonly rules: RulesDraft | null;
  /** As they were left in an earlier window. */
  readonly kept: KeptRules | null;
  readonly onRules: (rules: RulesDraft) => void;
  readonly onTried: (trial: SetupTrial) => void;
}

/** Proposed once from NAV and the store; what a person changes stays until it is saved in the last step. */
export const RulesStep = ({ route, pair, rules, kept, onRules, onTried }: RulesStepProps) => {
  const texts = useTexts();
  const words = texts.setup.rules;
  const { mutate, data, error } = useQuestion('setup.propose');
  const isAsked = useRef(rules !== null);
  useEffect(() => {
    if (!isAsked.current) mutate(pair);
    isAsked.current = true;
  }, [mutate, pair]);
  useEffect(() => {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    if (data === undefined) return;
    const proposed = draftFrom(texts.rules, data, timeZone);
    onRules(kept === null ? proposed : withKept(proposed, kept));
    // Told once: what the person then changes is the person's.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [data]);
  return (
    <>
      <StepHead title={words.title}>{rules === null ? words.reading : words.proposed}</StepHead>
      {error !== null && <ErrorNote error={error} onTryAgain={() => mutate(pair)} />}
      {rules === null ? (
        <>
          {error === null && <Outline rows={8} />}
          <StepActions route={route}>{null}</StepActions>
        </>
      ) : (
        <RulesForm route={route} pair={pair} rules={rules} onRules={onRules} onTried={onTried} />
      )}
    </>
  );
};

type RulesFormProps = Omit<RulesStepProps, 'kept'> & { readonly rules: RulesDraft };

const RulesForm = ({ route, pair, rules, onRules, onTried }: RulesFormProps) => {
  const texts = useTexts();
  const phrase = usePhrase();
  const words = texts.setup.rules;
  const attempt = useQuestion('setup.tryOrders');
  const save = useAction('setup.saveConnection');
  const isPending = attempt.isPending || save.isPending;
  const tryIt = () =>
    attempt.mutate(
      { integration: toIntegration(rules, pair, 'shadow') },
      {
        onSuccess: (trial) => {
          onTried(trial);
          goTo(besides(route, 1));
        },
      },
    );
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isPending) return;
    const template = rules.template.trim();
    if (template === '') tryIt();
    // It is NAV's, for whatever store a new customer comes from.
    else save.mutate({ connection: { kind: 'nav', id: pair.nav, newCustomer: { template } } }, { onSuccess: tryIt });
  };
  const change = (changes: Partial<RulesDraft>) => onRules({ ...rules, ...changes });
  const error = attempt.error ?? save.error;
  return (
    <form className="setup-form" onSubmit={submit}>
      {rules.choices.troubles?.map(({ code, message, whatToDo }) => (
        <div className="note note-attention" key={code}>
          <div className="note-body">
            <p>{phrase(message)}</p>
            <p className="strong">{phrase(whatToDo)}</p>
          </div>
        </div>
      ))}
      <RulesFields rules={rules} nav={pair.nav} onChange={change} error={error} />
      <RulesTaxes rules={rules} onChange={change} error={error} />
      <Refused error={error} shown={rulePaths} />
      <StepActions route={route}>
        <span className="caption" role="status">
          {attempt.isPending && texts.setup.orders.trying}
        </span>
        <Button type="submit" appearance="primary" disabledFocusable={isPending}>
          {words.try}
        </Button>
      </StepActions>
    </form>
  );
};
