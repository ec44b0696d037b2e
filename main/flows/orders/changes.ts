import { ConnectorError } from '../../base/errors.ts';
import { isEqual } from '../../base/money.ts';
import type { StoreOrder, StoreOrderEnd } from '../../stores/store.ts';
import { worthOf } from './totals/tender.ts';

/** What of an order decides about its document; kept with the link, to see what changed afterwards. */
export interface OrderContent {
  /** Before tender. */
  readonly total: string;
  readonly currency: string;
  readonly lines: readonly {
    readonly key: string;
    readonly sku: string | null;
    readonly quantity: string;
    readonly net: string;
    readonly tax: string;
  }[];
  readonly refunded: string;
  readonly gone: boolean;
}

const ENDED_WORDS: Readonly<Record<StoreOrderEnd, string>> = {
  cancelled: 'cancelled',
  declined: 'declined',
  archived: 'archived',
  trashed: 'moved to the trash',
};

export function contentOf(order: StoreOrder): OrderContent {
  return {
    total: worthOf(order),
    currency: order.currency,
    lines: order.lines.map((line) => ({
      key: line.key,
      sku: line.sku,
      quantity: line.quantity,
      net: line.amounts.net,
      tax: line.amounts.tax,
    })),
    refunded: order.refundedTotal,
    gone: order.ended !== undefined,
  };
}

/** What a new document holds of an order: all of it, also what was refunded already; somebody has to be told of that. */
export function contentOfDocument(order: StoreOrder): OrderContent {
  return { ...contentOf(order), refunded: NOTHING };
}

const NOTHING = '0';

/**
 * What changed in the store since the order was written to NAV, as the decision a person has to make; null when
 * nothing did that concerns the document. The article code is not compared: the store shows today's, not the sale's.
 */
export function changedSince(order: StoreOrder, agreed: OrderContent, documentNo: string): ConnectorError | null {
  const now = contentOf(order);
  if (order.ended && !agreed.gone) {
    return changed(
      'order-cancelled-after-import',
      `Order ${order.number} was ${ENDED_WORDS[order.ended]} in the store after it became ${documentNo}.`,
      `Delete ${documentNo} in NAV if it is not posted and nothing was shipped, or cancel its posted invoice there; then replay.`,
      { ended: order.ended },
    );
  }
  if (agreed.gone && !now.gone) {
    return changed(
      'order-changed-after-import',
      `Order ${order.number} was taken out of business in the store, which was seen to in NAV, and is "${order.statusName ?? order.status}" again.`,
      `Put ${documentNo} right in NAV, then replay.`,
      { storeTotal: now.total, navTotal: agreed.total },
    );
  }
  if (!isEqual(now.refunded, agreed.refunded)) {
    return changed(
      'order-refunded-after-import',
      `Order ${order.number} was refunded by ${now.refunded} ${order.currency} in the store; ${documentNo} has the whole amount.`,
      'Reduce the document in NAV, or write a credit memo if it was posted; then replay.',
    );
  }
  if (now.total !== agreed.total || now.currency !== agreed.currency || money(now) !== money(agreed)) {
    return changed(
      'order-changed-after-import',
      `Order ${order.number} was changed in the store after it became ${documentNo}: ${agreed.total} is now ${now.total} ${order.currency}.`,
      `Change ${documentNo} in NAV to match, or delete it there; then replay.`,
      { storeTotal: now.total, navTotal: agreed.total },
    );
  }
  return null;
}

function money(content: OrderContent): string {
  return JSON.stringify(content.lines.map(({ key, quantity, net, tax }) => [key, quantity, net, tax]));
}

function changed(code: string, message: string, whatToDo: string, params: Record<string, string> = {}): ConnectorError {
  return new ConnectorError({ kind: 'invalid', code, message, whatToDo, params });
}
