import type { Decimal } from '../../base/money.ts';
import type { ConnectorError } from '../../base/errors.ts';
import type { NavItem, NavItemReference, NavItemVariant } from '../../nav/nav.ts';
import type { StoreLine } from '../../stores/store.ts';
import { refusals } from './itemRefusals.ts';
import { createLook, type Look } from './look.ts';
import {
  folded,
  type ItemFacts,
  type ItemMatching,
  type ItemQuestions,
  type ItemRules,
  LONGEST,
  mappingOf,
  type MatchStep,
} from './matching.ts';

/** An item that a step found. */
export interface Hit {
  readonly item: NavItem;
  readonly variant: NavItemVariant | null;
  /** "" for the base unit. */
  readonly unit: string;
  /** Store pieces in one NAV unit. */
  readonly factor: Decimal;
  /** How it was found, for the story of the plan. */
  readonly foundBy: string;
  readonly isMapped: boolean;
}

export type LineMatch =
  | ({ readonly kind: 'found' } & Hit)
  | { readonly kind: 'leaveOut'; readonly foundBy: string }
  | { readonly kind: 'none' }
  /** A person has to decide: several items, or a mapping that leads nowhere. */
  | { readonly kind: 'refused'; readonly error: ConnectorError }
  /** NAV has to be asked first; the questions are noted. */
  | { readonly kind: 'lacking' };

export type GoodsLine = Pick<StoreLine, 'sku' | 'name'>;

export interface FindItem {
  readonly orderNo: string;
  readonly rules: ItemRules;
  readonly facts: ItemFacts;
  /** Takes what has to be asked first. */
  readonly questions: ItemQuestions;
}

/** The item of a store line, by the integration's steps in their order. Pure: what it lacks it notes as questions. */
export function findItem(line: GoodsLine, find: FindItem): LineMatch {
  const look = createLook(find.facts, find.questions);
  for (const step of find.rules.matching.steps) {
    const match = step === 'mapping' ? byMapping(line, find, look) : byStep(step, line, find, look);
    if (look.isLacking()) return { kind: 'lacking' };
    if (match.kind !== 'none') return match;
  }
  return { kind: 'none' };
}

/** The numbers by which NAV may know the item, of all steps that go by number: so one question does for them. */
export function candidateNumbers(line: GoodsLine, rules: ItemRules, facts: ItemFacts): string[] {
  const numbers: string[] = [];
  for (const step of rules.matching.steps) {
    const mapping = step === 'mapping' ? mappingOf(line, rules, facts) : null;
    if (mapping) return [...numbers, ...(mapping.to.kind === 'item' ? [mapping.to.no] : [])];
    numbers.push(...numbersOf(step, skuOf(line), rules.matching));
  }
  return numbers;
}

function numbersOf(step: MatchStep, sku: string, matching: ItemMatching): string[] {
  if (sku === '') return [];
  if (step === 'itemNo') return [sku];
  if (step === 'itemAndVariant') return splitsOf(sku, matching.variantSeparator).map(({ no }) => no);
  return step === 'prefix' ? [prefixed(sku, matching)].filter((no) => no !== '') : [];
}

function byMapping(line: GoodsLine, { orderNo, rules, facts }: FindItem, look: Look): LineMatch {
  const mapping = mappingOf(line, rules, facts);
  if (!mapping) return { kind: 'none' };
  const foundBy = mapping.kind === 'sku' ? `mapping of SKU ${skuOf(line)}` : `mapping of the name "${line.name}"`;
  if (mapping.to.kind === 'leaveOut') return { kind: 'leaveOut', foundBy };
  const { no, variant: code, unit, factor } = mapping.to;
  const item = look.item(no);
  if (!item) return refused(refusals.mappedItemUnknown(orderNo, line, no));
  const variant = code === '' ? null : look.variant(item, code);
  if (variant === undefined) return refused(refusals.variantUnknown(orderNo, line, item.no, code));
  return { kind: 'found', item, variant, unit, factor, foundBy, isMapped: true };
}

function byStep(step: Exclude<MatchStep, 'mapping'>, line: GoodsLine, find: FindItem, look: Look): LineMatch {
  const sku = skuOf(line);
  if (sku === '') return { kind: 'none' };
  const hits = distinct(STEPS[step](sku, look, find.rules.matching));
  const [only] = hits;
  if (!only) return { kind: 'none' };
  if (hits.length > 1) return refused(refusals.ambiguous(find.orderNo, sku, hits));
  return { kind: 'found', ...only };
}

