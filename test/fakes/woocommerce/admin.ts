import type { Call } from './call.ts';
import { addCustomer, updateCustomer } from './customers.ts';
import type { JsonObject } from './json.ts';
import { openProduct } from './openProduct.ts';
import { addNote, changeStatus, saved } from './orderStatus.ts';
import { removeOrder, restoreOrder, trashOrder } from './orders.ts';
import { updateOrder } from './orderWrite.ts';
import { createRefund } from './refunds.ts';
import { productBySku } from './shopper.ts';
import type { Coupon } from './coupons.ts';
import type { ProductSeed } from './seed.ts';
import type { ApiKey, Order, Shop, ShopSettings, TaxRate, User } from './state.ts';
import { next, thisSecond } from './state.ts';

/** What people do in the shop's own pages, with the events that follow. All throw an Error for unknown ids. */
export interface Admin {
  /** Changes an order with the fields of `PUT /orders/{id}`, and is an update like that. */
  editOrder(id: number, change: JsonObject): void;
  setStatus(id: number, status: string): void;
  addNote(id: number, text: string): void;
  trashOrder(id: number): void;
  restoreOrder(id: number): void;
  /** Dates or numbers an order as a plugin or an import does; nobody is told. Milliseconds UTC. */
  stampOrder(id: number, stamps: Partial<Pick<Order, 'modifiedAt' | 'createdAt' | 'number'>>): void;
  /** Pays an amount back by hand, without lines, and is an update. @returns the refund's id */
  refundOrder(id: number, amount: string): number;
  /** Takes a refund back: nobody is told, and the order does not move. */
  deleteRefund(id: number, refundId: number): void;
  /** For good; nobody is told. */
  deleteOrder(id: number): void;
  addProduct(product: ProductSeed): void;
  changeSku(sku: string, to: string): void;
  changePrice(sku: string, price: string): void;
  /** For good: lines of old orders then show no code. */
  removeProduct(sku: string): void;
  /** @returns the new customer's id; the fields are those of `POST /customers` */
  addCustomer(fields: JsonObject): number;
  changeCustomer(id: number, fields: JsonObject): void;
  /** Takes a user's rights; his keys answer 403 and his webhooks deliver error objects. */
  demote(userId: number): void;
  deleteUser(userId: number): void;
  /** The id is another person's account, as where a backup was restored and somebody else registered next. */
  becomeAnother(userId: number, email: string): void;
  addKey(key: ApiKey): void;
  addCoupon(coupon: Omit<Coupon, 'id'>): void;
  addTaxRate(rate: TaxRate): void;
  changeSettings(settings: Partial<ShopSettings>): void;
  /** The shop under another address; the second is what plain http and deliveries see. Without trailing slash. */
  moveTo(home: string, plainHome?: string): void;
  /** Settings > Permalinks. */
  changePermalinks(permalinks: Shop['permalinks']): void;
}

export function createAdmin(shop: Shop): Admin {
  const order = (id: number): Order => found(shop.orders, id, 'order');
  const callWith = (body: JsonObject): Call => {
    const query = new Map<string, string>();
    return { shop, method: 'PUT', query, body, parts: [], home: '', url: '', user: undefined };
  };
  const user = (id: number): User => found(shop.users, id, 'user');
  return {
    editOrder: (id, change) => updateOrder(callWith(change), order(id)),
    refundOrder: (id, amount) => createRefund(callWith({ amount, api_refund: false }), order(id)).id,
    deleteRefund(id, refundId) {
      const refund = found(order(id).refunds, refundId, 'refund');
      order(id).refunds = order(id).refunds.filter((each) => each !== refund);
    },
    setStatus(id, status) {
      changeStatus(shop, order(id), status);
      saved(shop, order(id));
    },
    addNote: (id, text) => void addNote(shop, order(id), text),
    trashOrder: (id) => trashOrder(shop, order(id)),
    restoreOrder: (id) => restoreOrder(shop, order(id)),
    stampOrder: (id, stamps) => void Object.assign(order(id), stamps),
    deleteOrder: (id) => removeOrder(shop, order(id)),
    addProduct: (product) => void shop.products.push(openProduct(product, [], thisSecond(shop))),
    ...productActions(shop),
    addCustomer: (fields) => addCustomer(shop, fields).id,
    changeCustomer: (id, fields) => updateCustomer(shop, user(id), fields),
    demote: (userId) => void (user(userId).role = 'subscriber'),
    becomeAnother: (userId, email) =>
      void Object.assign(user(userId), { email, createdAt: thisSecond(shop), modifiedAt: null }),
    deleteUser: (userId) => void shop.users.splice(shop.users.indexOf(user(userId)), 1),
    addKey: (key) => void shop.keys.push(key),
    addCoupon: (coupon) => void shop.coupons.push({ ...coupon, id: next(shop, 'post') }),
    addTaxRate: (rate) => void shop.rates.push(rate),
    changeSettings: (settings) => void (shop.settings = { ...shop.settings, ...settings }),
    moveTo: (home, plainHome = home) => void (shop.home = { secure: home, plain: plainHome }),
    changePermalinks: (permalinks) => void (shop.permalinks = permalinks),
  };
}

function productActions(shop: Shop): Pick<Admin, 'changeSku' | 'changePrice' | 'removeProduct'> {
  function change(sku: string, fields: { readonly sku?: string; readonly price?: string }): void {
    const product = productBySku(shop, sku);
    Object.assign(product, fields, { modifiedAt: thisSecond(shop) });
    shop.events.happened('product.updated', product.id);
  }
  return {
    changeSku: (sku, to) => change(sku, { sku: to }),
    changePrice: (sku, price) => change(sku, { price }),
    removeProduct(sku) {
      shop.products.splice(shop.products.indexOf(productBySku(shop, sku)), 1);
    },
  };
}

function found<Row extends { readonly id: number }>(rows: readonly Row[], id: number, kind: string): Row {
  const row = rows.find((each) => each.id === id);
  if (row === undefined) throw new Error(`The fake shop has no ${kind} ${id}.`);
  return row;
}
