import { Button, ProgressBar } from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons';
import type { RunView } from '../../main/contract/views.ts';
import { useAction, useCall } from '../hooks/useCall.ts';
import { useTexts } from '../hooks/surroundings.ts';
import type { Replay } from '../hooks/useReplay.ts';
import { ActionButton } from './ActionButton.tsx';
import { ErrorNote } from './ErrorNote.tsx';
import { runMark, runWords } from './runWords.ts';
import { StatusMark } from './StatusMark.tsx';

/** Looks after a run that moves more often than news about it may come. */
const lookEvery = 2_000;

interface RunProgressProps {
  readonly begun: RunView;
  /** Who may end it; operators where absent. */
  readonly least?: 'administrator';
  readonly onDismiss: () => void;
}

/** How far a run has come, with its end by a person. */
export const RunProgress = ({ begun, least, onDismiss }: RunProgressProps) => {
  const texts = useTexts();
  const { data: run = begun } = useCall(
    'runs.get',
    { runId: begun.id },
    {
      every: (data) => (data === undefined || data.state === 'running' ? lookEvery : false),
    },
  );
  const cancel = useAction('runs.cancel');
  const words = runWords(texts, run);
  return (
    <div className="run">
      <StatusMark mark={runMark(run)} word={words} />
      {run.state === 'running' ? (
        <>
          <ProgressBar
            className="run-bar"
            value={run.done + run.skipped + run.failed}
            max={Math.max(run.total, 1)}
            aria-label={words}
          />
          <ActionButton
            size="small"
            {...(least && { least })}
            disabledFocusable={cancel.isPending}
            onClick={() => cancel.mutate({ runId: run.id })}
          >
            {texts.run.cancel}
          </ActionButton>
        </>
      ) : (
        <Button
          appearance="subtle"
          size="small"
          icon={<Dismiss16Regular />}
          aria-label={texts.run.dismiss}
          onClick={onDismiss}
        />
      )}
      {cancel.error !== null && <ErrorNote error={cancel.error} />}
    </div>
  );
};

/** The replays of this screen, until each is done and put away. */
export const RunList = ({ replay }: { readonly replay: Replay }) => (
  <>
    {replay.runs.map((run) => (
      <RunProgress key={run.id} begun={run} onDismiss={() => replay.dismiss(run.id)} />
    ))}
  </>
);
