import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { chooseLanguage } from '../../../renderer/texts/texts.ts';

const MAIN = join(import.meta.dirname, '../../../main');
const { phrase } = chooseLanguage('de-DE');

/** Whole sentences of a source, with 7 for what is put into them; those made of pieces have one here for each piece. */
function sentencesIn(file: string): readonly string[] {
  const source = readFileSync(join(MAIN, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const texts = [...source.matchAll(/'([^'\n]*)'|`([^`]*)`/g)].map(([, plain, template]) => plain ?? template ?? '');
  return texts.map((text) => text.replace(/\$\{[^{}]*\}/g, '7')).filter((text) => /^[A-Z][^\n]* [^\n]*\.$/.test(text));
}

it('everything that verifying and exporting find is known in German', () => {
  const files = ['audit/findings.ts', 'audit/exportEntries.ts', 'db/readerMessages.ts'];
  const pieces = [
    'Entry 7 is missing between entries that are there.',
    'Entries 7 to 7 are missing between entries that are there.',
  ];
  const sentences = [...files.flatMap(sentencesIn), ...pieces];
  expect(sentences.length).toBeGreaterThan(15);
  expect(sentences.filter((one) => phrase(one) === one)).toEqual([]);
});
