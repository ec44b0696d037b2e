import { expect, it } from 'vitest';
import { germanCauses } from '../../../renderer/texts/causes.de.ts';
import { englishCauses } from '../../../renderer/texts/causes.en.ts';
import { causeInShort } from '../../../renderer/texts/causeInShort.ts';

it.each([
  ['en', 'sku-unknown', 'SKU … is not in NAV.'],
  ['de', 'sku-unknown', 'SKU … gibt es in NAV nicht.'],
  ['en', 'nav-unavailable', 'NAV is not answering.'],
  ['en', 'nav-charges-no-tax', 'NAV charges no tax'],
])('says in %s of %s that: %s', (language, code, words) => {
  expect(causeInShort(language, code)).toBe(words);
});

it('has words for every code of the catalogues, none of which needs a value', () => {
  const all = [
    ...Object.keys(germanCauses).map((code) => ['de', code] as const),
    ...Object.keys(englishCauses).map((code) => ['en', code] as const),
  ];
  const odd = all.filter(([language, code]) =>
    /NaN|undefined|null|Invalid|\*\*/.test(causeInShort(language, code) || 'undefined'),
  );
  expect(odd).toEqual([]);
});
