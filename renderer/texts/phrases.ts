import { formatAmount, formatDay, formatDayAndTime } from '../format.ts';

/**
 * What the engine keeps as English prose, with the values that vary in braces, and the same in the window's words. `at`
 * is an instant, `day` a day, `percent` a number, `rest` a phrase of its own; every other name stands for itself. What `host`, `ip`,
 * `port` and `count` stand for has no blanks, and `page` stays within its sentence.
 */
export type Phrases = Readonly<Record<string, string>>;

interface Pattern {
  readonly test: RegExp;
  readonly names: readonly string[];
  readonly words: string;
}

const shapes: Readonly<Record<string, string>> = {
  host: String.raw`(\S+)`,
  ip: String.raw`([\da-f.:]+)`,
  port: String.raw`(\d+)`,
  count: String.raw`(\d+)`,
  page: '([^.]+)',
};

const literal = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

const toPattern = ([phrase, words]: readonly [string, string]): Pattern => {
  const parts = phrase.split(/\{(\w+)\}/);
  const test = parts.map((part, index) => (index % 2 === 0 ? literal(part) : (shapes[part] ?? '(.*)'))).join('');
  return { test: new RegExp(`^${test}$`), names: parts.filter((_, index) => index % 2 === 1), words };
};

/** Finds the words for a phrase; null for one that is not among them. */
export const phraseBook = (phrases: Phrases, locale: string): ((text: string) => string | null) => {
  const patterns = Object.entries(phrases).map(toPattern);
  const shown = (name: string, value: string): string => {
    if (name === 'at') return formatDayAndTime(locale, value);
    if (name === 'day') return formatDay(locale, value);
    if (name === 'percent') return formatAmount(locale, value, '');
    return name === 'rest' ? (find(value) ?? value) : value;
  };
  const find = (text: string): string | null => {
    for (const { test, names, words } of patterns) {
      const found = test.exec(text);
      if (found === null) continue;
      const values = new Map(names.map((name, index) => [name, shown(name, found[index + 1] ?? '')]));
      return words.replaceAll(/\{(\w+)\}/g, (_, name: string) => values.get(name) ?? '');
    }
    return null;
  };
  return find;
};

/** Sentence by sentence, where each of them is known: findings come with a remedy for each thing that is found. */
export const sentenceBySentence = (find: (text: string) => string | null, text: string): string | null => {
  const found = text.split(/(?<=\.) (?=[A-Z])/).map(find);
  return found.includes(null) ? null : found.join(' ');
};
