import type { TimelineStep } from '../../main/contract/views.ts';
import { useLocale, useTexts } from '../hooks/surroundings.ts';
import { formatClock, formatUtc } from '../format.ts';
import { wordFor } from '../texts/texts.ts';
import { Rich } from './Rich.tsx';
import { StatusMark } from './StatusMark.tsx';

/** What happened to an order, oldest first. */
export const Timeline = ({ steps }: { readonly steps: readonly TimelineStep[] }) => (
  <ol className="timeline">
    {steps.map((step, index) => (
      <Step key={`${step.at} ${step.kind} ${step.auditSeq ?? index}`} step={step} before={steps[index - 1]} />
    ))}
  </ol>
);

/** The engine's text begins with what happened, and then tells more. */
const split = (text: string): readonly [string, string] => {
  const end = text.indexOf('. ');
  return end === -1 ? [text, ''] : [text.slice(0, end), text.slice(end + 2)];
};

const Step = ({ step, before }: { readonly step: TimelineStep; readonly before: TimelineStep | undefined }) => {
  const texts = useTexts();
  const locale = useLocale();
  const [head, rest] = split(step.text);
  const isKnown = Object.hasOwn(texts.timeline, step.kind);
  const detail = [step.params['documentNo'] ?? '', rest].filter((each) => each !== '').join(', ');
  const date = new Date(step.at);
  const isNewDay = before !== undefined && new Date(before.at).toDateString() !== date.toDateString();
  return (
    <li>
      <StatusMark mark={step.mark} />
      <span>{isKnown ? wordFor(texts.timeline, step.kind) : head}</span>
      <time className="caption timeline-time" dateTime={step.at} title={formatUtc(step.at)}>
        {isNewDay && `${new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }).format(date)} `}
        {formatClock(locale, date)}
      </time>
      {detail !== '' && (
        <span className="caption timeline-text">
          <Rich text={detail} />
        </span>
      )}
    </li>
  );
};
