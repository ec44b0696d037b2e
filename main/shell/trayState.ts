import { orderHash } from '../../renderer/routes.ts';
import { causeWords } from '../../renderer/texts/texts.ts';
import { formatTime } from '../../renderer/format.ts';
import type { PauseView } from '../contract/queueCalls.ts';
import type { Look, Seen } from './seen.ts';
import { standing } from './standing.ts';
import { alarmTitle } from './troubles.ts';
import { shortly, type Words } from './words.ts';

export type TrayMark = 'fine' | 'working' | 'attention' | 'down' | 'paused' | 'away';

export interface TrayState {
  readonly mark: TrayMark;
  /** What stands above everything else, such as a pause, then the overview's own sentence. */
  readonly lines: readonly string[];
  /** The newest orders that wait, and where each is shown. */
  readonly failures: readonly { readonly text: string; readonly route: string }[];
  readonly isPaused: boolean;
}

/** What the tray shows of what the engine told; null before it was asked. */
export function toTrayState(look: Look | null, words: Words, now: Date): TrayState {
  if (look === null || !look.ok) {
    const isSealed = look?.error.code === 'vault-sealed-elsewhere';
    return { mark: 'away', lines: [isSealed ? words.own.sealed : words.own.away], failures: [], isPaused: false };
  }
  const { seen } = look;
  const { texts } = words.language;
  const pause = seen.pauses.find(({ integrationId }) => integrationId === null);
  return {
    mark: markOf(seen, pause !== undefined),
    lines: [
      ...(pause === undefined ? [] : [pauseLine(pause, words, now)]),
      ...seen.alarms.map((alarm) => alarmTitle(texts, alarm)),
      standing(seen, texts),
    ],
    failures: seen.failures.map((row) => ({
      text: row.cause === null ? row.orderNo : `${row.orderNo}: ${shortly(causeWords(texts, row.cause).message)}`,
      route: orderHash(row),
    })),
    isPaused: pause !== undefined,
  };
}

/** What a person decided comes first, then what keeps orders from NAV, then what waits. */
function markOf({ overview, alarms }: Seen, isPaused: boolean): TrayMark {
  if (isPaused) return 'paused';
  const isDown = overview.connections.some(({ state }) => state === 'down' || state === 'refused');
  if (isDown || alarms.some(({ stopsWrites }) => stopsWrites)) return 'down';
  if (overview.waitingCount > 0 || alarms.length > 0) return 'attention';
  const isWorking = overview.equations.some(
    ({ beingRead, byCurrency }) => beingRead > 0 || byCurrency.some(({ onTheWay }) => onTheWay.count > 0),
  );
  return isWorking ? 'working' : 'fine';
}

function pauseLine({ until }: PauseView, { language }: Words, now: Date): string {
  const { queue } = language.texts;
  const end = until === null ? queue.untilResumed : queue.until(formatTime(language.locale, until, now));
  return `${queue.pausedAll}, ${end}.`;
}
