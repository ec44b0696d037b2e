import type { AlarmView } from '../../main/contract/alarmCalls.ts';
import type { CallOutput } from '../../main/contract/calls.ts';
import { causeWords, type CauseWords, type Texts } from '../texts/texts.ts';
import type { Mark } from './StatusMark.tsx';

export const alarmMark = ({ stopsWrites }: AlarmView): Mark => (stopsWrites ? 'down' : 'attention');

export const alarmTitle = ({ alarms: words }: Texts, { kind }: AlarmView): string => {
  const titles: Readonly<Record<string, string>> = words.titles;
  return (Object.hasOwn(titles, kind) ? titles[kind] : undefined) ?? words.otherTitle;
};

/** What it is about: a connection, an integration or the installation. */
export const alarmScope = (texts: Texts, { scopeName }: AlarmView): string => scopeName || texts.alarms.installation;

export const alarmWords = (texts: Texts, { kind, message, whatToDo, params }: AlarmView): CauseWords =>
  causeWords(texts, { code: kind, message, whatToDo, params });

export interface AnswerWords {
  readonly name: string;
  /** What follows from it; "" where only what the engine counts can say that. */
  readonly means: string;
}

/** An answer may name what is chosen after a colon; one that is not known yet is shown as the engine calls it. */
export const answerWords = ({ alarms: words }: Texts, answer: string): AnswerWords => {
  const [name = '', ...rest] = answer.split(':');
  const known: Readonly<Record<string, AnswerWords>> = words.answers;
  const found = (Object.hasOwn(known, name) ? known[name] : undefined) ?? { name, means: '' };
  return rest.length === 0 ? found : { ...found, name: words.chosen(rest.join(':')) };
};

/** What the engine counted for an answer, by the words of `<kind>/<answer>`, else its own sentence as far as it is known. */
export const previewWords = (
  texts: Texts,
  { kind }: AlarmView,
  answer: string,
  { message, params }: CallOutput<'alarms.preview'>,
): string => causeWords(texts, { code: `${kind}/${answer.split(':')[0]}`, message, whatToDo: '', params }).message;
