import { big } from '../../base/money.ts';
import type { StoreOrder } from '../../stores/store.ts';
import { cut } from '../cut.ts';
import { mappingOf } from '../mapping/payments.ts';
import { dayIn } from './postingDate.ts';
import type { OrderRules } from './rules.ts';
import type { Story } from './story.ts';

/** What was captured for an order, as the unposted line that it becomes in a cash receipt journal. */
export interface PlannedPayment {
  readonly journal: string;
  /** Money: what gift cards and store credit paid is not among it. */
  readonly amount: string;
  /** "" for the local currency. */
  readonly currency: string;
  readonly postingDate: string;
  /** That of the document. */
  readonly externalNo: string;
  readonly description: string;
  /** Names the capture: the provider's id of it, else the document's number. */
  readonly capture: string;
}

const DESCRIPTION_LENGTH = 100;

/** null for orders that are not paid, cost nothing, or whose payment method has no journal. */
export function planPayment(
  order: StoreOrder,
  rules: OrderRules,
  about: { readonly externalNo: string; readonly currency: string },
  story: Story,
): PlannedPayment | null {
  const mapped = mappingOf(order, rules);
  if (mapped?.journal === undefined || order.paidAt === null || !big(order.total).gt(0)) return null;
  const { externalNo, currency } = about;
  const id = order.transactionId ?? '';
  story.made('header', 'paymentJournal', mapped.journal, mapped.comesFrom);
  return {
    journal: mapped.journal,
    amount: order.total,
    currency,
    postingDate: dayIn(rules.timeZone, order.paidAt),
    externalNo,
    description: cut(`${order.paymentMethod} ${id}`.trim(), DESCRIPTION_LENGTH).text,
    capture: id === '' ? externalNo : `${order.paymentMethod}/${id}`,
  };
}
