import { germanCauses } from './causes.de.ts';
import { englishCauses } from './causes.en.ts';
import type { CauseTexts } from './causes.ts';

const causesOf: Readonly<Record<string, CauseTexts>> = { de: germanCauses, en: englishCauses };

/** Stands for what the code alone does not tell. */
const unknown = () => '…';

/** A cause of which only the code is known, such as one of an entry whose contents are sealed: its words without values. */
export const causeInShort = (language: string, code: string): string => {
  const catalogue = causesOf[language] ?? {};
  const found = Object.hasOwn(catalogue, code) ? catalogue[code] : undefined;
  if (found === undefined) return spelledOut(code);
  // Where there are several ways to say it, the last one needs the fewest values.
  const text = 'message' in found ? found : found.at(-1);
  if (text === undefined) return spelledOut(code);
  // A value that is a number is formatted as one.
  return text.message(unknown, unknown, unknown).replaceAll('**', '').replaceAll('NaN', '…');
};

/** Codes are English words: `tax-rate-unmapped` says itself what it is. */
const spelledOut = (code: string): string => {
  const words = code
    .replaceAll('-', ' ')
    .replace(/\bnav\b/g, 'NAV')
    .replace(/\bsku\b/g, 'SKU')
    .replace(/\bvat\b/g, 'VAT');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
