import { errorWords } from '../../renderer/texts/texts.ts';
import type { Cancel, Ports } from '../base/ports.ts';
import type { Actor, CallName } from '../contract/calls.ts';
import type { EngineLink } from './engineLink.ts';
import { decide, type Moment, type Notice, type Told } from './notices.ts';
import { type Look, lookAt, type Seen } from './seen.ts';
import { standing } from './standing.ts';
import { createTray, type TrayActions } from './tray.ts';
import { toTrayState } from './trayState.ts';
import { troublesOf } from './troubles.ts';
import type { Words } from './words.ts';

interface WatchOptions {
  /** Calls, whoever answers them now. */
  readonly calls: Pick<EngineLink, 'call'>;
  readonly news: Pick<EngineLink, 'subscribe' | 'whenGone'>;
  readonly actor: Actor;
  readonly words: Words;
  readonly ports: Pick<Ports, 'now' | 'after'>;
  readonly notify: (notice: Notice) => void;
  readonly actions: Pick<TrayActions, 'open' | 'startsWithSystem' | 'setStartsWithSystem' | 'quit'>;
}

const LOOK_AT_MOST_EVERY_MS = 1_000;

/**
 * Tray and notifications follow the engine's news, once a second at most, and ask again by themselves while it does not
 * answer or something falls due.
 */
export function watchEngine({ calls, news, actor, words, ports, notify, actions }: WatchOptions): void {
  const { texts } = words.language;
  const dayOf = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short' });
  const timeOf = new Intl.DateTimeFormat('sv-SE', { timeStyle: 'short' });
  let told: Told | null = null;
  let waits: { readonly at: number; readonly cancel: Cancel } | null = null;

  const act = async (name: CallName, input: object) => {
    const answer = await calls.call(name, input, actor);
    if (answer.ok) return;
    const { message, whatToDo } = errorWords(texts, answer.error);
    notify({ title: words.own.refused, body: `${message} ${whatToDo}`.trim(), route: '' });
  };
  const stateOf = (look: Look | null) => toTrayState(look, words, new Date(ports.now()));
  const tray = createTray(
    {
      ...actions,
      syncNow: () => void act('poll.now', {}),
      pause: (length) => void act('queue.pause', { for: length }),
      resume: () => void act('queue.resume', {}),
    },
    words,
    stateOf(null),
  );

  function momentOf(now: number): Moment {
    return { now, day: dayOf.format(now), time: timeOf.format(now) };
  }

  /** Shows what is to be told, and answers when to look again. */
  function tell(seen: Seen): number {
    const {
      told: next,
      notices,
      againAt,
    } = decide(told, {
      troubles: troublesOf(seen, words),
      sentence: standing(seen, texts),
      wishes: seen.wishes,
      moment: momentOf(ports.now()),
      words: words.own,
    });
    told = next;
    notices.forEach(notify);
    return againAt;
  }

  /** One look is waited for at a time, the earliest that was asked for; a computer that slept has missed what is past. */
  function lookIn(milliseconds: number): void {
    const now = ports.now();
    const at = now + milliseconds;
    if (waits !== null && waits.at <= at && waits.at >= now) return;
    waits?.cancel();
    waits = { at, cancel: ports.after(milliseconds, () => void look()) };
  }

  async function look(): Promise<void> {
    waits = null;
    const found = await lookAt(calls, actor);
    tray.show(stateOf(found));
    lookIn(found.ok ? tell(found.seen) - ports.now() : LOOK_AT_MOST_EVERY_MS);
  }

  news.subscribe(() => lookIn(LOOK_AT_MOST_EVERY_MS));
  news.whenGone(() => lookIn(0));
  lookIn(0);
}
