import { customerJson } from './customers.ts';
import { denied, invalidId, ShopError } from './errors.ts';
import { orderJson } from './orderJson.ts';
import { productJson } from './productJson.ts';
import type { Shop, Webhook } from './state.ts';
import { isManager } from './state.ts';

/**
 * What a delivery says: the object as it is at this moment, seen by whoever made the webhook. An object that is gone,
 * or an owner who lost his rights, makes a REST error of it, which is signed and sent like any other.
 */
export function payloadOf(shop: Shop, webhook: Webhook, resource: string, event: string, argument: number): unknown {
  if (resource === 'action') return { action: event, arg: argument };
  if (event === 'deleted') return { id: argument };
  try {
    return objectOf(shop, webhook, resource, argument);
  } catch (error) {
    if (error instanceof ShopError) return error.body();
    throw error;
  }
}

function objectOf(shop: Shop, webhook: Webhook, resource: string, id: number): unknown {
  const home = shop.home.plain;
  const owner = shop.users.find((user) => user.id === webhook.ownerId);
  const mayView = (): void => {
    if (!isManager(owner)) throw denied('view', owner !== undefined);
  };
  if (resource === 'order') {
    const order = shop.orders.find((each) => each.id === id);
    if (order === undefined) throw invalidId('shop_order', 404);
    mayView();
    return orderJson(shop, order, { home, dp: shop.settings.decimals });
  }
  if (resource === 'customer') {
    const user = shop.users.find((each) => each.id === id);
    if (user === undefined) throw new ShopError(404, 'wc_user_invalid_id', 'Invalid user ID.');
    mayView();
    return customerJson(shop, user, home);
  }
  const product = shop.products.find((each) => each.id === id);
  if (product === undefined) throw invalidId('product', 404);
  mayView();
  return productJson(shop, product, home);
}
