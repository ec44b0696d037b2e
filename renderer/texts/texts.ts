import type { CallError } from '../../main/contract/calls.ts';
import type { Cause } from '../../main/contract/views.ts';
import { germanCauses } from './causes.de.ts';
import { de } from './de.ts';
import { en, type Texts } from './en.ts';

export type { Texts } from './en.ts';

/** The words and the place whose numbers and dates are written. */
export interface Language {
  readonly texts: Texts;
  /** BCP 47, such as `de-AT`. */
  readonly locale: string;
}

/** @param wished the browser's language, such as `de-AT`; other languages than ours get English, but their own region's */
export const chooseLanguage = (wished: string): Language => {
  const tag = wished.toLowerCase();
  if (tag === 'de' || tag.startsWith('de-')) return { texts: de, locale: wished };
  return { texts: en, locale: tag.startsWith('en-') ? wished : 'en' };
};

export interface CauseWords {
  readonly message: string;
  readonly whatToDo: string;
}

/** The engine speaks English; other languages are found by the cause's code. */
export const causeWords = (texts: Texts, cause: Cause): CauseWords => {
  const translated = texts.language === 'de' ? germanCauses.get(cause.code) : undefined;
  if (translated === undefined) return cause;
  return { message: translated.message((name) => cause.params[name] ?? '…'), whatToDo: translated.whatToDo };
};

const isOurs = (texts: Texts, code: string): code is keyof Texts['engine'] => Object.hasOwn(texts.engine, code);

export const errorWords = (texts: Texts, error: CallError): CauseWords => {
  if (isOurs(texts, error.code)) return texts.engine[error.code];
  return causeWords(texts, { ...error, params: {} });
};

/** A word the engine may have that this catalogue does not know yet stays as it is. */
export const wordFor = (words: Readonly<Record<string, string>>, name: string): string =>
  Object.hasOwn(words, name) ? (words[name] ?? name) : name;
