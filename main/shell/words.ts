import type { CallError } from '../contract/calls.ts';
import { chooseLanguage, errorWords, type Language } from '../../renderer/texts/texts.ts';
import { textsFor, type Texts } from './texts.ts';

/** What the shell says by itself, and the window's own catalogue for all that both say. */
export interface Words {
  readonly own: Texts;
  readonly language: Language;
}

/** @param locale the system's language, such as `de-AT` */
export function wordsFor(locale: string): Words {
  return { own: textsFor(locale), language: chooseLanguage(locale) };
}

/** What the engine said, in the system's language, as far as it is known there. */
export function told(error: CallError, { language: { phrase, texts } }: Words): string {
  // The catalogue's words for a code leave out what this message names, such as a file.
  const isKnown = phrase(error.message) !== error.message;
  const { message, whatToDo } = isKnown ? error : errorWords(texts, error);
  return `${phrase(message)}\n\n${phrase(whatToDo)}`;
}

/** Names stand in asterisks in the catalogue, which only the window can show in bold. */
export function plain(text: string): string {
  return text.replaceAll('**', '');
}

/** The first sentence, short enough for a menu. */
export function shortly(text: string): string {
  const sentence = plain(text).split(/(?<=[.!?])\s/)[0] ?? text;
  return sentence.length > 80 ? `${sentence.slice(0, 79)}…` : sentence;
}
