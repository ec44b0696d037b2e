import type { ConnectionView, Equation, Overview } from '../../../main/contract/views.ts';
import type { Texts } from '../../texts/texts.ts';

export interface Sentence {
  /** The answer to "is everything accounted for?". */
  readonly title: string;
  /** What else is true, in whole sentences; "" when the title says all. */
  readonly detail: string;
}

/** What stands beside the figures and bears on what may be said of them. */
export interface Standing {
  /** An alarm stops writes: what is known of the other side may be from before. */
  readonly writesStopped: boolean;
}

interface Counts {
  readonly total: number;
  readonly equal: number;
  readonly onTheWay: number;
  readonly waiting: number;
  readonly leftOut: number;
  readonly beingRead: number;
  /** Waiting, but placed before today. */
  readonly olderWaiting: number;
  /** A connection is away or an alarm stops writes, so there may be more than what is known. */
  readonly blind: boolean;
}

const termSum = (
  equations: readonly Equation[],
  term: 'store' | 'equal' | 'onTheWay' | 'waiting' | 'leftOut',
): number => equations.flatMap((each) => each.byCurrency).reduce((sum, each) => sum + each[term].count, 0);

const isAway = (connection: ConnectionView): boolean => connection.state === 'down' || connection.state === 'refused';

const nameOf = (each: { readonly name: string }, id: string): string => each.name || id;

const countOf = (overview: Overview, equations: readonly Equation[], standing: Standing): Counts => ({
  total: termSum(equations, 'store'),
  equal: termSum(equations, 'equal'),
  onTheWay: termSum(equations, 'onTheWay'),
  waiting: termSum(equations, 'waiting'),
  leftOut: termSum(equations, 'leftOut'),
  beingRead: equations.reduce((sum, each) => sum + each.beingRead, 0),
  olderWaiting: Math.max(0, overview.waitingCount - termSum(overview.equations, 'waiting')),
  blind: standing.writesStopped || overview.connections.some(isAway),
});

const unequalNames = (equations: readonly Equation[]): readonly string[] =>
  equations
    .filter((each) => each.byCurrency.some((sum) => !sum.addsUp))
    .map((each) => nameOf(each, each.integrationId));

const connectionNames = (overview: Overview, state: ConnectionView['state']): readonly string[] =>
  overview.connections.filter((each) => each.state === state).map((each) => nameOf(each, each.id));

const inOrder = (...sentences: readonly (string | false)[]): string =>
  sentences.filter((each) => each !== false && each !== '').join(' ');

/** What the counts alone say; never more than they prove. */
const countsTitle = (texts: Texts, counts: Counts): string => {
  const { sentence } = texts;
  if (counts.waiting > 0) return sentence.waiting(counts.waiting, counts.total);
  if (counts.olderWaiting > 0) return sentence.olderWait(counts.olderWaiting);
  if (counts.onTheWay > 0) return sentence.onTheWay(counts.onTheWay, counts.total);
  if (counts.beingRead > 0) return sentence.beingRead(counts.beingRead);
  if (counts.total === 0) return counts.blind ? sentence.noneKnown : sentence.none;
  if (counts.equal === counts.total)
    return counts.blind ? sentence.allKnownEqual(counts.total) : sentence.allEqual(counts.total);
  if (counts.leftOut === counts.total) return sentence.allLeftOut(counts.total);
  return sentence.settled(counts.equal, counts.total);
};

