import type { ConnectorError } from '../../base/errors.ts';
import { big } from '../../base/money.ts';
import type { StoreContradiction, StoreOrder } from '../../stores/store.ts';
import { decision } from './parking.ts';
import type { OrderRules } from './rules.ts';
import { leftOutSource } from './sources.ts';
import { worthOf } from './totals/tender.ts';

export type Gate =
  | { readonly kind: 'import' }
  /** Left out by a rule, and shown with its reason. */
  | {
      readonly kind: 'leftOut';
      readonly code: string;
      readonly message: string;
      readonly params: Readonly<Record<string, string>>;
    }
  /** It belongs to NAV, and NAV has no document for it: a person decides. */
  | { readonly kind: 'park'; readonly error: ConnectorError }
  /** Placed before the integration's start: not part of its books at all. */
  | { readonly kind: 'notOurs' };

/** What has become of an order's money, as far as the store knows. */
export type PaymentState = 'paid' | 'unpaid' | 'partlyRefunded';

type GateRules = Pick<OrderRules, 'statuses' | 'startAt' | 'paymentStates' | 'sources' | 'zeroTotals'>;

/** Whether an order that is not in NAV belongs there now. */
export function gate(order: StoreOrder, rules: GateRules): Gate {
  if (Date.parse(order.placedAt) < Date.parse(rules.startAt)) return { kind: 'notOurs' };
  if (!rules.statuses.includes(order.status)) {
    const status = order.statusName ?? order.status;
    const words = `is "${status}" in the store, and that status is not imported.`;
    return leftOut(order, 'status-not-imported', words, { status });
  }
  // Money paid back is not all where a gift card paid a part: then a person is told of the refund.
  if (big(order.refundedTotal).gt(0) && big(order.refundedTotal).gte(worthOf(order)))
    return leftOut(order, 'refunded-before-import', 'was refunded in full before it was written to NAV.');
  const source = leftOutSource(order, rules.sources);
  if (source) return { kind: 'leftOut', ...source };
  // What a gift card paid for does cost something.
  const isFree = big(worthOf(order)).eq(0);
  if (isFree && rules.zeroTotals === 'leaveOut')
    return leftOut(order, 'zero-total-not-imported', 'costs nothing, and such orders are not imported.');
  const payment = paymentStateOf(order);
  if (!big(order.total).eq(0) && !rules.paymentStates.includes(payment)) {
    const words = `is ${PAYMENT_WORDS[payment]}, and such orders are not imported.`;
    return leftOut(order, 'payment-state-not-imported', words, { payment });
  }
  if (order.hasSeveralShipTos === true) return { kind: 'park', error: severalShipTos(order) };
  if (order.isPartlyCollected === true) return { kind: 'park', error: partlyCollected(order) };
  return order.contradiction ? { kind: 'park', error: figuresDiffer(order, order.contradiction) } : { kind: 'import' };
}

const PAYMENT_WORDS: Readonly<Record<PaymentState, string>> = {
  paid: 'paid',
  unpaid: 'not paid yet',
  partlyRefunded: 'refunded in part',
};

function paymentStateOf({ refundedTotal, paidAt }: StoreOrder): PaymentState {
  if (big(refundedTotal).gt(0)) return 'partlyRefunded';
  return paidAt === null ? 'unpaid' : 'paid';
}

function leftOut(
  { number }: StoreOrder,
  code: string,
  words: string,
  params: Readonly<Record<string, string>> = {},
): Gate {
  return { kind: 'leftOut', code, message: `Order ${number} ${words}`, params };
}

/** Whichever of the figures is right, the document would be wrong by the other. */
function figuresDiffer({ number, currency }: StoreOrder, { what, said, made }: StoreContradiction): ConnectorError {
  const words = what === 'total' ? 'amount without tax and tax make' : 'parts are taxed with';
  return decision(
    'store-figures-differ',
    `Order ${number} has a ${what} of ${said} ${currency} in the store, and its ${words} ${made}.`,
    'Put the order right in the store, then replay; or enter it in NAV by hand and leave it out.',
    { what, said, made, currency },
  );
}

function severalShipTos({ number }: StoreOrder): ConnectorError {
  return decision(
    'ship-to-several',
    `Order ${number} goes to several ship-to addresses. A document in NAV has one.`,
    'Split the order in the store into one for each address, or enter it in NAV by hand and leave it out.',
  );
}

function partlyCollected({ number }: StoreOrder): ConnectorError {
  return decision(
    'ship-to-partly-collected',
    `A part of order ${number} is collected, and the rest is sent. A document in NAV has one ship-to address.`,
    'Split the order in the store into what is collected and what is sent, or enter it in NAV by hand and leave it out.',
  );
}
