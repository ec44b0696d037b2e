import type { NewDocumentLine } from '../../nav/nav.ts';
import { isEqual } from '../../base/money.ts';
import type { StoreLine, StoreOrder } from '../../stores/store.ts';
import { cut } from '../cut.ts';
import { accountOfCharge } from '../mapping/charges.ts';
import { giftCardAccount } from '../mapping/giftCards.ts';
import type { Goods, ResolvedItem } from '../mapping/items.ts';
import { taxAccountFor } from '../mapping/taxAccounts.ts';
import type { OrderRules } from './rules.ts';
import type { Story } from './story.ts';
import type { MoneyLine } from './totals/types.ts';

const DESCRIPTION_LENGTH = 100;
const MOST_NOTE_LENGTH = 1_000;

interface Lines {
  readonly goods: Goods;
  readonly rules: Pick<OrderRules, 'accounts' | 'charges' | 'giftCards' | 'storeTax' | 'taxAccounts'>;
  readonly story: Story;
  /** How long a comment line may be. */
  readonly noteWidth: number;
}

/**
 * The document's lines: those that make the total, then as comments goods that are only text, options that found no room
 * in their line, and the shopper's note.
 */
export function planLines(money: readonly MoneyLine[], lines: Lines): NewDocumentLine[] {
  const priced = money.map((line, index) => toDocumentLine(line, String(index + 1), lines));
  const texts = textLines(lines.goods, priced.length + 1, lines.story);
  const options = optionLines(money, priced.length + texts.length + 1, lines);
  const before = priced.length + texts.length + options.length;
  return [...priced, ...texts, ...options, ...noteLines(before + 1, lines)];
}

/** As the store calls it, with what was chosen of it. */
function nameOf({ name, options = [] }: StoreLine): string {
  const chosen = options.map((option) => (option.name === '' ? option.value : `${option.name}: ${option.value}`));
  return chosen.length === 0 ? name : `${name} (${chosen.join(', ')})`;
}

function toDocumentLine(line: MoneyLine, group: string, { goods, rules, story }: Lines): NewDocumentLine {
  const { order, items } = goods;
  const storeLine = order.lines.find((candidate) => candidate.key === line.storeLineKey) ?? null;
  const item = items.get(line.storeLineKey ?? '') ?? null;
  const account = accountOf(line, storeLine, order.number, rules);
  const no = item?.item.no ?? account.no;
  const description = describe(line, storeLine, group, story);
  if (item) tellItem(line, group, no, item, story);
  else tellAccount(line, group, account, story);
  tellPrice(line, group, order, story);
  return {
    kind: item ? 'item' : 'account',
    no,
    variantKey: item?.variantKey ?? null,
    unit: item?.unit ?? '',
    quantity: line.quantity,
    description,
    taxCode: taxCodeToSend(line, item),
    unitPrice: line.unitPrice,
    discountAmount: line.discountAmount,
  };
}

function describe(line: MoneyLine, storeLine: StoreLine | null, group: string, story: Story): string {
  if (line.kind === 'rounding') {
    story.made(group, 'description', 'Rounding', 'name of the rounding line');
    return 'Rounding';
  }
  const whole = storeLine?.options && !line.tax ? cut(nameOf(storeLine), DESCRIPTION_LENGTH) : null;
  if (whole && !whole.wasCut) {
    story.carried(group, 'description', whole.text, 'name and options in the store');
    return whole.text;
  }
  const { text, wasCut } = cut(line.tax?.label ?? storeLine?.name ?? '', DESCRIPTION_LENGTH);
  if (wasCut) story.made(group, 'description', text, `name in the store, cut to ${DESCRIPTION_LENGTH} characters`);
  else story.carried(group, 'description', text, 'name in the store');
  return text;
}

function tellAccount(line: MoneyLine, group: string, { no, comesFrom }: Account, story: Story): void {
  story.made(group, 'lineObjectNumber', no, comesFrom);
  story.carried(group, 'quantity', line.quantity, line.kind === 'item' ? 'quantity in the store' : 'one');
}

function tellItem(line: MoneyLine, group: string, no: string, item: ResolvedItem, story: Story): void {
  // A number found in other letters, by another number or by a table has a story.
  const tell = item.comesFrom === `SKU ${no}` ? story.carried : story.made;
  tell(group, 'lineObjectNumber', no, item.comesFrom);
  if (item.variantCode !== '') story.made(group, 'variantCode', item.variantCode, item.comesFrom);
  if (item.unit === item.item.baseUnit) story.carried(group, 'unitOfMeasureCode', item.unit, 'base unit of the item');
  else story.made(group, 'unitOfMeasureCode', item.unit, item.comesFrom);
  tellQuantity(line, group, item, story);
}