/** The terms that the title does not name. */
const countsDetail = (texts: Texts, counts: Counts): string => {
  const { sentence } = texts;
  const isNamed = counts.waiting > 0 || counts.onTheWay > 0;
  const allInTitle = !isNamed && counts.olderWaiting === 0 && counts.beingRead === 0;
  if (allInTitle || counts.total + counts.beingRead === 0) return '';
  const readIsTitle = !isNamed && counts.olderWaiting === 0;
  const wayIsTitle = counts.waiting === 0 && counts.olderWaiting === 0;
  const parts = [
    counts.equal > 0 && sentence.partEqual(counts.equal),
    counts.onTheWay > 0 && !wayIsTitle && sentence.partOnTheWay(counts.onTheWay),
    counts.leftOut > 0 && sentence.partLeftOut(counts.leftOut),
    counts.beingRead > 0 && !readIsTitle && sentence.moreBeingRead(counts.beingRead),
  ].filter((part) => part !== false);
  return inOrder(
    parts.length > 0 && sentence.parts(parts),
    counts.waiting > 0 && counts.olderWaiting > 0 && sentence.olderWaitToo(counts.olderWaiting),
  );
};

const stopped = (texts: Texts): string => `${texts.alarms.writesStopped}.`;

/** What comes before the counts: the worst that is true, else the promise where something is still open. */
const lead = (texts: Texts, overview: Overview, counts: Counts, standing: Standing): string => {
  const { sentence } = texts;
  const unequal = unequalNames(overview.equations);
  const down = connectionNames(overview, 'down');
  const refused = connectionNames(overview, 'refused');
  if (unequal.length > 0) return sentence.doesNotAddUp(unequal);
  if (standing.writesStopped) return stopped(texts);
  if (down.length > 0) return sentence.down(down);
  if (refused.length > 0) return sentence.refused(refused);
  const isOpen = counts.waiting + counts.olderWaiting + counts.onTheWay + counts.beingRead > 0;
  return isOpen ? sentence.nothingLost : '';
};

/** What the lead did not have room for, and what becomes of it. */
const aside = (texts: Texts, overview: Overview, { writesStopped }: Standing): string => {
  const { sentence } = texts;
  const isUnequal = unequalNames(overview.equations).length > 0;
  const down = connectionNames(overview, 'down');
  const refused = connectionNames(overview, 'refused');
  return inOrder(
    isUnequal && sentence.doesNotAddUpDetail,
    isUnequal && writesStopped && stopped(texts),
    (isUnequal || writesStopped) && down.length > 0 && sentence.down(down),
    down.length > 0 && sentence.downDetail,
    (isUnequal || writesStopped || down.length > 0) && refused.length > 0 && sentence.refused(refused),
    refused.length > 0 && sentence.refusedDetail,
  );
};

const inShadow = (texts: Texts, overview: Overview, standing: Standing): Sentence => {
  const { sentence } = texts;
  const counts = countOf(overview, overview.equations, standing);
  const isOpen = counts.waiting + counts.olderWaiting + counts.beingRead > 0;
  const planned = counts.total > 0 && !isOpen ? sentence.shadowPlanned(counts.total) : countsTitle(texts, counts);
  const away = lead(texts, overview, { ...counts, waiting: 0, olderWaiting: 0, onTheWay: 0, beingRead: 0 }, standing);
  return {
    title: inOrder(away, sentence.shadow, away === '' && planned),
    detail: inOrder(away !== '' && planned, aside(texts, overview, standing)),
  };
};

/** The title of the overview: one sentence that is true in every state, the worst first. */
export const overviewSentence = (texts: Texts, overview: Overview, standing: Standing): Sentence => {
  const { sentence } = texts;
  if (overview.equations.length === 0) return { title: sentence.notSetUp, detail: sentence.notSetUpDetail };
  const live = overview.equations.filter((each) => each.mode === 'live');
  if (live.length === 0) return inShadow(texts, overview, standing);
  const counts = countOf(overview, live, standing);
  const shadow = overview.equations.filter((each) => each.mode === 'shadow');
  return {
    title: inOrder(lead(texts, overview, counts, standing), countsTitle(texts, counts)),
    detail: inOrder(
      countsDetail(texts, counts),
      aside(texts, overview, standing),
      ...shadow.map((each) =>
        sentence.shadowOf(nameOf(each, each.integrationId), termSum([each], 'store'), termSum([each], 'waiting')),
      ),
    ),
  };
};
