import { Button, Field, Radio, RadioGroup } from '@fluentui/react-components';
import type { SubmitEvent } from 'react';
import type { SetupDraft } from '../../../main/contract/setupCalls.ts';
import { useAction } from '../../hooks/useCall.ts';
import { useQuestion } from '../../hooks/useQuestion.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import { StoreFields } from '../connections/fields/StoreFields.tsx';
import { storePaths, toDraft, toWay, type Typed, wayPaths } from '../connections/fields/typed.ts';
import { WayFields } from '../connections/fields/WayFields.tsx';
import { Refused, useProblem } from '../connections/fields/problems.tsx';
import type { ConnectionStepProps } from './NavStep.tsx';
import { FindingNote, goTo, Ladder, Proof, StepActions, StepHead, Trust, useFindingAt } from './parts.tsx';
import { SavedOnes } from './SavedOnes.tsx';

const kinds = ['woocommerce', 'bigcommerce'] as const;

/** Where the store is, and the key to it. */
export const StoreStep = ({ route, typed, onTyped, made, onMade }: ConnectionStepProps) => {
  const { setup } = useTexts();
  const words = setup.store;
  const kind = kinds.find((one) => one === typed['kind']) ?? 'woocommerce';
  const attempt = useQuestion('setup.tryStore');
  const save = useAction('setup.saveConnection');
  const tried = attempt.data;
  const error = attempt.error ?? save.error;
  const problem = useProblem(error);
  const isClock = tried?.finding?.code === 'clock-off';
  const atAddress = useFindingAt(isClock ? null : tried?.finding, ['address']);
  const atKey = useFindingAt(isClock ? null : tried?.finding, ['key', 'clock']);
  const next = (store: string) => goTo({ ...route, step: 'address', store });
  const connection = (more: Typed = {}): SetupDraft => ({
    kind,
    ...(made !== undefined && { id: made }),
    ...toDraft(typed, storePaths[kind]),
    ...toWay({ ...typed, ...more }),
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!attempt.isPending) attempt.mutate({ connection: connection() });
  };
  const change = (changes: Typed) => {
    onTyped(changes);
    attempt.reset();
  };
  const trust = (pinnedCertificate: string) => {
    onTyped({ pinnedCertificate });
    attempt.mutate({ connection: connection({ pinnedCertificate }) });
  };
  const store = (name: string) =>
    save.mutate(
      { connection: { ...connection(), name } },
      {
        onSuccess: ({ connectionId }) => {
          onMade(connectionId);
          next(connectionId);
        },
      },
    );
  return (
    <>
      <StepHead title={words.title} />
      <SavedOnes isMeant={(one) => one.kind !== 'nav'} onUse={next} />
      <form className="setup-form" onSubmit={submit}>
        <Field label={words.kind}>
          <RadioGroup layout="horizontal" value={kind} onChange={(_, { value }) => change({ kind: value })}>
            {kinds.map((one) => (
              <Radio key={one} value={one} label={words.kinds[one]} />
            ))}
          </RadioGroup>
        </Field>
        <StoreFields
          kind={kind}
          typed={typed}
          onChange={change}
          problem={problem}
          atAddress={atAddress}
          atKey={atKey}
        />
        <WayFields typed={typed} onChange={change} problem={problem} />
        <Refused error={error} shown={[...storePaths[kind], ...wayPaths]} />
        {tried !== undefined && !tried.ok && (
          <>
            <Trust certificate={tried.certificate} onTrust={trust} />
            <Ladder ladder={tried.ladder} />
          </>
        )}
        <StepActions route={route}>
          <span className="caption" role="status">
            {attempt.isPending && setup.looking}
          </span>
          <Button
            type="submit"
            appearance={tried?.ok === true ? 'secondary' : 'primary'}
            disabledFocusable={attempt.isPending}
          >
            {words.try}
          </Button>
        </StepActions>
      </form>
      {tried?.ok === true && (
        <>
          {tried.finding !== null && <FindingNote finding={tried.finding} />}
          <Proof>
            {words.ready(tried.name, tried.address)} {tried.orders !== null && words.orders(tried.orders)}
          </Proof>
          <div className="setup-actions">
            <span className="grow" />
            <Button appearance="primary" disabledFocusable={save.isPending} onClick={() => store(tried.name)}>
              {setup.saveAndNext}
            </Button>
          </div>
        </>
      )}
    </>
  );
};
