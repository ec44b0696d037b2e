import type { ScopeFamily } from './access.ts';
import type { Run } from './call.ts';
import { StoreError } from './errors.ts';
import type { HookRoutes } from './hooks.ts';
import { listItems, listItemsAt, listLocations, postRelative, putAbsolute } from './inventory.ts';
import { getPriceList, listAssignments, listPriceLists, listRecords, putRecords } from './priceLists.ts';
import { getTaxSettings, listTaxRates, listTaxZones } from './taxSettings.ts';
import { getProduct, listProducts, putProduct, putProducts } from './products.ts';
import { getVariant, listAllVariants, listVariants, putVariant, putVariants } from './variants.ts';
import {
  deleteMetafield,
  getMetafield,
  listAllMetafields,
  listMetafields,
  postMetafield,
  putMetafield,
} from './metafields.ts';
import { listPaymentMethods, listShippingMethods, listShippingZones } from './checkoutSettings.ts';
import { getConsignments } from './consignments.ts';
import { deleteAddresses, listAddresses, postAddresses, putAddresses } from './customerAddresses.ts';
import {
  countGroups,
  getGroup,
  listAttributes,
  listFormFieldValues,
  listGroups,
  listValues,
  postAttributes,
  putValues,
} from './customerAttributes.ts';
import { deleteCustomers, listCustomers, postCustomers, putCustomers } from './customers.ts';
import {
  getLine,
  getShipTo,
  listCoupons,
  listFees,
  listLines,
  listMessages,
  listShipTos,
  listTaxes,
} from './orderParts.ts';
import { ORDER_FILTERS, countOrders, deleteOrder, deleteOrders, getOrder, listOrders, putOrder } from './orders.ts';
import { getRefund, listRefunds, listRefundsOfOrder, listTransactions } from './payments.ts';
import { deleteShipment, getShipment, listShipments, postShipment, putShipment } from './shipments.ts';
import { getStatus, listStatuses } from './statuses.ts';
import {
  getChannel,
  getCurrency,
  getInventorySettings,
  getLocale,
  getProfile,
  getStore,
  getTaxClass,
  getTime,
  listChannels,
  listCurrencies,
  listTaxClasses,
} from './storeInfo.ts';

export interface Route {
  readonly path: string;
  readonly family: ScopeFamily;
  /** Of V2, beside `page` and `limit`. */
  readonly params?: readonly string[];
  readonly get?: Run;
  readonly post?: Run;
  readonly put?: Run;
  readonly remove?: Run;
}

export interface Matched {
  readonly run: Run;
  readonly family: ScopeFamily;
  readonly parts: readonly string[];
  /** Declared ones. */
  readonly params: readonly string[];
}

export type Version = 'v2' | 'v3';

const INCLUDE = ['include', 'consignment_structure'];

/** `#` stands for a number. */
const V2: readonly Route[] = [
  {
    path: 'orders',
    family: 'orders',
    params: [...ORDER_FILTERS, 'sort', ...INCLUDE],
    get: listOrders,
    remove: deleteOrders,
  },
  { path: 'orders/count', family: 'orders', params: ORDER_FILTERS, get: countOrders },
  { path: 'orders/#', family: 'orders', params: INCLUDE, get: getOrder, put: putOrder, remove: deleteOrder },
  { path: 'orders/#/products', family: 'orders', get: listLines },
  { path: 'orders/#/products/#', family: 'orders', get: getLine },
  { path: 'orders/#/shipping_addresses', family: 'orders', get: listShipTos },
  { path: 'orders/#/shipping_addresses/#', family: 'orders', get: getShipTo },
  { path: 'orders/#/coupons', family: 'orders', get: listCoupons },
  { path: 'orders/#/taxes', family: 'orders', params: ['details'], get: listTaxes },
  { path: 'orders/#/fees', family: 'orders', get: listFees },
  { path: 'orders/#/consignments', family: 'orders', params: ['include'], get: getConsignments },
  { path: 'orders/#/messages', family: 'orders', get: listMessages },
  { path: 'orders/#/shipments', family: 'orders', get: listShipments, post: postShipment },
  { path: 'orders/#/shipments/#', family: 'orders', get: getShipment, put: putShipment, remove: deleteShipment },
  { path: 'order_statuses', family: 'orders', get: listStatuses },
  { path: 'order_statuses/#', family: 'orders', get: getStatus },
  {
    path: 'customer_groups',
    family: 'customers',
    params: ['name', 'is_default', 'is_group_for_guests'],
    get: listGroups,
  },
  { path: 'customer_groups/count', family: 'customers', get: countGroups },
  { path: 'customer_groups/#', family: 'customers', get: getGroup },
  { path: 'store', family: 'information', get: getStore },
  { path: 'time', family: 'own', get: getTime },
  { path: 'currencies', family: 'information', get: listCurrencies },
  { path: 'currencies/#', family: 'information', get: getCurrency },
  { path: 'payments/methods', family: 'payments', get: listPaymentMethods },
  { path: 'shipping/zones', family: 'information', get: listShippingZones },
  { path: 'shipping/zones/#/methods', family: 'information', get: listShippingMethods },
  { path: 'tax_classes', family: 'information', get: listTaxClasses },
  { path: 'tax_classes/#', family: 'information', get: getTaxClass },
];

