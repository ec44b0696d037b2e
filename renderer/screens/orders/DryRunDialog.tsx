import { Button, ProgressBar } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { DryRunView, OrderRow } from '../../../main/contract/views.ts';
import { toCallError } from '../../bridge/failure.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { Money } from '../../components/Money.tsx';
import { plain } from '../../components/Rich.tsx';
import { StatusMark, type Mark } from '../../components/StatusMark.tsx';
import { useTexts } from '../../hooks/surroundings.ts';
import { orderHash } from '../../routes.ts';
import { causeWords, errorWords, type Texts } from '../../texts/texts.ts';
import { mostDryRuns, useDryRuns, type DryRunResult } from './useDryRuns.ts';

const marks: Readonly<Record<DryRunView['outcome'], Mark>> = {
  write: 'fine',
  wait: 'attention',
  leaveOut: 'leftOut',
  inNav: 'equal',
};
const outcomes = ['write', 'wait', 'leaveOut', 'inNav'] as const;

export interface DryRunDialogProps {
  readonly rows: readonly OrderRow[];
  readonly onClose: () => void;
}

/** What would become of each of the orders now; nothing is written. */
export const DryRunDialog = ({ rows: selected, onClose }: DryRunDialogProps) => {
  const { dryRun, run, common } = useTexts();
  const { many: words } = dryRun;
  const dialog = useRef<HTMLDialogElement>(null);
  // The list may change meanwhile.
  const [rows] = useState(selected);
  const { results, isRunning, cancel } = useDryRuns(rows);
  const total = Math.min(rows.length, mostDryRuns);
  const progress = words.progress(results.length, total);
  return (
    <Dialog ref={dialog} title={words.title(total)} onClose={onClose}>
      <p>{dryRun.nothingIsWritten}</p>
      {rows.length > total && <p>{words.onlyFirst(total, rows.length)}</p>}
      <div className="run">
        <span role="status">{isRunning ? progress : summary({ dryRun }, results, total)}</span>
        {isRunning && (
          <>
            <ProgressBar className="run-bar" value={results.length} max={total} aria-label={progress} />
            <Button size="small" onClick={cancel}>
              {run.cancel}
            </Button>
          </>
        )}
      </div>
      <ul className="dry-runs" tabIndex={0} aria-label={words.results}>
        {results.map((result) => (
          <Result key={`${result.row.integrationId} ${result.row.orderKey}`} result={result} />
        ))}
      </ul>
      <div className="dialog-actions">
        <Button onClick={() => dialog.current?.close()}>{common.close}</Button>
      </div>
    </Dialog>
  );
};

/** How many of each outcome, and how many were not tried. */
const summary = ({ dryRun: { many } }: Pick<Texts, 'dryRun'>, results: readonly DryRunResult[], total: number) => {
  const counted = outcomes.map((outcome) => [
    results.filter(({ answer }) => answer?.outcome === outcome).length,
    many.counts[outcome],
  ] as const); // prettier-ignore
  const failed = results.filter(({ answer }) => answer === null).length;
  const all = [...counted, [failed, many.counts.failed] as const, [total - results.length, many.counts.left] as const];
  const said = all.flatMap(([count, words]) => (count === 0 ? [] : [words(count)]));
  return `${said.join(', ')}.`;
};

const Result = ({ result: { row, answer, error } }: { readonly result: DryRunResult }) => {
  const texts = useTexts();
  return (
    <li>
      <StatusMark mark={answer === null ? 'down' : marks[answer.outcome]} />
      <a className="strong" href={orderHash(row)}>
        {row.orderNo}
      </a>
      <span className="grow">{answer === null ? errorWords(texts, toCallError(error)).message : said(texts, answer)}</span>
      <span className="number">{row.storeTotal !== null && <Money {...row.storeTotal} />}</span>
    </li>
  ); // prettier-ignore
};

const said = (texts: Texts, { outcome, cause, documentNo }: DryRunView): string => {
  const words = texts.dryRun.many.outcomes;
  if (outcome === 'inNav') return words.inNav(documentNo ?? '');
  return cause === null ? words[outcome] : `${words[outcome]}: ${plain(causeWords(texts, cause).message)}`;
};
