import { recount } from './countOrder.ts';
import { archiveOrder, unarchiveOrder } from './orders.ts';
import { openCustomer, openProduct } from './openStore.ts';
import { addTransaction } from './payOrder.ts';
import type { RateLimit, RateWindow } from './rateWindow.ts';
import type { RefundRequest } from './refunds.ts';
import { refundOrder } from './refunds.ts';
import type { CustomerSeed, ProductSeed } from './seed.ts';
import type { CouponSeed, Customer, Product } from './goodsState.ts';
import type { Order } from './orderState.ts';
import type { Account, Hook, Store, StoreSettings, TaxRate } from './state.ts';
import { next, orderChanged, thisSecond } from './state.ts';
import { changeStatus } from './statuses.ts';
import { levelAt, productChanged, variantChanged } from './stock.ts';
import { findArticle } from './cartLines.ts';

/** What people and other apps do, with the events that follow. All throw an Error for unknown ids. */
export interface Admin {
  setStatus(orderId: number, statusId: number): void;
  /** Renames a status; ids stay. */
  renameStatus(statusId: number, label: string): void;
  /** Another quantity or price of a line; the line loses its discounts, and it is an update. Quantity 0 takes it out. */
  editLine(orderId: number, lineId: number, change: { readonly quantity?: number; readonly price?: string }): void;
  editOrder(
    orderId: number,
    change: Partial<Pick<Order, 'billing' | 'staffNotes' | 'customerMessage' | 'customerId'>>,
  ): void;
  /** Dates an order as an import does; nobody is told. Milliseconds UTC. */
  stampOrder(orderId: number, stamps: Partial<Pick<Order, 'createdAt' | 'modifiedAt' | 'externalMerchantId'>>): void;
  archiveOrder(orderId: number): void;
  restoreOrder(orderId: number): void;
  /** For good, as when a store is set back; nobody is told. */
  forgetOrder(orderId: number): void;
  /** Takes the money that was only authorized. */
  capture(orderId: number): void;
  /** @returns the refund's id */
  refund(orderId: number, request: RefundRequest): number;
  message(orderId: number, subject: string, text: string): void;
  addCustomer(customer: Omit<CustomerSeed, 'id'>): number;
  changeCustomer(
    id: number,
    change: Partial<
      Pick<Customer, 'email' | 'firstName' | 'lastName' | 'company' | 'phone' | 'groupId' | 'storeCredit'>
    >,
  ): void;
  deleteCustomer(id: number): void;
  addProduct(product: ProductSeed): void;
  changePrice(sku: string, price: number): void;
  changeSku(sku: string, to: string): void;
  removeProduct(sku: string): void;
  setStock(sku: string, onHand: number, locationId?: number): void;
  addCoupon(coupon: Omit<CouponSeed, 'id'>): void;
  addTaxRate(rate: TaxRate): void;
  /** Without records. @returns its id */
  addPriceList(name: string, customerGroupId?: number): number;
  /** Keeps so many pieces from being sold. */
  setSafetyStock(sku: string, safety: number, locationId?: number): void;
  addAccount(account: Account): void;
  /** With its webhooks, for good. */
  deleteAccount(clientId: string): void;
  changeSettings(settings: Partial<StoreSettings>): void;
  /** Switches a hook off as the store does after two days of failures. */
  deactivateHook(id: number): void;
  /** The next so many requests are answered 429 without any rate header. */
  overload(requests: number): void;
  readonly rate: Pick<RateWindow, 'useUp' | 'shareWith' | 'left'> & { set(limit: Partial<RateLimit>): void };
}

export interface AdminParts {
  readonly rate: RateWindow;
  overload(requests: number): void;
  drop(hook: Hook): void;
}

export function createAdmin(store: Store, parts: AdminParts): Admin {
  return {
    ...orderActions(store),
    ...customerActions(store),
    ...productActions(store),
    ...storeActions(store, parts),
  };
}

function found<Row extends { readonly id: number }>(rows: readonly Row[], id: number, kind: string): Row {
  const row = rows.find((each) => each.id === id);
  if (row === undefined) throw new Error(`The fake store has no ${kind} ${id}.`);
  return row;
}

type OrderActions = Pick<
  Admin,
  | 'setStatus'
  | 'editLine'
  | 'editOrder'
  | 'stampOrder'
  | 'archiveOrder'
  | 'restoreOrder'
  | 'forgetOrder'
  | 'capture'
  | 'refund'
  | 'message'
>;