type Step = (sku: string, look: Look, matching: ItemMatching) => readonly Hit[];

const STEPS: Readonly<Record<Exclude<MatchStep, 'mapping'>, Step>> = {
  itemNo: (sku, look) => byNumber(look, sku, `SKU ${sku}`, sku),
  itemAndVariant: (sku, look, { variantSeparator }) =>
    splitsOf(sku, variantSeparator).flatMap(({ no, code }) => {
      const item = look.item(no);
      const variant = item && look.variant(item, code);
      if (!item || !variant) return [];
      return [hit(item, variant, `variant ${variant.code} of ${item.no} after the separator`)];
    }),
  variantCode: (sku, look) =>
    look.variantsByCode(sku).flatMap(({ itemNo, variant }) => {
      const item = look.item(itemNo);
      return item ? [hit(item, variant, `variant code ${variant.code}`)] : [];
    }),
  barcode: (sku, look) => [
    ...look
      .references(sku)
      .filter(isBarcode)
      .flatMap((one) => byReference(one, look)),
    ...look.byGtin(sku).map((item) => hit(item, null, `GTIN ${item.gtin}`)),
  ],
  reference: (sku, look) =>
    look
      .references(sku)
      .filter((one) => !isBarcode(one))
      .flatMap((one) => byReference(one, look)),
  prefix(sku, look, matching) {
    const no = prefixed(sku, matching);
    return no === '' ? [] : byNumber(look, no, `SKU ${sku} as ${no} by the prefix`, no);
  },
};

/** NAV does not know capitals; where the shop writes otherwise, the story says so. */
function byNumber(look: Look, no: string, foundBy: string, asked: string): readonly Hit[] {
  const item = look.item(no);
  if (!item) return [];
  return [hit(item, null, item.no === asked ? foundBy : `${foundBy}, in NAV ${item.no}`)];
}

function byReference(reference: NavItemReference, look: Look): readonly Hit[] {
  const item = look.item(reference.itemNo);
  const variant = item && reference.variant !== '' ? look.variant(item, reference.variant) : null;
  if (!item || variant === undefined) return [];
  const whose = reference.kind === 'vendor' || reference.kind === 'customer' ? `${reference.kind}'s item` : 'item';
  return [{ ...hit(item, variant, `${whose} reference ${reference.no}`), unit: reference.unit }];
}

/** References of no kind are what scanners read, too. */
function isBarcode({ kind }: NavItemReference): boolean {
  return kind === 'barcode' || kind === 'other';
}

function hit(item: NavItem, variant: NavItemVariant | null, foundBy: string): Hit {
  return { item, variant, unit: '', factor: '1', foundBy, isMapped: false };
}

/** The same item, variant and unit found twice is one hit. */
function distinct(hits: readonly Hit[]): readonly Hit[] {
  const keys = hits.map(({ item, variant, unit }) => [item.key, variant?.key ?? '', unit || item.baseUnit].join('\n'));
  return hits.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}

/** Every way of cutting a SKU in item number and variant code, the longest number first. */
function splitsOf(sku: string, separator: string): readonly { readonly no: string; readonly code: string }[] {
  if (separator === '') return [];
  const parts = sku.split(separator);
  return parts
    .map((_, index) => ({
      no: parts.slice(0, parts.length - index).join(separator),
      code: parts.slice(parts.length - index).join(separator),
    }))
    .filter(({ no, code }) => no !== '' && code !== '' && no.length <= LONGEST.no && code.length <= LONGEST.variant);
}

/** The SKU with its prefix taken away or put on; "" where that changes nothing. */
function prefixed(sku: string, { skuPrefix }: ItemMatching): string {
  const { remove, add } = skuPrefix;
  const bare = remove !== '' && folded(sku).startsWith(folded(remove)) ? sku.slice(remove.length) : sku;
  return bare === '' || `${add}${bare}` === sku ? '' : `${add}${bare}`;
}

function skuOf(line: GoodsLine): string {
  return line.sku?.trim() ?? '';
}

function refused(error: ConnectorError): LineMatch {
  return { kind: 'refused', error };
}
