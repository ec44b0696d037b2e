import type { NotificationSettings } from '../contract/settings.ts';
import type { Trouble } from './troubles.ts';

/** What is shown beside the clock, and where a click leads. */
export interface Notice {
  readonly title: string;
  readonly body: string;
  readonly route: string;
}

/** What was told, and is remembered from one look to the next. */
export interface Told {
  /** Troubles that stand, since when, and whether a person was told of them. */
  readonly standing: ReadonlyMap<string, { readonly since: number; readonly isTold: boolean }>;
  /** A person knows of trouble, and not yet that it is over. */
  readonly owesGoodNews: boolean;
  /** The last day for which the digest was shown or its hour had passed; YYYY-MM-DD. */
  readonly digestDay: string;
}

/** This computer's clock. */
export interface Moment {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** YYYY-MM-DD */
  readonly day: string;
  /** HH:MM */
  readonly time: string;
}

export interface NoticeWords {
  readonly fineAgain: string;
  readonly digest: string;
  readonly many: (troubles: number) => string;
}

interface Now {
  readonly troubles: readonly Trouble[];
  /** The overview's sentence. */
  readonly sentence: string;
  readonly wishes: NotificationSettings;
  readonly moment: Moment;
  readonly words: NoticeWords;
}

export interface Decision {
  readonly told: Told;
  readonly notices: readonly Notice[];
  /** When the same has to be asked again, though nothing happens; milliseconds since 1970. */
  readonly againAt: number;
}

/** What comes in one burst is told in one notice, and what mends itself in none. */
export const GATHER_MS = 20_000;
/** More at once are told as one. */
const MOST_AT_ONCE = 3;
const MINUTE = 60_000;

/**
 * Whether a person is told of anything. `before` is null at the first look: what stands then has stood before the program,
 * and only its end is news.
 */
export function decide(before: Told | null, { troubles, sentence, wishes, moment, words }: Now): Decision {
  const isFirst = before === null;
  const isQuiet = !wishes.failures || isWithin(wishes.quiet, moment.time);
  const known = troubles.map((trouble) => {
    const standing = before?.standing.get(trouble.key) ?? { since: moment.now, isTold: isFirst };
    return { trouble, ...standing };
  });
  const isDue = ({ since, isTold }: { since: number; isTold: boolean }) =>
    !isTold && moment.now - since >= GATHER_MS && !isQuiet;
  const due = known.filter(isDue).map(({ trouble }) => trouble);
  const knew = before?.owesGoodNews ?? known.length > 0;
  const isOver = knew && known.length === 0;
  const digest = digestOf(before, wishes, moment);
  return {
    told: {
      standing: new Map(
        known.map((each) => [each.trouble.key, { since: each.since, isTold: each.isTold || isDue(each) }]),
      ),
      owesGoodNews: (knew || due.length > 0) && !(isOver && !isQuiet),
      digestDay: digest.day,
    },
    notices: [
      ...told(due, words),
      ...(isOver && !isQuiet ? [{ title: words.fineAgain, body: sentence, route: '#/overview' }] : []),
      ...(digest.isDue ? [{ title: words.digest, body: sentence, route: '#/overview' }] : []),
    ],
    againAt: nextLook(known, isQuiet, moment.now),
  };
}

function told(due: readonly Trouble[], words: NoticeWords): readonly Notice[] {
  if (due.length <= MOST_AT_ONCE) return due.map(({ title, body, route }) => ({ title, body, route }));
  const titles = due.map(({ title, body, orders }) => (orders === 0 ? title : body));
  return [{ title: words.many(due.length), body: titles.slice(0, MOST_AT_ONCE).join(' '), route: '#/attention' }];
}

function digestOf(before: Told | null, { digestAt }: NotificationSettings, { day, time }: Moment) {
  const last = before?.digestDay ?? '';
  const isPast = digestAt !== undefined && time >= digestAt;
  // A program that starts later in the day does not begin with what was to come in the morning.
  return { isDue: before !== null && isPast && last !== day, day: isPast ? day : last };
}

function nextLook(known: readonly { since: number; isTold: boolean }[], isQuiet: boolean, now: number): number {
  const gathered = isQuiet ? [] : known.filter(({ isTold }) => !isTold).map(({ since }) => since + GATHER_MS);
  return Math.min(now + MINUTE, ...gathered.filter((at) => at > now));
}

/** From the first minute to the one before the last, over midnight where it begins later than it ends. */
function isWithin(quiet: NotificationSettings['quiet'], time: string): boolean {
  if (quiet === undefined) return false;
  const { from, to } = quiet;
  return from <= to ? time >= from && time < to : time >= from || time < to;
}