const V3: readonly Route[] = [
  { path: 'orders/#/transactions', family: 'transactions', get: listTransactions },
  { path: 'orders/#/payment_actions/refunds', family: 'refunds', get: listRefundsOfOrder },
  { path: 'orders/payment_actions/refunds', family: 'refunds', get: listRefunds },
  { path: 'orders/payment_actions/refunds/#', family: 'refunds', get: getRefund },
  { path: 'orders/#/metafields', family: 'own', get: listMetafields, post: postMetafield },
  { path: 'orders/#/metafields/#', family: 'own', get: getMetafield, put: putMetafield, remove: deleteMetafield },
  { path: 'orders/metafields', family: 'own', get: listAllMetafields },
  {
    path: 'customers',
    family: 'customers',
    get: listCustomers,
    post: postCustomers,
    put: putCustomers,
    remove: deleteCustomers,
  },
  {
    path: 'customers/addresses',
    family: 'customers',
    get: listAddresses,
    post: postAddresses,
    put: putAddresses,
    remove: deleteAddresses,
  },
  { path: 'customers/attributes', family: 'customers', get: listAttributes, post: postAttributes },
  { path: 'customers/attribute-values', family: 'customers', get: listValues, put: putValues },
  { path: 'customers/form-field-values', family: 'customers', get: listFormFieldValues },
  { path: 'catalog/products', family: 'products', get: listProducts, put: putProducts },
  { path: 'catalog/products/#', family: 'products', get: getProduct, put: putProduct },
  { path: 'catalog/products/#/variants', family: 'products', get: listVariants },
  { path: 'catalog/products/#/variants/#', family: 'products', get: getVariant, put: putVariant },
  { path: 'catalog/variants', family: 'products', get: listAllVariants, put: putVariants },
  { path: 'inventory/adjustments/absolute', family: 'inventory', put: putAbsolute },
  { path: 'inventory/adjustments/relative', family: 'inventory', post: postRelative },
  { path: 'inventory/items', family: 'inventory', get: listItems },
  { path: 'inventory/locations/#/items', family: 'inventory', get: listItemsAt },
  { path: 'inventory/locations', family: 'locations', get: listLocations },
  { path: 'pricelists', family: 'products', get: listPriceLists },
  { path: 'pricelists/#', family: 'products', get: getPriceList },
  { path: 'pricelists/#/records', family: 'products', get: listRecords, put: putRecords },
  { path: 'pricelists/assignments', family: 'products', get: listAssignments },
  { path: 'tax/settings', family: 'information', get: getTaxSettings },
  { path: 'tax/zones', family: 'information', get: listTaxZones },
  { path: 'tax/rates', family: 'information', get: listTaxRates },
  { path: 'channels', family: 'channels', get: listChannels },
  { path: 'channels/#', family: 'channels', get: getChannel },
  { path: 'settings/inventory', family: 'information', get: getInventorySettings },
  { path: 'settings/store/locale', family: 'information', get: getLocale },
  { path: 'settings/store/profile', family: 'information', get: getProfile },
];

/** Real addresses that nobody needed yet: asking must not look as if the store did not have them. */
const UNSIMULATED = [
  /^v2 POST orders$/,
  /^v2 (POST|PUT|DELETE) customer_groups/,
  /^v3 (POST|DELETE) catalog\/products/,
  /^v3 PUT customers\/(attributes|form-field-values)$/,
  /^v3 PUT inventory\/locations/,
  /^v3 (POST|PUT|DELETE) pricelists(\/assignments|\/records)?$/,
  /^v3 (POST|PUT|DELETE) tax\//,
  /^v3 POST orders\/\d+\/payment_actions\/\w+$/,
  /^v2 PUT orders\/\d+\/shipping_addresses\/\d+$/,
];

export function createRoutes(hooks: HookRoutes): (version: Version, path: string, method: string) => Matched {
  const tables = { v2: compiled(V2), v3: compiled([...V3, ...hookRoutes(hooks)]) };
  return (version, path, method) => {
    if (UNSIMULATED.some((pattern) => pattern.test(`${version} ${method} ${path}`))) {
      throw new Error(`The fake store does not simulate ${method} ${version}/${path}.`);
    }
    for (const { route, pattern } of tables[version]) {
      const parts = pattern.exec(path);
      if (parts === null) continue;
      const run = runOf(route, method);
      if (run === undefined) throw new StoreError(405, 'Method Not Allowed');
      return { run, family: route.family, parts: parts.slice(1), params: ['page', 'limit', ...(route.params ?? [])] };
    }
    throw new StoreError(
      404,
      version === 'v2' ? 'The requested resource was not found.' : 'The resource was not found.',
    );
  };
}

const hookRoutes = (hooks: HookRoutes): readonly Route[] => [
  { path: 'hooks', family: 'own', get: hooks.list, post: hooks.create },
  { path: 'hooks/#', family: 'own', get: hooks.get, put: hooks.update, remove: hooks.remove },
  { path: 'hooks/admin', family: 'own', get: hooks.getAdmin, put: hooks.putAdmin },
];

function compiled(routes: readonly Route[]) {
  return routes.map((route) => ({ route, pattern: new RegExp(`^${route.path.replaceAll('#', '(\\d+)')}$`) }));
}

function runOf(route: Route, method: string): Run | undefined {
  if (method === 'GET' || method === 'HEAD') return route.get;
  if (method === 'POST') return route.post;
  if (method === 'PUT') return route.put;
  return method === 'DELETE' ? route.remove : undefined;
}
