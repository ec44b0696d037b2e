import type { Call, Reply } from './call.ts';
import { deleteCustomer, getCustomer, listCustomers, postCustomer, putCustomer } from './customers.ts';
import { getSystemStatus, listGateways, listShippingMethods, listTaxClasses, listTaxes } from './discovery.ts';
import { noRoute } from './errors.ts';
import { getNote, listNotes, postNote } from './notes.ts';
import { deleteOrder, getOrder, listOrders, postOrder, putOrder } from './orders.ts';
import { getProduct, getVariation, listProducts, listVariations } from './products.ts';
import { deleteRefund, getRefund, listRefunds, listRefundsOfOrder, postRefund } from './refundRoutes.ts';
import { getCurrency, getSetting, listSettings, putSetting } from './settings.ts';
import type { WebhookRoutes } from './webhooks.ts';

type Run = (call: Call) => Reply;

/** `edit` answers POST, PUT and PATCH alike. */
interface Route {
  readonly pattern: RegExp;
  readonly get?: Run;
  readonly create?: Run;
  readonly edit?: Run;
  readonly remove?: Run;
}

export interface Matched {
  readonly run: Run;
  readonly parts: readonly string[];
  /** Of the `Allow` header. */
  readonly allow: string;
}

/** Everything below `wp-json/wc/v3`. */
export function createRoutes(webhooks: WebhookRoutes): (path: string, method: string) => Matched {
  const routes: readonly Route[] = [
    { pattern: /^orders$/, get: listOrders, create: postOrder },
    { pattern: /^orders\/(\d+)$/, get: getOrder, edit: putOrder, remove: deleteOrder },
    { pattern: /^orders\/(\d+)\/notes$/, get: listNotes, create: postNote },
    { pattern: /^orders\/(\d+)\/notes\/(\d+)$/, get: getNote },
    { pattern: /^orders\/(\d+)\/refunds$/, get: listRefundsOfOrder, create: postRefund },
    { pattern: /^orders\/(\d+)\/refunds\/(\d+)$/, get: getRefund, remove: deleteRefund },
    { pattern: /^refunds$/, get: listRefunds },
    { pattern: /^customers$/, get: listCustomers, create: postCustomer },
    { pattern: /^customers\/(\d+)$/, get: getCustomer, edit: putCustomer, remove: deleteCustomer },
    { pattern: /^products$/, get: listProducts },
    { pattern: /^products\/(\d+)$/, get: getProduct },
    { pattern: /^products\/(\d+)\/variations$/, get: listVariations },
    { pattern: /^products\/(\d+)\/variations\/(\d+)$/, get: getVariation },
    { pattern: /^webhooks$/, get: webhooks.list, create: webhooks.create },
    { pattern: /^webhooks\/(\d+)$/, get: webhooks.get, edit: webhooks.update, remove: webhooks.remove },
    { pattern: /^settings\/(\w+)$/, get: listSettings },
    { pattern: /^settings\/(\w+)\/(\w+)$/, get: getSetting, edit: putSetting },
    { pattern: /^data\/currencies\/current$/, get: getCurrency },
    { pattern: /^taxes$/, get: listTaxes },
    { pattern: /^taxes\/classes$/, get: listTaxClasses },
    { pattern: /^payment_gateways$/, get: listGateways },
    { pattern: /^shipping_methods$/, get: listShippingMethods },
    { pattern: /^system_status$/, get: getSystemStatus },
  ];
  return (path, method) => {
    for (const route of routes) {
      const parts = route.pattern.exec(path);
      const run = parts && runOf(route, method);
      if (run) return { run, parts: parts.slice(1), allow: allowOf(route) };
    }
    // An unknown route and a wrong method on a known one are told apart by nobody.
    throw noRoute();
  };
}

function runOf(route: Route, method: string): Run | undefined {
  if (method === 'GET' || method === 'HEAD') return route.get;
  if (method === 'DELETE') return route.remove;
  if (method === 'POST') return route.create ?? route.edit;
  return method === 'PUT' || method === 'PATCH' ? route.edit : undefined;
}

function allowOf(route: Route): string {
  const methods = [
    ...(route.get ? ['GET'] : []),
    ...(route.create ? ['POST'] : []),
    ...(route.edit ? ['POST', 'PUT', 'PATCH'] : []),
    ...(route.remove ? ['DELETE'] : []),
  ];
  return methods.join(', ');
}
