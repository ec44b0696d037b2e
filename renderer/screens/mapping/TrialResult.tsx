import { Button, ProgressBar } from '@fluentui/react-components';
import type { TrialView } from '../../../main/contract/trialCalls.ts';
import type { RunView } from '../../../main/contract/views.ts';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { StatusMark, type Mark } from '../../components/StatusMark.tsx';
import { useTexts } from '../../hooks/surroundings.ts';
import type { Texts } from '../../texts/texts.ts';
import { TrialRows } from './TrialRows.tsx';
import type { Trial } from './useTrial.ts';

export interface TrialResultProps {
  readonly trial: Trial;
  readonly found: TrialView;
}

/** Those that could not be tried have had their turn, too. */
const triedOf = ({ done, skipped, failed }: RunView): number => done + skipped + failed;

/** How far it is, and once it is done what it found. */
export const TrialResult = ({ trial, found }: TrialResultProps) => {
  const { trial: words } = useTexts();
  const { run, integrationId } = found;
  const rows = found.rows.filter(({ result }) => result !== 'same');
  const isOver = run.state !== 'running';
  return (
    <div className="trial">
      {isOver ? <Sum found={found} /> : <Progress trial={trial} run={run} />}
      {trial.cancelError !== null && <ErrorNote error={trial.cancelError} />}
      {isOver && triedOf(run) > 0 && rows.length === 0 && <p>{words.allSame}</p>}
      {/* They are put in order only at the end, and would jump under the pointer until then. */}
      {isOver && rows.length > 0 && <TrialRows key={run.id} integrationId={integrationId} rows={rows} />}
    </div>
  );
};

const Progress = ({ trial, run }: { readonly trial: Trial; readonly run: RunView }) => {
  const { trial: words } = useTexts();
  const progress = words.running(triedOf(run), run.total);
  return (
    <div className="run">
      <StatusMark mark="working" word={progress} />
      <ProgressBar className="run-bar" value={triedOf(run)} max={Math.max(run.total, 1)} aria-label={progress} />
      <Button size="small" disabledFocusable={trial.isCancelling} onClick={trial.cancel}>
        {words.cancel}
      </Button>
    </div>
  );
};

const inOrder = ['same', 'different', 'now', 'waits', 'leftOut', 'failed'] as const;

/** `94 as before, 3 different, 1 would wait` */
const countsInWords = ({ trial: words }: Texts, { counts }: TrialView): string =>
  inOrder
    .filter((result) => counts[result] > 0)
    .map((result) => words.counts[result](counts[result]))
    .join(', ');

const markOf = ({ run, counts }: TrialView): Mark => {
  if (run.state === 'cancelled' || counts.waits + counts.failed > 0) return 'attention';
  return counts.different + counts.leftOut + counts.now > 0 ? 'differs' : 'equal';
};

const Sum = ({ found }: { readonly found: TrialView }) => {
  const texts = useTexts();
  const { run } = found;
  const ended =
    run.state === 'cancelled' ? texts.trial.cancelled(triedOf(run), run.total) : texts.trial.done(triedOf(run));
  return (
    <p role="status" className="trial-sum">
      <StatusMark mark={markOf(found)} word={`${ended} ${sentenceOf(countsInWords(texts, found))}`.trim()} />
    </p>
  );
};

const sentenceOf = (counts: string): string => (counts === '' ? '' : `${counts}.`);
