import type { TimelineStep } from '../../main/contract/views.ts';

export type TimelinePart =
  | { readonly kind: 'step'; readonly step: TimelineStep; readonly times: number; readonly topics: readonly string[] }
  /** Tries that ended as the one after them did: of interest only to who asks. */
  | { readonly kind: 'earlier'; readonly tries: number; readonly steps: readonly TimelineStep[] };

const arrivals = ['placed', 'delivery', 'poll.found', 'customer.created'];
const ends = ['job.parked', 'job.failed'];

/** Steps up to each end of a try; what comes after the last end is a try that still runs. */
const toTries = (steps: readonly TimelineStep[]): readonly (readonly TimelineStep[])[] => {
  const cuts = steps.flatMap((step, index) => (ends.includes(step.kind) ? [index + 1] : []));
  return [0, ...cuts].map((from, index) => steps.slice(from, cuts[index] ?? steps.length));
};

/** How a try ended, whatever number its document had; null for one that did not. */
const outcomeOf = (steps: readonly TimelineStep[]): string | null => {
  const end = steps.at(-1);
  if (end === undefined || !ends.includes(end.kind)) return null;
  return JSON.stringify([end.kind, { ...end.params, documentNo: undefined }]);
};

/** A person who replays begins anew: what came of it is never folded into what was before. */
const isReplay = (steps: readonly TimelineStep[]): boolean => steps.some((step) => step.kind === 'job.replayed');

const hasSameEnd = (before: readonly TimelineStep[], after: readonly TimelineStep[]): boolean =>
  outcomeOf(before) !== null && outcomeOf(before) === outcomeOf(after) && !isReplay(after);

const toGroups = (tries: readonly (readonly TimelineStep[])[]) => {
  const groups: (readonly TimelineStep[])[][] = [];
  for (const one of tries) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group !== undefined && last !== undefined && hasSameEnd(last, one)) group.push(one);
    else groups.push([one]);
  }
  return groups;
};

/** Whether a step says again what the one before it said; a shop calls with several topics about the same thing. */
const saysAgain = (before: TimelineStep, step: TimelineStep): boolean => {
  const said = ({ kind, mark, text, params }: TimelineStep) =>
    JSON.stringify([kind, mark, text, { ...params, topic: undefined }]);
  return said(before) === said(step);
};

/** The same news twice in a row is one step. */
const toSteps = (steps: readonly TimelineStep[]): readonly TimelinePart[] => {
  const parts: Extract<TimelinePart, { kind: 'step' }>[] = [];
  for (const step of steps) {
    const before = parts.at(-1);
    const topic = step.kind === 'delivery' ? (step.params['topic'] ?? '') : '';
    if (before !== undefined && saysAgain(before.step, step)) {
      const topics = [...new Set([...before.topics, topic])];
      parts[parts.length - 1] = { ...before, times: before.times + 1, topics };
    } else parts.push({ kind: 'step', step, times: 1, topics: [topic] });
  }
  return parts;
};

const toParts = (group: readonly (readonly TimelineStep[])[]): readonly TimelinePart[] => {
  const last = group.at(-1) ?? [];
  if (group.length < 2) return toSteps(last);
  const earlier = group.slice(0, -1).flat();
  const begin = earlier.findIndex((step) => !arrivals.includes(step.kind));
  return [
    ...toSteps(earlier.slice(0, begin)),
    { kind: 'earlier', tries: group.length - 1, steps: earlier.slice(begin) },
    ...toSteps(last),
  ];
};

/** An order's steps as they are told: repeats counted, and tries that all ended alike folded into one line. */
export const timelineParts = (steps: readonly TimelineStep[]): readonly TimelinePart[] =>
  toGroups(toTries(steps)).flatMap(toParts);
