import type { CallError } from '../../main/contract/calls.ts';
import type { Cause, ReadinessLine } from '../../main/contract/views.ts';
import { formatAmount, formatDayAndTime } from '../format.ts';
import { germanCauses } from './causes.de.ts';
import { englishCauses } from './causes.en.ts';
import type { CauseText, CauseTexts, Value } from './causes.ts';
import { de } from './de.ts';
import { en, type Texts } from './en.ts';
import { germanAuditFindings } from './auditFindings.de.ts';
import { germanFindings } from './findings.de.ts';
import { germanNavSentences } from './navSentences.de.ts';
import { germanPhrases } from './phrases.de.ts';
import { englishPhrases } from './phrases.en.ts';
import { phraseBook, sentenceBySentence, type Phrases } from './phrases.ts';
import { germanReadiness } from './readiness.de.ts';
import { germanSettingsProblems } from './settingsProblems.de.ts';
import { germanSetupSentences } from './setupSentences.de.ts';
import { germanSignInSentences } from './signInSentences.de.ts';
import { germanBigCommerceSentences } from './bigCommerceSentences.de.ts';
import { germanStoreSentences } from './storeSentences.de.ts';
import { germanStartSentences } from './startSentences.de.ts';
import { germanStories } from './stories.de.ts';
import { germanSystemFindings } from './systemFindings.de.ts';

export type { Texts } from './en.ts';

/** The words and the place whose numbers and dates are written. */
export interface Language {
  readonly texts: Texts;
  /** The engine's prose in the language; what it does not know stays English. */
  readonly phrase: (text: string) => string;
  /** BCP 47, such as `de-AT`. */
  readonly locale: string;
}

const german: Phrases = {
  ...germanStories,
  ...germanPhrases,
  ...germanFindings,
  ...germanAuditFindings,
  ...germanSystemFindings,
  ...germanSignInSentences,
  ...germanNavSentences,
  ...germanBigCommerceSentences,
  ...germanStoreSentences,
  ...germanSettingsProblems,
  ...germanSetupSentences,
  ...germanStartSentences,
};

/** @param wished the browser's language, such as `de-AT`; languages we do not speak get English */
export const chooseLanguage = (wished: string): Language => {
  const tag = wished.toLowerCase();
  if (tag === 'de' || tag.startsWith('de-')) return language(de, wished, german);
  return language(en, tag.startsWith('en-') ? wished : 'en', englishPhrases);
};

const language = (texts: Texts, locale: string, phrases: Phrases): Language => ({
  texts,
  locale,
  phrase: phrasesIn(phrases, locale),
});

const phrasesIn = (phrases: Phrases, locale: string): Language['phrase'] => {
  const find = phraseBook(phrases, locale);
  return (text) => find(text) ?? sentenceBySentence(find, text) ?? text;
};

/** For causes whose words are the engine's own prose. */
const proseOf: Readonly<Record<string, Language['phrase']>> = { de: phrasesIn(german, 'de') };

export interface CauseWords {
  readonly message: string;
  readonly whatToDo: string;
}

const causesOf: Readonly<Record<string, CauseTexts>> = { de: germanCauses, en: englishCauses };

/** Looks a value up, and remembers whether one was missing. */
const valuesOf = (params: Cause['params']) => {
  let isComplete = true;
  const value: Value = (name) => {
    const found = params[name];
    if (found === undefined) isComplete = false;
    return found ?? '';
  };
  return { value, isComplete: () => isComplete };
};

/** The words of a code with its values; null where there are none or a value they need did not come. */
const wordsOf = (catalogue: CauseTexts, texts: Texts, cause: Cause): CauseWords | null => {
  const found = Object.hasOwn(catalogue, cause.code) ? catalogue[cause.code] : undefined;
  if (found === undefined) return null;
  const sayings: readonly CauseText[] = 'message' in found ? [found] : found;
  return sayings.map((text) => saidBy(text, texts, cause)).find((words) => words !== null) ?? null;
};

const saidBy = (text: CauseText, texts: Texts, cause: Cause): CauseWords | null => {
  const { value, isComplete } = valuesOf(cause.params);
  const amount: Value = (name) => formatAmount(texts.language, value(name), '');
  const time: Value = (name) => formatDayAndTime(texts.language === 'de' ? 'de' : 'en-GB', value(name));
  const message = text.message(value, amount, time);
  const whatToDo = text.whatToDo?.(value, amount, time) ?? cause.whatToDo;
  return isComplete() ? { message, whatToDo } : null;
};

/** The catalogue's words for a cause, else the engine's prose in the language, as far as it is known. */
export const causeWords = (texts: Texts, cause: Cause): CauseWords => {
  const known = wordsOf(causesOf[texts.language] ?? {}, texts, cause);
  if (known !== null) return known;
  const phrase = proseOf[texts.language] ?? ((text: string) => text);
  return { message: phrase(cause.message), whatToDo: phrase(cause.whatToDo) };
};

const readinessOf: Readonly<Record<string, CauseTexts>> = { de: germanReadiness };

/** The same for a line of readiness: its codes are its own. The name to publish a page as stands in its remedy only. */
export const readinessWords = (texts: Texts, { code, text, whatToDo, params }: ReadinessLine): CauseWords => {
  const [, service] = /under Web Services as (\S+)\.$/.exec(whatToDo) ?? [];
  const line = { code, message: text, whatToDo, params: service === undefined ? params : { service, ...params } };
  return wordsOf(readinessOf[texts.language] ?? {}, texts, line) ?? line;
};

const isOurs = (texts: Texts, code: string): code is keyof Texts['engine'] => Object.hasOwn(texts.engine, code);

export const errorWords = (texts: Texts, error: CallError): CauseWords => {
  if (isOurs(texts, error.code)) return texts.engine[error.code];
  return causeWords(texts, { ...error, params: {} });
};

/** A word the engine may have that this catalogue does not know yet stays as it is. */
export const wordFor = (words: Readonly<Record<string, string>>, name: string): string =>
  Object.hasOwn(words, name) ? (words[name] ?? name) : name;
