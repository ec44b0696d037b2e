import type { Language, Texts } from '../../../texts/texts.ts';
import { settingOf, type Problem } from './problems.ts';

/** What the engine says of a field that nobody filled in. */
const unfilled = ['is missing', 'must not be empty', 'needs at least one entry'];

const asSentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;

/** The setting, and the row where it has rows. */
export const placeOf = (words: Texts['rules'], path: string): string => {
  const name = settingOf(path);
  if (name === undefined) return path;
  const place = path.split('.').find((part) => /^\d+$/.test(part));
  return place === undefined ? words.settings[name] : `${words.settings[name]}, ${words.rows.row(Number(place) + 1)}`;
};

/** What is wrong with each field, for who fills it in. */
export const inWords = (texts: Texts, phrase: Language['phrase'], problems: readonly Problem[]): readonly Problem[] =>
  problems.map(({ path, problem }) => ({
    path,
    problem: unfilled.includes(problem) ? texts.rules.fields.missing : asSentence(phrase(problem)),
  }));
