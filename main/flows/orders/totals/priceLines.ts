import { big, roundTo, toDecimal, toPlainDecimal } from '../../../base/money.ts';
import { onBasis } from './basis.ts';
import type { DraftLine } from './draftLines.ts';
import { parkedTotals } from './parking.ts';
import { combinedPercent } from './rates.ts';
import type { LineTarget } from './targets.ts';
import type { LineStory, MoneyLine, MoneyRules, ParkedTotals } from './types.ts';
import { type LinePrice, priceLine } from './unitPrice.ts';

/** Unit price and discount for a line whose amount is known. */
export function toMoneyLine(draft: DraftLine, target: LineTarget, rules: MoneyRules): MoneyLine | ParkedTotals {
  const { storeLine, shown, rates } = draft;
  const { digits } = rules;
  const list = draft.beforeCoupons ? roundTo(onBasis(rules.basis, draft.beforeCoupons), digits) : target.amount;
  const price = priceLine(list, target.amount, big(storeLine.quantity), digits);
  const lineAmount = toDecimal(target.amount, digits);
  if (!price) return parkedTotals.priceNotExpressible(storeLine.name, lineAmount, storeLine.quantity);
  return {
    storeLineKey: storeLine.key,
    kind: storeLine.kind,
    quantity: storeLine.quantity,
    unitPrice: toDecimal(price.price, price.decimals),
    discountAmount: toDecimal(price.discount, digits),
    lineAmount,
    taxCode: draft.taxCode,
    taxPercent: toPlainDecimal(combinedPercent(rates)),
    rates,
    taxedRates: draft.taxedRates,
    storeNet: toDecimal(shown.net, digits),
    storeTax: toDecimal(shown.tax, digits),
    story: storyOf(draft, target, price),
  };
}

function storyOf(draft: DraftLine, target: LineTarget, price: LinePrice): LineStory {
  return {
    lineAmount: target.how,
    unitPrice: priceStory(draft, target, price),
    discountAmount: discountStory(target, price),
    taxCode: taxStory(draft),
  };
}

function priceStory(draft: DraftLine, { amount }: LineTarget, price: LinePrice): string {
  const from = price.list.eq(amount) ? 'price from what the line costs' : 'list price from the subtotal before coupons';
  const divided = big(draft.storeLine.quantity).eq(1) ? from : `${from}, divided by the quantity`;
  return price.surplus.eq(0) ? divided : `${divided}, rounded up with the surplus in the discount`;
}

function discountStory({ amount }: LineTarget, { list, surplus, discount }: LinePrice): string {
  const reasons = [
    list.eq(amount) ? '' : 'discount from coupons',
    surplus.eq(0) ? '' : 'surplus of the rounded-up unit price',
  ];
  return discount.eq(0) ? '' : reasons.filter((reason) => reason !== '').join(' and ');
}

function taxStory({ rates, isFeePart }: DraftLine): string {
  const percent = toPlainDecimal(combinedPercent(rates));
  const tax = rates.length === 0 ? 'not taxed in the store' : `rate of ${percent} % in the store`;
  return isFeePart ? `fee cut per tax group: ${tax}` : tax;
}
