import type { RunView } from '../../main/contract/views.ts';
import type { Texts } from '../texts/texts.ts';
import type { Mark } from './StatusMark.tsx';

const inWords = ({ run: words, schedules }: Texts, run: RunView): string => {
  if (run.kind !== 'replay') return schedules.runs.states[run.state](run.done, run.total);
  if (run.state === 'running') return words.running(run.done, run.total);
  return run.state === 'done' ? words.done(run.done) : words.cancelled(run.done, run.total);
};

/** How far a run has come, with what was left out and what waits again. */
export const runWords = (texts: Texts, run: RunView): string =>
  [
    inWords(texts, run),
    run.skipped > 0 ? texts.run.skipped(run.skipped) : '',
    run.failed > 0 ? texts.run.failed(run.failed) : '',
  ]
    .filter((each) => each !== '')
    .join(', ');

export const runMark = (run: RunView): Mark => {
  if (run.state === 'running') return 'working';
  return run.failed > 0 || run.state === 'cancelled' ? 'attention' : 'fine';
};
