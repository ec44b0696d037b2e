import { Button, ProgressBar } from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons';
import type { RunView } from '../../main/contract/views.ts';
import { useCall } from '../hooks/useCall.ts';
import { useTexts } from '../hooks/surroundings.ts';
import type { Replay } from '../hooks/useReplay.ts';
import type { Texts } from '../texts/texts.ts';
import { StatusMark, type Mark } from './StatusMark.tsx';

/** Looks after a run that moves more often than news about it may come. */
const lookEvery = 2_000;

const inWords = (texts: Texts, run: RunView): string => {
  if (run.state === 'running') return texts.run.running(run.done, run.total);
  return run.state === 'done' ? texts.run.done(run.done) : texts.run.cancelled(run.done, run.total);
};

const markOfRun = (run: RunView): Mark => {
  if (run.state === 'running') return 'working';
  return run.failed > 0 || run.state === 'cancelled' ? 'attention' : 'fine';
};

const RunProgress = ({ begun, onDismiss }: { readonly begun: RunView; readonly onDismiss: () => void }) => {
  const texts = useTexts();
  const { data: run = begun } = useCall(
    'runs.get',
    { runId: begun.id },
    {
      every: (data) => (data === undefined || data.state === 'running' ? lookEvery : false),
    },
  );
  const words = [
    inWords(texts, run),
    run.skipped > 0 ? texts.run.skipped(run.skipped) : '',
    run.failed > 0 ? texts.run.failed(run.failed) : '',
  ];
  return (
    <div className="run">
      <StatusMark mark={markOfRun(run)} word={words.filter((each) => each !== '').join(', ')} />
      {run.state === 'running' ? (
        <ProgressBar
          className="run-bar"
          value={run.done}
          max={Math.max(run.total, 1)}
          aria-label={inWords(texts, run)}
        />
      ) : (
        <Button
          appearance="subtle"
          size="small"
          icon={<Dismiss16Regular />}
          aria-label={texts.run.dismiss}
          onClick={onDismiss}
        />
      )}
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
