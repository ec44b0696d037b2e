import type { FakeBigCommerce } from '../fakes/bigcommerce/bigcommerce.ts';
import type { FakeRequest } from '../fakes/http.ts';
import type { FakeWooCommerce } from '../fakes/woocommerce/woocommerce.ts';
import type { Carriage, Letter } from '../sandbox/postman.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import type { BigStoryOrder } from './bigStory.ts';
import type { StoryOrder } from './story.ts';

export interface PlayedOrder {
  readonly story: StoryOrder;
  readonly orderId: number;
  /** The order number, as the external document number carries it. */
  readonly number: string;
}

/** Places the story's orders one after the other, each delivered before the next unless they come together. */
export async function playStory(
  orders: readonly StoryOrder[],
  sandbox: Pick<Sandbox, 'shop' | 'navFaults'>,
  carriages: Map<number, Carriage>,
  deliver: () => Promise<void>,
): Promise<PlayedOrder[]> {
  const played: PlayedOrder[] = [];
  for (const [index, story] of orders.entries()) {
    const orderId = place(story, sandbox.shop);
    if (story.meta) sandbox.shop.admin.editOrder(orderId, { meta_data: [...story.meta] });
    if (story.carriage) carriages.set(orderId, story.carriage);
    played.push({ story, orderId, number: sandbox.shop.stored.order(orderId)?.number ?? String(orderId) });
    if (story.navFault) sandbox.navFaults.when(creates(orderId), story.navFault, 1);
    // oxlint-disable-next-line no-await-in-loop
    if (!orders[index + 1]?.together) await deliver();
  }
  return played;
}

function place(story: StoryOrder, shop: FakeWooCommerce): number {
  shop.admin.changeSettings({
    pricesIncludeTax: story.pricesIncludeTax ?? false,
    roundAtSubtotal: story.roundAtSubtotal ?? false,
  });
  const { billing } = story.purchase;
  if (!story.registered || !billing?.email) return shop.shopper.placeOrder(story.purchase);
  const customerId = shop.admin.addCustomer({
    email: billing.email,
    first_name: billing.first_name ?? '',
    last_name: billing.last_name ?? '',
  });
  return shop.shopper.placeOrder({ ...story.purchase, customerId });
}

/** The request that creates this order in NAV. */
function creates(orderId: number): (request: FakeRequest) => boolean {
  return ({ method, url, body }) =>
    method === 'POST' &&
    /\/salesOrders?(\?|$)/i.test(url) &&
    Buffer.from(body).toString('utf8').includes(`WOO-${orderId}"`);
}

export interface PlayedBigOrder {
  readonly story: BigStoryOrder;
  readonly orderId: number;
}

/** The same at the second store. */
export async function playBigStory(
  orders: readonly BigStoryOrder[],
  big: FakeBigCommerce,
  carriages: Map<number, Carriage>,
  deliver: () => Promise<void>,
): Promise<PlayedBigOrder[]> {
  const played: PlayedBigOrder[] = [];
  for (const story of orders) {
    const orderId = placeBig(story, big);
    if (story.carriage) carriages.set(orderId, story.carriage);
    played.push({ story, orderId });
    // oxlint-disable-next-line no-await-in-loop
    await deliver();
  }
  return played;
}

export function placeBig({ purchase, registered, ends }: BigStoryOrder, { shopper, admin }: FakeBigCommerce): number {
  if (ends === 'cart') return shopper.openCheckout(purchase);
  const { email = '', first_name: firstName = '', last_name: lastName = '' } = purchase.billing ?? {};
  const customerId = registered ? admin.addCustomer({ email, firstName, lastName }) : 0;
  const id = shopper.placeOrder({ ...purchase, customerId });
  if (ends === 'cancelled') admin.setStatus(id, 5);
  return id;
}

/** How a delivery travels, by the order its body names. */
export function carriageOf(carriages: ReadonlyMap<number, Carriage>): (delivery: Letter) => Carriage {
  return ({ body }) => {
    const id = Number(/"(?:order_)?id":"?(\d+)/.exec(body)?.[1] ?? 0);
    return carriages.get(id) ?? 'carry';
  };
}
