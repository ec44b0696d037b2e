import type { FakeRequest } from '../http.ts';
import { StoreError } from './errors.ts';
import type { Account, Scope, Store } from './state.ts';

const WRONG =
  'Unauthorized - the v3 Auth client ID or token in the request are not a valid combination for this store.';
const DENIED = 'Unauthorized Access. You do not have permission to make this request.';

/** @throws StoreError for a wrong token, and for a hash that is another store's: nobody tells the two apart */
export function authenticate(store: Store, request: FakeRequest, hash: string): Account {
  const account = store.accounts.find((each) => each.token === request.headers['x-auth-token']);
  if (account === undefined || hash !== store.hash) throw new StoreError(401, WRONG);
  return account;
}

/** One of these is needed; an empty list is what every account may. @throws StoreError */
export function checkScopes(account: Account, scopes: readonly Scope[]): void {
  if (scopes.length > 0 && !scopes.some((scope) => account.scopes.includes(scope))) throw new StoreError(403, DENIED);
}

/** The scopes that let a request of this kind in. */
export function scopesFor(family: ScopeFamily, method: string): readonly Scope[] {
  const reads = method === 'GET' || method === 'HEAD';
  return reads ? [...WRITES[family], ...READS[family]] : WRITES[family];
}

export type ScopeFamily =
  | 'orders'
  | 'transactions'
  | 'refunds'
  | 'customers'
  | 'products'
  | 'inventory'
  | 'locations'
  | 'information'
  | 'channels'
  | 'payments'
  | 'own';

const WRITES: Readonly<Record<ScopeFamily, readonly Scope[]>> = {
  orders: ['store_v2_orders'],
  transactions: [],
  refunds: ['store_v2_orders'],
  customers: ['store_v2_customers'],
  products: ['store_v2_products'],
  inventory: ['store_inventory'],
  locations: [],
  information: [],
  channels: [],
  payments: [],
  own: [],
};

const READS: Readonly<Record<ScopeFamily, readonly Scope[]>> = {
  orders: ['store_v2_orders_read_only'],
  transactions: ['store_v2_transactions_read_only'],
  refunds: ['store_v2_orders_read_only', 'store_v2_transactions_read_only'],
  customers: ['store_v2_customers_read_only'],
  products: ['store_v2_products_read_only'],
  inventory: ['store_inventory_read_only'],
  locations: ['store_locations_read_only'],
  information: ['store_v2_information_read_only'],
  channels: ['store_channel_settings_read_only'],
  payments: ['store_payments_methods_read'],
  own: [],
};
