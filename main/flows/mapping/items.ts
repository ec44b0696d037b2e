import { big, type Decimal, roundTo, toPlainDecimal } from '../../base/money.ts';
import type { NavItem } from '../../nav/nav.ts';
import type { StoreLine, StoreOrder } from '../../stores/store.ts';
import { findItem, type LineMatch } from './findItem.ts';
import { isGiftCard, wantUntaxedGiftCard } from './giftCards.ts';
import { refusals } from './itemRefusals.ts';
import { folded, type ItemFacts, type ItemRules, noQuestions } from './matching.ts';

/** The item of a store line, ready to be written. */
export interface ResolvedItem {
  readonly item: NavItem;
  readonly variantKey: string | null;
  readonly variantCode: string;
  readonly unit: string;
  /** Store pieces in one of the unit. */
  readonly factor: Decimal;
  /** Pieces in the store; NAV's quantity stands in the goods' order. */
  readonly storeQuantity: Decimal;
  readonly comesFrom: string;
  readonly isMapped: boolean;
}

/** What the order's lines are in NAV, before anything is priced. */
export interface Goods {
  /** The order as NAV counts it: quantities in NAV's units, without the lines that are left out or only text. */
  readonly order: StoreOrder;
  /** By the store's key of the line. */
  readonly items: ReadonlyMap<string, ResolvedItem>;
  /** Lines without money whose item is not in NAV, and that are written as text. */
  readonly texts: readonly { readonly text: string; readonly comesFrom: string }[];
  readonly leftOut: readonly { readonly name: string; readonly comesFrom: string }[];
}

/**
 * Finds the item of every line, or decides what stands for it.
 * @throws ConnectorError of kind `invalid` with the SKU and where to map it
 */
export function planGoods(order: StoreOrder, rules: ItemRules, facts: ItemFacts): Goods {
  const find = { orderNo: order.number, rules, facts, questions: noQuestions() };
  const matched = order.lines.map((line) => {
    return { line, match: isArticle(line, order.number, rules) ? findItem(line, find) : null };
  });
  const unmatched = matched.flatMap(({ line, match }) => (match?.kind === 'none' ? [line] : []));
  const items = new Map<string, ResolvedItem>();
  const lines: StoreLine[] = [];
  const goods = { order: { ...order, lines }, items, texts: [] as Text[], leftOut: [] as LeftOut[] };
  for (const { line, match } of matched) {
    const kept = match ? keptOf(line, match, { order, rules, facts, unmatched }) : line;
    if ('text' in kept) goods.texts.push(kept);
    else if ('item' in kept) {
      items.set(line.key, kept);
      lines.push({ ...line, quantity: quantityOf(order.number, line, kept) });
    } else if ('key' in kept) lines.push(kept);
    else goods.leftOut.push(kept);
  }
  return goods;
}

/** Neither a charge nor a gift card. @throws ConnectorError `gift-card-taxed` */
function isArticle(line: StoreLine, orderNo: string, rules: ItemRules): boolean {
  if (!isGiftCard(line, rules)) return line.kind === 'item';
  wantUntaxedGiftCard(orderNo, line);
  return false;
}

type Text = Goods['texts'][number];
type LeftOut = Goods['leftOut'][number];

interface Keeping {
  readonly order: StoreOrder;
  readonly rules: ItemRules;
  readonly facts: ItemFacts;
  readonly unmatched: readonly StoreLine[];
}

function keptOf(line: StoreLine, match: LineMatch, keeping: Keeping): ResolvedItem | Text | LeftOut {
  const { number } = keeping.order;
  switch (match.kind) {
    case 'refused':
      throw match.error;
    case 'leaveOut':
      if (!isFree(line)) throw refusals.leftOutWithMoney(number, line, line.amounts.net);
      return { name: line.name, comesFrom: match.foundBy };
    case 'found':
      if (match.item.blocked) throw refusals.itemBlocked(number, line, match.item);
      return {
        item: match.item,
        variantKey: match.variant?.key ?? null,
        variantCode: match.variant?.code ?? '',
        unit: match.unit || match.item.baseUnit,
        factor: match.factor,
        storeQuantity: line.quantity,
        comesFrom: match.foundBy,
        isMapped: match.isMapped,
      };
    case 'lacking':
    case 'none':
      return unmatchedAs(line, keeping);
  }
}

function unmatchedAs(line: StoreLine, { order, rules, facts, unmatched }: Keeping): ResolvedItem | Text {
  const { noMatch, placeholderItem } = rules.matching;
  const why = line.sku === null ? 'a line without SKU' : `SKU ${line.sku}, which is not in NAV`;
  if (noMatch === 'text' && isFree(line)) {
    return { text: line.name, comesFrom: `text for ${why}; it costs nothing` };
  }
  if (noMatch !== 'placeholder') throw notFound(order.number, line, unmatched);
  const item = facts.items.find((one) => folded(one.no) === folded(placeholderItem ?? ''));
  if (!item) throw refusals.placeholderUnknown(order.number, placeholderItem);
  if (item.blocked) throw refusals.itemBlocked(order.number, line, item);
  return {
    item,
    variantKey: null,
    variantCode: '',
    unit: item.baseUnit,
    factor: '1',
    storeQuantity: line.quantity,
    comesFrom: `placeholder for ${why}`,
    isMapped: true,
  };
}

/** Names all lines of the order that found no item, so that each of them can be mapped at once. */
function notFound(orderNo: string, line: StoreLine, unmatched: readonly StoreLine[]) {
  const all = unmatched.map(({ sku, name }) => ({ sku: sku ?? '', name }));
  const params = { unmatched: JSON.stringify(all) };
  return line.sku === null || line.sku.trim() === ''
    ? refusals.skuMissing(orderNo, line, params)
    : refusals.skuUnknown(orderNo, line, params);
}

// As many decimals as NAV keeps of a quantity.
const QUANTITY_DIGITS = 5;

/** Pieces of the store as a quantity in NAV's unit, exact or not at all. */
function quantityOf(orderNo: string, line: StoreLine, { unit, factor }: ResolvedItem): Decimal {
  const quantity = roundTo(big(line.quantity).div(factor), QUANTITY_DIGITS);
  if (quantity.times(factor).eq(line.quantity)) return toPlainDecimal(quantity);
  throw refusals.quantityNotExpressible(orderNo, line, line.quantity, unit, factor);
}

function isFree({ amounts }: StoreLine): boolean {
  return [amounts.net, amounts.tax, amounts.exactNet, amounts.exactTax].every((amount) => big(amount).eq(0));
}
