import type { Decimal } from '../../base/money.ts';
import type { GiftCardRules } from './giftCards.ts';
import type { NavItem, NavItemReference, NavItemVariant, NavVariantOfItem } from '../../nav/nav.ts';

/** One way of finding the item of a store line. */
export type MatchStep = 'mapping' | 'itemNo' | 'itemAndVariant' | 'variantCode' | 'barcode' | 'reference' | 'prefix';

/** What an integration says about finding items; values taken from its settings. */
export interface ItemMatching {
  /** Tried one after the other; the first that finds something decides. */
  readonly steps: readonly MatchStep[];
  /** Between item number and variant code in a SKU; "" where there is none. */
  readonly variantSeparator: string;
  /** What is taken from the front of a SKU, then put there, to make an item number; "" for nothing. */
  readonly skuPrefix: { readonly remove: string; readonly add: string };
  /** What becomes of a line whose item is not found; `text` is for lines without money only. */
  readonly noMatch: 'park' | 'placeholder' | 'text';
  /** Number of the item that stands for unknown ones; null without. */
  readonly placeholderItem: string | null;
}

/** Mapping table first, then the item number; what finds nothing parks. */
export const USUAL_MATCHING: ItemMatching = {
  steps: ['mapping', 'itemNo'],
  variantSeparator: '',
  skuPrefix: { remove: '', add: '' },
  noMatch: 'park',
  placeholderItem: null,
};

/** A row of the settings' `items`. */
export interface ItemRule {
  readonly no: string;
  readonly variant?: string;
  readonly unit?: string;
  /** Store pieces in one NAV unit; 1 where absent. */
  readonly factor?: Decimal;
}

export interface ItemRules extends GiftCardRules {
  /** The settings' own mapping by SKU; rows of the table win over it. */
  readonly items: Readonly<Record<string, ItemRule>>;
  readonly matching: ItemMatching;
}

/** What a SKU, or the name of a line without SKU, is mapped to. "" for no variant, and for the base unit. */
export type MappingTarget =
  | {
      readonly kind: 'item';
      readonly no: string;
      readonly variant: string;
      readonly unit: string;
      /** Store pieces in one NAV unit. */
      readonly factor: Decimal;
    }
  /** A line without money that is not to be in NAV. */
  | { readonly kind: 'leaveOut' };

export interface Mapping {
  readonly kind: 'sku' | 'name';
  readonly from: string;
  readonly to: MappingTarget;
}

/** What has been asked of NAV so far, numbers and codes in upper case. */
export interface AskedItems {
  readonly numbers: ReadonlySet<string>;
  readonly gtins: ReadonlySet<string>;
  readonly references: ReadonlySet<string>;
  readonly variantCodes: ReadonlySet<string>;
}

/** What is known when items are looked for. */
export interface ItemFacts {
  readonly items: readonly NavItem[];
  /** By item key, for the items whose variants were asked for. */
  readonly variants: Readonly<Record<string, readonly NavItemVariant[]>>;
  /** Rows of the mapping table for the lines of the order; absent for none. */
  readonly mappings?: readonly Mapping[];
  readonly references?: readonly NavItemReference[];
  readonly variantsByCode?: readonly NavVariantOfItem[];
  /** Absent once everything was asked: what is not there does not exist then. */
  readonly asked?: AskedItems;
}

/** What still has to be asked before a line can be decided. */
export interface ItemQuestions {
  readonly numbers: Set<string>;
  readonly gtins: Set<string>;
  readonly references: Set<string>;
  readonly variantCodes: Set<string>;
  /** Items whose variants are wanted, by key. */
  readonly variantsOf: Map<string, NavItem>;
}

export function noQuestions(): ItemQuestions {
  return {
    numbers: new Set(),
    gtins: new Set(),
    references: new Set(),
    variantCodes: new Set(),
    variantsOf: new Map(),
  };
}

export function countQuestions(questions: ItemQuestions): number {
  return Object.values(questions).reduce((total: number, { size }: { readonly size: number }) => total + size, 0);
}

/** NAV keeps numbers and codes in capitals and without blanks around them. */
export function folded(text: string): string {
  return text.trim().toUpperCase();
}

// Lengths of NAV's fields: what is longer exists nowhere and is not asked for.
export const LONGEST = { no: 20, variant: 10, unit: 10, gtin: 14, reference: 50 } as const;

/** The mapping of a SKU or name: the table's before the settings', the same letters before other capitals. */
export function mappingOf(
  line: { readonly sku: string | null; readonly name: string },
  { items }: Pick<ItemRules, 'items'>,
  { mappings = [] }: Pick<ItemFacts, 'mappings'>,
): Mapping | null {
  const sku = line.sku?.trim() ?? '';
  const [kind, from] = sku === '' ? (['name', line.name.trim()] as const) : (['sku', sku] as const);
  const ofKind = mappings.filter((mapping) => mapping.kind === kind);
  const inTable = exactFirst(ofKind, from, (mapping) => mapping.from);
  if (inTable || kind === 'name') return inTable ?? null;
  const inSettings = exactFirst(Object.entries(items), from, ([key]) => key);
  return inSettings ? { kind, from: inSettings[0], to: targetOf(inSettings[1]) } : null;
}

function exactFirst<T>(rows: readonly T[], wanted: string, nameOf: (row: T) => string): T | undefined {
  return rows.find((row) => nameOf(row) === wanted) ?? rows.find((row) => folded(nameOf(row)) === folded(wanted));
}

export function targetOf({ no, variant, unit, factor }: ItemRule): MappingTarget {
  return { kind: 'item', no, variant: variant ?? '', unit: unit ?? '', factor: factor ?? '1' };
}
