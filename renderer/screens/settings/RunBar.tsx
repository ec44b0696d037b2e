import { ProgressBar } from '@fluentui/react-components';
import type { RunView } from '../../../main/contract/views.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useAction } from '../../hooks/useCall.ts';
import { useTexts } from '../../hooks/surroundings.ts';

export interface RunBarProps {
  readonly run: RunView;
  /** How far it has come. */
  readonly words: string;
  /** What it is called on the button that ends it. */
  readonly name: string;
}

/** A run that goes on, and the way to end it. */
export const RunBar = ({ run, words, name }: RunBarProps) => {
  const { schedules } = useTexts();
  const cancel = useAction('runs.cancel');
  return (
    <>
      <StatusMark mark="working" word={words} />
      <ProgressBar className="run-bar" value={run.done} max={Math.max(run.total, 1)} aria-label={words} />
      <ActionButton
        size="small"
        aria-label={schedules.runs.cancelOf(name)}
        disabledFocusable={cancel.isPending}
        onClick={() => cancel.mutate({ runId: run.id })}
      >
        {schedules.runs.cancel}
      </ActionButton>
      {cancel.error !== null && <ErrorNote error={cancel.error} />}
    </>
  );
};