function tellQuantity(
  line: MoneyLine,
  group: string,
  { factor, storeQuantity, unit }: ResolvedItem,
  story: Story,
): void {
  if (isEqual(factor, '1')) return story.carried(group, 'quantity', line.quantity, 'quantity in the store');
  story.made(group, 'quantity', line.quantity, `${storeQuantity} pieces in the store, ${factor} in one ${unit}`);
}

function tellPrice(line: MoneyLine, group: string, { coupons }: StoreOrder, story: Story): void {
  story.made(group, 'taxCode', line.taxCode, line.story.taxCode);
  story.made(group, 'unitPrice', line.unitPrice, line.story.unitPrice);
  const { discountAmount } = line.story;
  const codes = coupons.map(({ code }) => code).join(', ');
  if (discountAmount === '') story.carried(group, 'discountAmount', line.discountAmount, 'no discount');
  else
    story.made(
      group,
      'discountAmount',
      line.discountAmount,
      codes === '' ? discountAmount : `${discountAmount} (coupon ${codes})`,
    );
}

/** Left to NAV where the item's own group makes the rate: validating it again would rescale the price. */
function taxCodeToSend(line: MoneyLine, item: ResolvedItem | null): string | null {
  return item && item.item.taxCode.toUpperCase() === line.taxCode.toUpperCase() ? null : line.taxCode;
}

type Account = ReturnType<typeof accountOfCharge>;

/** @throws ConnectorError `tax-account-unmapped` */
function accountOf(line: MoneyLine, storeLine: StoreLine | null, orderNo: string, rules: Lines['rules']): Account {
  if (line.tax) return taxAccountFor(orderNo, line.tax.label, rules);
  if (storeLine) return giftCardAccount(storeLine, rules) ?? accountOfCharge(storeLine, rules);
  return { no: rules.accounts.rounding, comesFrom: 'account for rounding' };
}

/** Goods of no money that NAV has no item for, and those a mapping leaves out: the first are written, the others told. */
function textLines({ texts, leftOut }: Goods, firstGroup: number, story: Story): NewDocumentLine[] {
  for (const { name, comesFrom } of leftOut) story.made('header', 'leftOut', name, comesFrom);
  return texts.map(({ text, comesFrom }, index) => {
    const description = cut(text, DESCRIPTION_LENGTH).text;
    story.made(String(firstGroup + index), 'description', description, comesFrom);
    return comment(description);
  });
}

/** Of lines that have no room for them. */
function optionLines(
  money: readonly MoneyLine[],
  firstGroup: number,
  { goods, story, noteWidth }: Lines,
): NewDocumentLine[] {
  const keys = new Set(money.map(({ storeLineKey }) => storeLineKey));
  const long = goods.order.lines.filter(
    (line) => line.options && keys.has(line.key) && cut(nameOf(line), DESCRIPTION_LENGTH).wasCut,
  );
  return long
    .flatMap((line) => wrapped(nameOf(line).replace(/\s+/g, ' ').trim(), noteWidth))
    .map((part, index) => {
      story.made(String(firstGroup + index), 'description', part, 'options in the store, too long for their line');
      return comment(part);
    });
}

function noteLines(firstGroup: number, { goods, story, noteWidth }: Lines): NewDocumentLine[] {
  const parts = wrapped(goods.order.customerNote.replace(/\s+/g, ' ').trim(), noteWidth);
  const most = Math.floor(MOST_NOTE_LENGTH / noteWidth);
  const kept = parts.slice(0, most);
  const isCut = parts.length > kept.length;
  for (const [index, part] of kept.entries()) {
    const group = String(firstGroup + index);
    if (isCut && index === kept.length - 1)
      story.made(group, 'description', part, `note of the shopper, cut after ${most} lines`);
    else story.carried(group, 'description', part, 'note of the shopper');
  }
  return kept.map(comment);
}

/** Broken between words where there are any, so that no line is longer than NAV's and none ends within a character. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (let rest = text; rest !== '';) {
    const fitting = cut(rest, width).text;
    const blank = fitting.lastIndexOf(' ');
    const line =
      fitting.length < rest.length && rest[fitting.length] !== ' ' && blank > 0 ? fitting.slice(0, blank) : fitting;
    lines.push(line);
    rest = rest.slice(line.length).trimStart();
  }
  return lines;
}

function comment(description: string): NewDocumentLine {
  return {
    kind: 'comment',
    no: '',
    variantKey: null,
    unit: '',
    quantity: '0',
    description,
    taxCode: null,
    unitPrice: '0',
    discountAmount: '0',
  };
}
