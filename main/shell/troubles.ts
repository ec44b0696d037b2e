import { connectionHash, orderHash, toHash } from '../../renderer/routes.ts';
import { causeWords, type Texts as WindowTexts } from '../../renderer/texts/texts.ts';
import type { AlarmView } from '../contract/alarmCalls.ts';
import type { AttentionGroup, ConnectionView } from '../contract/views.ts';
import type { Seen } from './seen.ts';
import { plain, type Words } from './words.ts';

/** One cause for which a person is called: orders that wait for it, a connection that is away, an alarm. */
export interface Trouble {
  /** The same as long as it lasts. */
  readonly key: string;
  readonly title: string;
  readonly body: string;
  /** Where the window shows it. */
  readonly route: string;
  /** Orders that wait for it; 0 where it is about none. */
  readonly orders: number;
}

/** What is not as it should be now, the most pressing first. */
export function troublesOf({ alarms, overview, groups }: Seen, words: Words): readonly Trouble[] {
  const away = overview.connections.filter(({ state }) => state === 'down' || state === 'refused');
  return [
    ...alarms.map((alarm) => ofAlarm(alarm, words)),
    ...away.map((connection) => ofConnection(connection, words)),
    ...groups.map((group) => ofGroup(group, words)),
  ];
}

export function alarmTitle({ alarms: words }: WindowTexts, { kind }: AlarmView): string {
  const titles: Readonly<Record<string, string>> = words.titles;
  return (Object.hasOwn(titles, kind) ? titles[kind] : undefined) ?? words.otherTitle;
}

function ofAlarm(alarm: AlarmView, { language: { texts } }: Words): Trouble {
  const { message } = causeWords(texts, { ...alarm, code: alarm.kind });
  return {
    key: `alarm/${alarm.id}`,
    title: alarmTitle(texts, alarm),
    body: plain(message),
    route: toHash({ screen: 'attention', alarm: alarm.id }),
    orders: 0,
  };
}

function ofConnection({ id, name, state, message }: ConnectionView, { language }: Words): Trouble {
  const { sentence } = language.texts;
  const [title, detail] =
    state === 'refused' ? [sentence.refused, sentence.refusedDetail] : [sentence.down, sentence.downDetail];
  return {
    // A sign-in that is refused after the server was away is another trouble: it does not end by itself.
    key: `connection/${id}/${state}`,
    title: title([name || id]),
    body: `${plain(language.phrase(message))} ${detail}`.trim(),
    route: connectionHash(id),
    orders: 0,
  };
}

function ofGroup({ causeGroup, cause, count, orders }: AttentionGroup, { own, language }: Words): Trouble {
  const [only] = orders;
  return {
    key: `cause/${causeGroup}`,
    title: own.wait(count),
    body: plain(causeWords(language.texts, cause).message),
    route: count === 1 && only !== undefined ? orderHash(only) : toHash({ screen: 'attention', cause: causeGroup }),
    orders: count,
  };
}
