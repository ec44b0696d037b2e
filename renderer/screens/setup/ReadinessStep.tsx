import { Button } from '@fluentui/react-components';
import { useEffect } from 'react';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Outline } from '../../components/Outline.tsx';
import { useQuestion } from '../../hooks/useQuestion.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import type { SetupRoute } from '../../routes.ts';
import { ReadinessLines } from '../connections/Readiness.tsx';
import { NextButton, StepActions, StepHead } from './parts.tsx';

/** What must be right in NAV; a person may go on with what is missing. */
export const ReadinessStep = ({ route, nav }: { readonly route: SetupRoute; readonly nav: string }) => {
  const { setup } = useTexts();
  return (
    <>
      <StepHead title={setup.readiness.title}>{setup.readiness.what}</StepHead>
      <ReadinessOf connectionId={nav} />
      <StepActions route={route}>
        <NextButton route={route} />
      </StepActions>
    </>
  );
};

interface ReadinessOfProps {
  readonly connectionId: string;
  /** An integration that is not saved yet. */
  readonly integration?: Record<string, unknown>;
}

/** Looked at once, and again when a person has put something right. */
export const ReadinessOf = ({ connectionId, integration }: ReadinessOfProps) => {
  const { readiness: words } = useTexts().setup;
  const { mutate, data, error, isPending } = useQuestion('setup.readiness');
  const look = () => mutate({ connectionId, ...(integration && { integration }) });
  // What is asked for belongs to the step as it was opened.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  useEffect(look, [connectionId, mutate]);
  return (
    <>
      {isPending && data === undefined && <Outline rows={5} />}
      {error !== null && <ErrorNote error={error} />}
      {data !== undefined && <ReadinessLines lines={data.lines} />}
      <div className="setup-actions">
        <Button disabledFocusable={isPending} onClick={look}>
          {words.again}
        </Button>
        <span className="caption" role="status">
          {isPending && words.checking}
        </span>
      </div>
    </>
  );
};