function orderActions(store: Store): OrderActions {
  const order = (id: number): Order => found(store.orders, id, 'order');
  return {
    setStatus: (id, statusId) => changeStatus(store, order(id), statusId),
    editLine(id, lineId, change) {
      const line = found(order(id).lines, lineId, 'line');
      Object.assign(line, change, { discounts: [] });
      if (line.quantity === 0) order(id).lines = order(id).lines.filter((each) => each !== line);
      recount(store, order(id));
      orderChanged(store, order(id));
    },
    editOrder(id, change) {
      Object.assign(order(id), change);
      orderChanged(store, order(id));
    },
    stampOrder: (id, stamps) => void Object.assign(order(id), stamps),
    archiveOrder: (id) => archiveOrder(store, order(id)),
    restoreOrder: (id) => unarchiveOrder(store, order(id)),
    forgetOrder: (id) => void store.orders.splice(store.orders.indexOf(order(id)), 1),
    capture(id) {
      const authorized = order(id).transactions.find((each) => each.event === 'authorization');
      if (authorized === undefined) throw new Error(`Order ${id} of the fake store has nothing to capture.`);
      const { method, amount, gateway, test } = authorized;
      addTransaction(store, order(id), { event: 'capture', method, amount, gateway, test, referenceId: authorized.id });
      order(id).paymentStatus = 'captured';
      orderChanged(store, order(id));
    },
    refund: (id, request) => refundOrder(store, order(id), request).id,
    message(id, subject, text) {
      const message = { id: next(store, 'message'), subject, text, createdAt: thisSecond(store) };
      order(id).messages.push(message);
      const data = { type: 'order', id, message: { order_message_id: message.id } };
      store.events.happened('store/order/message/created', data);
    },
  };
}

function customerActions(store: Store): Pick<Admin, 'addCustomer' | 'changeCustomer' | 'deleteCustomer'> {
  const tell = (event: string, id: number): void =>
    store.events.happened(`store/customer/${event}`, { type: 'customer', id });
  return {
    addCustomer(seed) {
      const id = next(store, 'customer');
      store.customers.push(openCustomer({ ...seed, id }, thisSecond(store)));
      tell('created', id);
      return id;
    },
    changeCustomer(id, change) {
      Object.assign(found(store.customers, id, 'customer'), change, { modifiedAt: thisSecond(store) });
      tell('updated', id);
    },
    deleteCustomer(id) {
      store.customers.splice(store.customers.indexOf(found(store.customers, id, 'customer')), 1);
      tell('deleted', id);
    },
  };
}

type ProductActions = Pick<
  Admin,
  'addProduct' | 'changePrice' | 'changeSku' | 'removeProduct' | 'setStock' | 'setSafetyStock'
>;

function productActions(store: Store): ProductActions {
  const isSimple = (product: Product): boolean => product.variants.every((variant) => variant.skuId === null);
  return {
    addProduct(seed) {
      store.products.push(openProduct(seed, thisSecond(store)));
      store.events.happened('store/product/created', { type: 'product', id: seed.id });
    },
    changePrice(sku, price) {
      const { product, variant } = findArticle(store, sku);
      if (isSimple(product)) product.price = price;
      else variant.price = price;
      if (isSimple(product)) productChanged(store, product);
      else variantChanged(store, variant);
    },
    changeSku(sku, to) {
      const { product, variant } = findArticle(store, sku);
      variant.sku = to;
      if (isSimple(product)) product.sku = to;
      if (isSimple(product)) productChanged(store, product);
      else variantChanged(store, variant);
    },
    removeProduct(sku) {
      const { product } = findArticle(store, sku);
      store.products.splice(store.products.indexOf(product), 1);
      store.events.happened('store/product/deleted', { type: 'product', id: product.id });
    },
    setStock(sku, onHand, locationId = 1) {
      const { product, variant } = findArticle(store, sku);
      const levels = product.inventoryTracking === 'product' ? product.stock : variant.stock;
      levels.set(locationId, { onHand, safety: levels.get(locationId)?.safety ?? 0, adjusted: true });
      productChanged(store, product);
    },
    setSafetyStock(sku, safety, locationId = 1) {
      const { product, variant } = findArticle(store, sku);
      levelAt(product.inventoryTracking === 'product' ? product.stock : variant.stock, locationId).safety = safety;
    },
  };
}

type StoreActions = Omit<
  Admin,
  keyof OrderActions | keyof ProductActions | 'addCustomer' | 'changeCustomer' | 'deleteCustomer'
>;

function storeActions(store: Store, { rate, overload, drop }: AdminParts): StoreActions {
  return {
    renameStatus: (statusId, label) => void store.customStatuses.set(statusId, label),
    addCoupon: (coupon) => void store.coupons.push({ ...coupon, id: next(store, 'coupon') }),
    addTaxRate: (taxRate) => void store.taxRates.push(taxRate),
    addPriceList(name, customerGroupId) {
      const id = next(store, 'priceList');
      const assignment = { id: next(store, 'assignment'), customerGroupId: customerGroupId ?? null, channelId: null };
      const assignments = customerGroupId === undefined ? [] : [assignment];
      store.priceLists.push({ id, name, active: true, records: [], assignments });
      return id;
    },
    addAccount: (account) => void store.accounts.push(account),
    deleteAccount(clientId) {
      const at = store.accounts.findIndex((account) => account.clientId === clientId);
      if (at === -1) throw new Error(`The fake store has no account ${clientId}.`);
      store.accounts.splice(at, 1);
      for (const hook of store.hooks.filter((each) => each.clientId === clientId)) {
        drop(hook);
        store.hooks.splice(store.hooks.indexOf(hook), 1);
      }
    },
    changeSettings: (settings) => void (store.settings = { ...store.settings, ...settings }),
    deactivateHook(id) {
      const hook = found(store.hooks, id, 'hook');
      hook.isActive = false;
      hook.status = 'deactivated';
      drop(hook);
    },
    overload,
    rate,
  };
}
