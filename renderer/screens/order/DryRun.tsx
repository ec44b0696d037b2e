import { Button } from '@fluentui/react-components';
import { useId } from 'react';
import type { Cause, DryRunView } from '../../../main/contract/views.ts';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Outline } from '../../components/Outline.tsx';
import { Rich } from '../../components/Rich.tsx';
import { StatusMark, type Mark } from '../../components/StatusMark.tsx';
import { TotalsTable } from '../../components/TotalsTable.tsx';
import type { Question } from '../../hooks/useQuestion.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import { causeWords, type Texts } from '../../texts/texts.ts';
import { Plan } from './Plan.tsx';

export interface DryRunProps {
  readonly question: Question<'orders.dryRun'>;
  /** The order's currency. */
  readonly currency: string;
}

/** What would become of the order now; shown from the question until a person closes it. */
export const DryRun = ({ question, currency }: DryRunProps) => {
  const texts = useTexts();
  const id = useId();
  const { variables, data, error, isPending } = question;
  if (variables === undefined) return null;
  return (
    <section className="dry-run" aria-labelledby={id} aria-busy={isPending}>
      <div className="dry-run-head">
        <h2 id={id}>{texts.dryRun.title}</h2>
        <Button size="small" onClick={question.reset}>
          {texts.common.close}
        </Button>
      </div>
      <p role="status" className="caption">
        {isPending && texts.dryRun.running}
        {data !== undefined && texts.dryRun.nothingWritten}
      </p>
      {isPending && <Outline rows={4} />}
      {error !== null && <ErrorNote error={error} onTryAgain={() => question.mutate(variables)} />}
      {data !== undefined && <DryRunAnswer answer={data} currency={currency} />}
    </section>
  );
};

export const DryRunAnswer = ({ answer, currency }: { readonly answer: DryRunView; readonly currency: string }) => {
  const { dryRun } = useTexts();
  const planTitle = answer.outcome === 'inNav' ? dryRun.planInNav : dryRun.plan;
  return (
    <>
      <Verdict answer={answer} />
      {answer.plan.length > 0 && (
        <>
          <h3>{planTitle}</h3>
          <Plan rows={answer.plan} currency={currency} label={planTitle} />
        </>
      )}
      {answer.totals.length > 0 && (
        <>
          <h3>{dryRun.totals}</h3>
          <TotalsTable totals={answer.totals} totalsComparison={null} currency={currency} label={dryRun.totals} />
        </>
      )}
    </>
  );
};

const marks: Readonly<Record<DryRunView['outcome'], Mark>> = {
  write: 'fine',
  wait: 'attention',
  leaveOut: 'leftOut',
  inNav: 'equal',
};

const verdictOf = ({ dryRun }: Texts, { outcome, documentNo }: DryRunView): string =>
  outcome === 'inNav' ? dryRun.outcomes.inNav(documentNo ?? '') : dryRun.outcomes[outcome];

/** The outcome, its cause or reason and the way out. */
const Verdict = ({ answer }: { readonly answer: DryRunView }) => {
  const texts = useTexts();
  const { outcome, cause } = answer;
  return (
    <div className={outcome === 'wait' ? 'note note-attention' : 'note'}>
      <StatusMark mark={marks[outcome]} />
      <div className="note-body">
        <p className="strong">{verdictOf(texts, answer)}</p>
        {outcome === 'inNav' && cause !== null && <p>{texts.dryRun.noPlanNow}</p>}
        {cause !== null && <Why cause={cause} />}
      </div>
    </div>
  );
};

const Why = ({ cause }: { readonly cause: Cause }) => {
  const { message, whatToDo } = causeWords(useTexts(), cause);
  return (
    <>
      <p>
        <Rich text={message} />
      </p>
      {whatToDo !== '' && (
        <p>
          <Rich text={whatToDo} />
        </p>
      )}
    </>
  );
};
