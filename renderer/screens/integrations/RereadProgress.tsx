import { ProgressBar } from '@fluentui/react-components';
import type { RunView } from '../../../main/contract/views.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useAction, useCall } from '../../hooks/useCall.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import type { Texts } from '../../texts/texts.ts';

/** Looks after a run that moves more often than news about it may come. */
const lookEvery = 1_000;

const inWords = ({ catchUp: words }: Texts, { state, done, total }: RunView): string => {
  if (state === 'running') return words.running(done, total);
  return state === 'done' ? words.done(done) : words.cancelled(done);
};

/** How far reading again has come, and its end by a person. */
export const RereadProgress = ({ begun }: { readonly begun: RunView }) => {
  const texts = useTexts();
  const stop = useAction('poll.cancelFrom');
  const { data: run = begun } = useCall(
    'runs.get',
    { runId: begun.id },
    { every: (data) => (data === undefined || data.state === 'running' ? lookEvery : false) },
  );
  const words = inWords(texts, run);
  const isRunning = run.state === 'running';
  return (
    <div className="run" role="status">
      <StatusMark mark={isRunning ? 'working' : run.state === 'done' ? 'fine' : 'attention'} word={words} />
      {isRunning && (
        <ProgressBar
          className="run-bar"
          {...(run.total > 0 && { value: run.done, max: run.total })}
          aria-label={words}
        />
      )}
      {isRunning && (
        <ActionButton size="small" disabledFocusable={stop.isPending} onClick={() => stop.mutate({ runId: run.id })}>
          {texts.catchUp.cancelReread}
        </ActionButton>
      )}
      {stop.error !== null && <ErrorNote error={stop.error} />}
    </div>
  );
};
