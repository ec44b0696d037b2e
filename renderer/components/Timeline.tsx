import type { TimelineStep } from '../../main/contract/views.ts';
import { useConnectionName } from '../hooks/useConnectionName.ts';
import { useLocale, usePhrase, useTexts } from '../hooks/surroundings.ts';
import { formatClock, formatUtc } from '../format.ts';
import { causeWords, wordFor, type Texts } from '../texts/texts.ts';
import { Rich } from './Rich.tsx';
import { StatusMark } from './StatusMark.tsx';
import { timelineParts, type TimelinePart } from './timelineParts.ts';

/** What happened to an order, oldest first. */
export const Timeline = ({ steps }: { readonly steps: readonly TimelineStep[] }) => (
  <ol className="timeline">
    <Parts parts={timelineParts(steps)} />
  </ol>
);

const Parts = ({ parts }: { readonly parts: readonly TimelinePart[] }) =>
  parts.map((part, index) => {
    const before = parts[index - 1];
    return part.kind === 'step' ? (
      <Step key={keyOf(part.step)} part={part} before={before?.kind === 'step' ? before.step : before?.steps.at(-1)} />
    ) : (
      <Earlier key={`earlier ${part.steps[0]?.auditSeq ?? index}`} part={part} />
    );
  });

const keyOf = (step: TimelineStep): string => `${step.at} ${step.kind} ${step.auditSeq ?? ''}`;

const Earlier = ({ part }: { readonly part: Extract<TimelinePart, { kind: 'earlier' }> }) => {
  const texts = useTexts();
  return (
    <li className="timeline-earlier">
      <details>
        <summary>{texts.order.earlierTries(part.tries)}</summary>
        <ol className="timeline">
          {part.steps.map((step, index) => (
            <Step
              key={keyOf(step)}
              part={{ kind: 'step', step, times: 1, topics: [] }}
              before={part.steps[index - 1]}
            />
          ))}
        </ol>
      </details>
    </li>
  );
};

/** The engine's text begins with what happened, and then tells more. */
const split = (text: string): readonly [string, string] => {
  const end = text.indexOf('. ');
  return end === -1 ? [text, ''] : [text.slice(0, end), text.slice(end + 2)];
};

/** The document, what the shop told, and the rest: a cause in the window's words where it has them, else the engine's. */
const detailOf = (texts: Texts, step: TimelineStep, rest: string, topics: readonly string[]): string => {
  const { cause: code, documentNo = '', ...params } = step.params;
  if (code !== undefined && rest !== '')
    return causeWords(texts, { code, message: rest, whatToDo: '', params }).message;
  return [documentNo, ...topics, rest].filter((each) => each !== '').join(', ');
};

/** Whom a request asked for what, and the answer's status; null for every other step. */
const useRequestWords = (step: TimelineStep): string | null => {
  const { order } = useTexts();
  const phrase = usePhrase();
  const nameOf = useConnectionName();
  if (step.kind !== 'exchange') return null;
  const { system = '', summary = '', answer = '' } = step.params;
  if (summary === '') return '';
  return `${nameOf(system)}: ${phrase(summary)}, ${answer === '' ? order.noAnswer : answer}`;
};

interface StepProps {
  readonly part: Extract<TimelinePart, { kind: 'step' }>;
  readonly before: TimelineStep | undefined;
}

const Step = ({ part: { step, times, topics }, before }: StepProps) => {
  const texts = useTexts();
  const locale = useLocale();
  const [head, rest] = split(step.text);
  const isKnown = Object.hasOwn(texts.timeline, step.kind);
  const ofRequest = useRequestWords(step);
  const detail = ofRequest ?? detailOf(texts, step, rest, topics);
  const date = new Date(step.at);
  const isNewDay = before !== undefined && new Date(before.at).toDateString() !== date.toDateString();
  return (
    <li>
      <StatusMark mark={step.mark} />
      <span>
        {isKnown ? wordFor(texts.timeline, step.kind) : head}
        {times > 1 && <span className="caption"> ×{times}</span>}
      </span>
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
