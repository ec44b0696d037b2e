import { formatAmount, formatDay, formatDayAndTime } from '../format.ts';

/**
 * What the engine keeps as English prose, with the values that vary in braces, and the same in the window's words. `at`
 * is an instant, `day` a day, `percent` a number; what begins with `rest` is a phrase or sentence of its own, `list` an
 * enumeration of such. Every other name stands for itself. What `host`, `ip`, `no`, `port` and `count` stand for has no
 * blanks, and `page` stays within its sentence.
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
  no: String.raw`(\S+)`,
  port: String.raw`(\d+)`,
  count: String.raw`(\d+)`,
  percent: String.raw`([\d.]+)`,
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
    if (name === 'list')
      return enumerated(
        locale,
        value.split(/, | and /).map((one) => find(one) ?? one),
      );
    return name.startsWith('rest') ? (find(value) ?? asSentence(value) ?? value) : value;
  };
  /** Within another sentence it begins with a small letter and may lack its full stop. */
  const asSentence = (value: string): string | null => {
    const words = find(`${value.charAt(0).toUpperCase()}${value.slice(1).replace(/\.$/, '')}.`);
    return value.endsWith('.') ? words : (words?.replace(/\.$/, '') ?? null);
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

const enumerated = (locale: string, words: readonly string[]): string =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(words);

/** Sentence by sentence, where each of them is known: findings come with a remedy for each thing that is found. */
export const sentenceBySentence = (find: (text: string) => string | null, text: string): string | null => {
  const found = text.split(/(?<=\.) (?=[A-Z])/).map(find);
  return found.includes(null) ? null : found.join(' ');
};
