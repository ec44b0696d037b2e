import type { NavItem, NavItemReference, NavItemVariant, NavVariantOfItem } from '../../nav/nav.ts';
import { type AskedItems, folded, type ItemFacts, type ItemQuestions, LONGEST } from './matching.ts';

/** Looks things up among the facts; what was not asked yet is noted as a question and counts as not there. */
export interface Look {
  item(no: string): NavItem | undefined;
  byGtin(gtin: string): readonly NavItem[];
  references(no: string): readonly NavItemReference[];
  variantsByCode(code: string): readonly NavVariantOfItem[];
  /** undefined where the item has no such variant. */
  variant(item: NavItem, code: string): NavItemVariant | undefined;
  /** Whether anything was lacking since this look began. */
  isLacking(): boolean;
}

export function createLook(facts: ItemFacts, questions: ItemQuestions): Look {
  let lacks = false;

  /** Whether the answer is among the facts; else it is asked for. */
  function isAnswered(what: keyof AskedItems, value: string, longest: number): boolean {
    const wanted = folded(value);
    if (wanted.length > longest || wanted === '' || !facts.asked || facts.asked[what].has(wanted)) return true;
    questions[what].add(wanted);
    lacks = true;
    return false;
  }

  return {
    item(no) {
      const found = facts.items.find((item) => folded(item.no) === folded(no));
      if (!found) isAnswered('numbers', no, LONGEST.no);
      return found;
    },
    byGtin(gtin) {
      isAnswered('gtins', gtin, LONGEST.gtin);
      return facts.items.filter((item) => item.gtin !== '' && folded(item.gtin) === folded(gtin));
    },
    references(no) {
      isAnswered('references', no, LONGEST.reference);
      return (facts.references ?? []).filter((reference) => folded(reference.no) === folded(no));
    },
    variantsByCode(code) {
      isAnswered('variantCodes', code, LONGEST.variant);
      return (facts.variantsByCode ?? []).filter(({ variant }) => folded(variant.code) === folded(code));
    },
    variant(item, code) {
      const known = facts.variants[item.key];
      if (!known && facts.asked) {
        questions.variantsOf.set(item.key, item);
        lacks = true;
      }
      return known?.find((variant) => folded(variant.code) === folded(code));
    },
    isLacking: () => lacks,
  };
}
