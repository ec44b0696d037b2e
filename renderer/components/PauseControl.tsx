import { PauseRegular, PlayRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useAction } from '../hooks/useCall.ts';
import { usePauses } from '../hooks/usePauses.ts';
import { useTexts } from '../hooks/surroundings.ts';
import { ActionButton } from './ActionButton.tsx';
import { ErrorNote } from './ErrorNote.tsx';
import { PauseDialog } from './PauseDialog.tsx';

export interface PauseControlProps {
  /** All work where it is left out. */
  readonly integration?: { readonly id: string; readonly name: string };
}

/** Puts work off, or lets it go on again. */
export const PauseControl = ({ integration }: PauseControlProps) => {
  const { queue: words } = useTexts();
  const pauses = usePauses();
  const [isAsked, setAsked] = useState(false);
  const resume = useAction('queue.resume');
  const input = integration === undefined ? {} : { integrationId: integration.id };
  const pause = integration === undefined ? pauses.everything : pauses.of(integration.id);
  // What is part of the whole pause goes on with the whole.
  if (integration !== undefined && pause === null && pauses.everything !== null) return null;
  return (
    <>
      {pause === null ? (
        <ActionButton
          icon={<PauseRegular />}
          aria-label={integration && words.pauseOf(integration.name)}
          onClick={() => setAsked(true)}
        >
          {words.pause}
        </ActionButton>
      ) : (
        <ActionButton
          icon={<PlayRegular />}
          appearance="primary"
          disabled={resume.isPending}
          aria-label={integration && words.resumeOf(integration.name)}
          onClick={() => resume.mutate(input)}
        >
          {words.resume}
        </ActionButton>
      )}
      {resume.error !== null && <ErrorNote error={resume.error} />}
      {isAsked && <PauseDialog integration={integration} onClose={() => setAsked(false)} />}
    </>
  );
};
