import { assertNever } from '../../base/errors.ts';
import { toDecimal } from '../../base/money.ts';
import type { StoreOrder, StoreTender } from '../../stores/store.ts';
import type { Story } from './story.ts';
import { tenderSum, worthOf } from './totals/tender.ts';

/** Why the document is worth more than the shopper paid in money. */
export function tellTender(order: StoreOrder, story: Story): void {
  const paid = tenderSum(order);
  if (paid.eq(0)) return;
  const parts = (order.tender ?? []).map(({ kind, amount }) => `${wordsOf(kind)} ${amount}`).join(', ');
  const totals = `${order.total} left to pay of ${worthOf(order)}`;
  story.made('header', 'tender', toDecimal(paid, order.currencyDigits), `${totals}: ${parts}`);
}

function wordsOf(kind: StoreTender['kind']): string {
  switch (kind) {
    case 'giftCard':
      return 'gift card';
    case 'storeCredit':
      return 'store credit';
    case 'other':
      return 'other tender';
    default:
      return assertNever(kind);
  }
}
