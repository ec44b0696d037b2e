import { exact, sumOf } from './decimals.ts';
import { needsProcessing } from './orderJson.ts';
import { moveStock } from './stock.ts';
import type { Order, Shop } from './state.ts';
import { next, thisSecond } from './state.ts';

/** With the names that notes use. */
const STATUSES: Readonly<Record<string, string>> = {
  pending: 'Pending payment',
  processing: 'Processing',
  'on-hold': 'On hold',
  completed: 'Completed',
  cancelled: 'Cancelled',
  refunded: 'Refunded',
  failed: 'Failed',
  'checkout-draft': 'Draft',
};

export const ORDER_STATUSES: readonly string[] = ['auto-draft', ...Object.keys(STATUSES)];

export function addNote(shop: Shop, order: Order, text: string, forCustomer = false): Order['notes'][number] {
  const note = { id: next(shop, 'note'), text, forCustomer, createdAt: thisSecond(shop) };
  order.notes.push(note);
  return note;
}

/** Moves an order to a status with everything WooCommerce does at the change: dates, stock, note, hooks, refund. */
export function changeStatus(shop: Shop, order: Order, status: string): void {
  const before = order.status;
  if (before === status) return;
  order.status = status;
  if (order.paidAt === null && (status === 'processing' || status === 'completed')) order.paidAt = thisSecond(shop);
  if (status === 'completed') order.completedAt = thisSecond(shop);
  moveStock(shop, order, (text) => addNote(shop, order, text));
  if (before in STATUSES && status in STATUSES && before !== 'checkout-draft') {
    addNote(shop, order, `Order status changed from ${STATUSES[before]} to ${STATUSES[status]}.`);
  }
  shop.events.action(`woocommerce_order_status_${status}`, order.id);
  if (status === 'completed') rewardCustomer(shop, order);
  if (status === 'refunded') refundWhatIsLeft(shop, order);
}

/** Completing an order of a registered customer touches the customer too. */
function rewardCustomer(shop: Shop, order: Order): void {
  const customer = shop.users.find((user) => user.id === order.customerId);
  if (customer === undefined) return;
  customer.isPayingCustomer = true;
  customer.modifiedAt = thisSecond(shop);
  shop.events.happened('customer.updated', customer.id);
}

/** Setting the status alone makes a refund of the whole rest, without lines. */
function refundWhatIsLeft(shop: Shop, order: Order): void {
  const left = exact(order.total).minus(sumOf(order.refunds.map((refund) => refund.amount)));
  if (!left.gt(0)) return;
  order.refunds.push({
    id: next(shop, 'post'),
    orderId: order.id,
    createdAt: thisSecond(shop),
    amount: left.toFixed(),
    reason: 'Order fully refunded.',
    refundedBy: 1,
    type: 'full',
    metaId: next(shop, 'meta'),
    items: [],
    shippingLines: [],
    feeLines: [],
    taxLines: [],
  });
  shop.events.action('woocommerce_order_refunded', order.id);
}

const PAYABLE = ['pending', 'on-hold', 'failed', 'cancelled', 'checkout-draft'];

/** `payment_complete`: cash on delivery goes straight to completed, as does what nobody has to pack. */
export function completePayment(shop: Shop, order: Order, transactionId: string): void {
  if (!PAYABLE.includes(order.status)) return;
  if (transactionId !== '') order.transactionId = transactionId;
  order.paidAt ??= thisSecond(shop);
  const isDone = order.paymentMethod === 'cod' || !needsProcessing(shop, order);
  changeStatus(shop, order, isDone ? 'completed' : 'processing');
}

/** Every saving of an order moves its date and is an event, even when nothing in it changed. */
export function saved(shop: Shop, order: Order): void {
  order.modifiedAt = thisSecond(shop);
  shop.events.happened('order.updated', order.id);
}
