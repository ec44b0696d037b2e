import type { NavItem, NavItemReference } from '../../nav/nav.ts';
import { folded } from './matching.ts';

/** A SKU that found no item, with what the store calls it. */
export interface Unmatched {
  readonly kind: 'sku' | 'name';
  readonly from: string;
  readonly name: string;
}

export interface Suggestion {
  readonly no: string;
  readonly variant: string;
  readonly unit: string;
  /** What the item is called in NAV; "" where only its number is known. */
  readonly name: string;
  readonly why: 'spelling' | 'prefix' | 'gtin' | 'reference' | 'name';
  /** The same in words. */
  readonly reason: string;
}

/** Looks through items, page by page, for what unmatched SKUs may be. Nothing is ever applied. */
export interface Suggester {
  see(items: readonly NavItem[]): void;
  seeReferences(references: readonly NavItemReference[]): void;
  /** Best first: spelling, prefix, GTIN and reference, then names by likeness. */
  of(wanted: Unmatched): readonly Suggestion[];
}

const MOST = 5;
// A short number ends many others, and short names are alike by chance.
const SHORTEST_ENDING = 4;
const SHORTEST_WORD = 3;
const LEAST_LIKENESS = 0.5;

interface Wanted extends Unmatched {
  readonly spelling: string;
  /** The same with its zeros: they count where only the end of a number is compared. */
  readonly letters: string;
  readonly words: readonly string[];
  readonly found: (Suggestion & { readonly likeness: number })[];
}

export function createSuggester(unmatched: readonly Unmatched[]): Suggester {
  const wanted = unmatched.map((one): Wanted => ({
    ...one,
    spelling: one.kind === 'sku' ? spellingOf(one.from) : '',
    letters: one.kind === 'sku' ? lettersOf(one.from) : '',
    words: wordsOf(one.name),
    found: [],
  }));
  const bySpelling = Map.groupBy(wanted, ({ spelling }) => spelling);
  const byWord = new Map<string, Set<Wanted>>();
  for (const one of wanted) for (const word of one.words) byWord.set(word, (byWord.get(word) ?? new Set()).add(one));
  const skus = wanted.filter(({ letters }) => letters.length >= SHORTEST_ENDING);

  function see(item: NavItem): void {
    if (item.blocked) return;
    const spelling = spellingOf(item.no);
    for (const one of bySpelling.get(spelling) ?? []) {
      if (spelling !== '')
        add(one, item, 'spelling', `the same as ${item.no} without capitals, dashes and leading zeros`, 1);
    }
    for (const one of skus) {
      const lacking = prefixBetween(one.letters, lettersOf(item.no));
      if (lacking !== null) add(one, item, 'prefix', `the same as ${item.no} but for the prefix ${lacking}`, 1);
      if (item.gtin !== '' && folded(one.from) === folded(item.gtin)) add(one, item, 'gtin', `GTIN of ${item.no}`, 1);
    }
    const words = wordsOf(item.name);
    const alike = new Set(words.flatMap((word) => [...(byWord.get(word) ?? [])]));
    for (const one of alike) {
      const likeness = likenessOf(one.words, words);
      if (likeness < LEAST_LIKENESS) continue;
      add(one, item, 'name', `its name is alike: ${Math.round(likeness * 100)} %`, likeness);
    }
  }

  return {
    see: (items) => items.forEach(see),
    seeReferences(references) {
      for (const reference of references) {
        const { itemNo: no, variant, unit } = reference;
        const reason = `item reference ${reference.no} of ${no}`;
        for (const one of wanted.filter(({ from }) => folded(from) === folded(reference.no)))
          one.found.push({ no, variant, unit, name: '', why: 'reference', reason, likeness: 1 });
      }
    },
    of({ kind, from }) {
      const found = wanted.find((one) => one.kind === kind && one.from === from)?.found ?? [];
      const order = found.toSorted(
        (a, b) => RANK[a.why] - RANK[b.why] || b.likeness - a.likeness || (a.no < b.no ? -1 : 1),
      );
      const first = order.filter(
        (one, index) => order.findIndex(({ no, variant }) => no === one.no && variant === one.variant) === index,
      );
      return first.slice(0, MOST).map(({ likeness: _likeness, ...suggestion }) => suggestion);
    },
  };
}

const RANK: Readonly<Record<Suggestion['why'], number>> = { spelling: 0, prefix: 1, gtin: 2, reference: 3, name: 4 };

function add(one: Wanted, item: NavItem, why: Suggestion['why'], reason: string, likeness: number): void {
  one.found.push({ no: item.no, variant: '', unit: '', name: item.name, why, reason, likeness });
}

/** What is left of a number without capitals, dashes and leading zeros. */
function spellingOf(no: string): string {
  return lettersOf(no.replace(/(^|[^0-9])0+(?=[0-9])/g, '$1'));
}

function lettersOf(no: string): string {
  return folded(no).replace(/[^\p{L}\p{N}]/gu, '');
}

/** What one of two numbers has in front that the other has not; null where they are not the same behind it. */
function prefixBetween(one: string, other: string): string | null {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length < SHORTEST_ENDING || short.length === long.length || !long.endsWith(short)) return null;
  return long.slice(0, long.length - short.length);
}

function wordsOf(name: string): readonly string[] {
  const words = folded(name).split(/[^\p{L}\p{N}]+/u);
  return [...new Set(words.filter((word) => word.length >= SHORTEST_WORD))];
}

/** Twice the pairs of letters that both have, by the pairs of each: 1 for the same words in whatever order. */
function likenessOf(one: readonly string[], other: readonly string[]): number {
  const [left, right] = [pairsOf(one), pairsOf(other)];
  const common = [...left].filter((pair) => right.has(pair)).length;
  return left.size + right.size === 0 ? 0 : (2 * common) / (left.size + right.size);
}

function pairsOf(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.flatMap((word) => Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2))));
}
