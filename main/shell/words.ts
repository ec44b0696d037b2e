import { chooseLanguage, type Language } from '../../renderer/texts/texts.ts';
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

/** Names stand in asterisks in the catalogue, which only the window can show in bold. */
export function plain(text: string): string {
  return text.replaceAll('**', '');
}

/** The first sentence, short enough for a menu. */
export function shortly(text: string): string {
  const sentence = plain(text).split(/(?<=[.!?])\s/)[0] ?? text;
  return sentence.length > 80 ? `${sentence.slice(0, 79)}…` : sentence;
}
