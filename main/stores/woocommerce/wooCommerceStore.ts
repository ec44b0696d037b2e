import type { Origin } from '../../base/origin.ts';
import { currencyDigits } from '../../base/money.ts';
import { ConnectorError } from '../../base/errors.ts';
import type { Door } from '../../http/door.ts';
import type { Store, StoreInfo, StoreSession, StoreSubscription } from '../store.ts';
import { type WooClient, createWooClient } from './client.ts';
import { readCustomerRole } from './customerRole.ts';
import { createWooAccounts } from './customers.ts';
import { wooCode, wrongShape, readShape } from './errors.ts';
import { createWooHeartbeats, isHeartbeat } from './heartbeats.ts';
import { trimHome } from './homeAddress.ts';
import { createWooLists } from './lists.ts';
import { toStoreOrder } from './normalize.ts';
import { readPaymentMethods, readShippingMethods, readTaxRates } from './offered.ts';
import { hasMorePages } from './paging.ts';
import { pluginMeta } from './plugins.ts';
import { wooIndex, wooOrder, wooOrderFields, wooSettings, wooStatus, wooWebhook, wooWebhooks } from './shapes.ts'; // prettier-ignore
import { webhookSecretSlot } from './signature.ts';
import { readWebhooks } from './webhookList.ts';
import { readWooDelivery, verifyWooDelivery, wooCustomerTopics, wooOrderTopics, wooTopicOf } from './webhooks.ts';

export interface WooCommerceStoreOptions {
  readonly connectionId: string;
  /** As WordPress' own setting says it, sub-folder included: `https://shop.example`. */
  readonly homeUrl: string;
  /** Verifies deliveries; for new webhooks the door's signature puts it in. */
  readonly webhookSecret: string;
  /** Names of metadata of an order to be read into its `fields`; absent: none. */
  readonly orderFields?: readonly string[];
  /** Whether the customer's role is read with an order; absent: it is not. */
  readonly customerGroups?: boolean;
  /** Signs with `createWooSignature`. */
  readonly door: Door;
}

/** Equal stamps (one-second resolution) and orders whose transaction ends late. */
const POLL_OVERLAP_SECONDS = 120;
/** WooCommerce's own; plugins add theirs. Carts (`checkout-draft`) are not among them. */
const ORDER_STATUSES = ['pending', 'processing', 'on-hold', 'completed', 'cancelled', 'refunded', 'failed'];

export function createWooCommerceStore(options: WooCommerceStoreOptions): Store {
  const client = createWooClient(options);
  return {
    connectionId: options.connectionId,
    kind: 'woocommerce',
    capabilities: {
      pollOverlapSeconds: POLL_OVERLAP_SECONDS,
      subscriptionsOff: 'remake',
      orderStatuses: ORDER_STATUSES,
    },
    orderTopics: wooOrderTopics,
    customerTopics: wooCustomerTopics,
    verifyDelivery: (delivery) => verifyWooDelivery(delivery, options),
    topicOf: wooTopicOf,
    readDelivery: readWooDelivery,
    as: (origin) => createSession(client, origin, options),
  };
}

function createSession(client: WooClient, origin: Origin, options: OrderReading): StoreSession {
  return {
    order: (key) => readOrderWithRole(client, origin, key, options),
    ...createWooLists(client, origin),
    ...createWooAccounts(client, origin),
    info: () => readInfo(client, origin),
    taxRates: () => readTaxRates(client, origin),
    paymentMethods: () => readPaymentMethods(client, origin),
    shippingMethods: () => readShippingMethods(client, origin),
    addNote: (orderKey, note) => addNote(client, origin, orderKey, note),
    subscriptions: () => readSubscriptions(client, origin),
    createSubscription: (wanted) => createSubscription(client, origin, wanted),
    reactivateSubscription: (id) => reactivateSubscription(client, origin, id),
    deleteSubscription: (id) => deleteSubscription(client, origin, id),
    ...createWooHeartbeats(client, origin),
  };
}

type OrderReading = Pick<WooCommerceStoreOptions, 'orderFields' | 'customerGroups'>;

async function readOrderWithRole(client: WooClient, origin: Origin, key: string, options: OrderReading) {
  const order = await readOrder(client, origin, key, options.orderFields ?? []);
  if (!order || options.customerGroups !== true || order.customerKey === null) return order;
  return { ...order, customerGroups: await readCustomerRole(client, origin, order.customerKey) };
}

async function readOrder(client: WooClient, origin: Origin, key: string, orderFields: readonly string[]) {
  const subject = `order ${key}`;
  const { response, about } = await client.send({
    method: 'GET',
    path: `wc/v3/orders/${encodeURIComponent(key)}`,
    query: [
      ['dp', '6'],
      ['_fields', wooOrderFields],
      ['include_meta', [...pluginMeta, ...orderFields].join(',')],
    ],
    effect: 'read',
    origin,
    subject,
    summary: `read ${subject}`,
  });
  if (response.status === 404 && wooCode(response) === 'woocommerce_rest_shop_order_invalid_id') return null;
  const order = readShape(wooOrder, client.read(response, about).body, about);
  if (order.id !== key) throw wrongShape(about, 'id', 'it is another order');
  return toStoreOrder(order, orderFields);
}

async function readInfo(client: WooClient, origin: Origin): Promise<StoreInfo> {
  const answer = await client.call({
    method: 'GET',
    path: '',
    query: [['_fields', 'name,home,namespaces']],
    effect: 'read',
    origin,
    subject: "the shop's name",
    summary: 'read what the shop calls itself',
  });
  const index = readShape(wooIndex, answer.body, answer.about);
  return { name: index.name, homeUrl: trimHome(index.home), ...(await readMoneySettings(client, origin)) };
}

type MoneySettings = Pick<StoreInfo, 'version' | 'currency' | 'decimals'>;

/** The status page needs a manager's key; the general settings may be open where it is not, and lack the version. */
async function readMoneySettings(client: WooClient, origin: Origin): Promise<MoneySettings> {
  const read = (path: string, fields: string) =>
    client.call({
      method: 'GET',
      path,
      query: [['_fields', fields]],
      effect: 'read',
      origin,
      subject: 'version and currency',
      summary: 'read version and currency',
    });
  try {
    const answer = await read('wc/v3/system_status', 'environment,settings');
    const status = readShape(wooStatus, answer.body, answer.about);
    return {
      version: status.environment.version,
      currency: status.settings.currency,
      decimals: status.settings.number_of_decimals,
    };
  } catch (error) {
    // Expected of a key with fewer rights (or of a security plugin); any other failure is the caller's.
    if (!(error instanceof ConnectorError && error.kind === 'permission')) throw error;
  }
  const answer = await read('wc/v3/settings/general', 'id,value');
  const settings = readShape(wooSettings, answer.body, answer.about);
  const value = (id: string) => String(settings.find((setting) => setting.id === id)?.value ?? '');
  const currency = value('woocommerce_currency');
  const decimals = value('woocommerce_price_num_decimals');
  return { version: '', currency, decimals: /^\d$/.test(decimals) ? Number(decimals) : currencyDigits(currency) };
}

async function addNote(client: WooClient, origin: Origin, orderKey: string, note: string): Promise<void> {
  await client.call({
    method: 'POST',
    path: `wc/v3/orders/${encodeURIComponent(orderKey)}/notes`,
    body: { note, customer_note: false },
    effect: 'business',
    origin,
    subject: `a note at order ${orderKey}`,
    summary: `add a private note to order ${orderKey}`,
    once: true,
  });
}

async function readSubscriptions(client: WooClient, origin: Origin): Promise<readonly StoreSubscription[]> {
  const found: StoreSubscription[] = [];
  for (let page = 1, more = true; more; page += 1) {
    const answer = await readWebhooks(client, origin, page, {
      subject: 'the list of webhooks',
      purpose: 'list webhooks',
    });
    const rows = readShape(wooWebhooks, answer.body, answer.about);
    found.push(...rows.filter((row) => !isHeartbeat(row.name)).map(toSubscription));
    more = hasMorePages(answer, page, rows.length);
  }
  return found;
}

/** Without a secret the shop would make up one that nobody can read. It tries the address before it answers. */
async function createSubscription(
  client: WooClient,
  origin: Origin,
  wanted: { readonly topic: string; readonly deliveryUrl: string; readonly name: string },
): Promise<StoreSubscription> {
  const answer = await client.call({
    method: 'POST',
    path: 'wc/v3/webhooks',
    body: {
      name: wanted.name,
      topic: wanted.topic,
      delivery_url: wanted.deliveryUrl,
      secret: webhookSecretSlot,
    },
    effect: 'housekeeping',
    origin,
    subject: `a webhook for ${wanted.topic}`,
    summary: `create a webhook for ${wanted.topic}`,
    once: true,
  });
  return toSubscription(readShape(wooWebhook, answer.body, answer.about));
}

/** Its failure counter stays what it was. */
async function reactivateSubscription(client: WooClient, origin: Origin, id: string): Promise<void> {
  await client.call({
    method: 'PUT',
    path: `wc/v3/webhooks/${encodeURIComponent(id)}`,
    body: { status: 'active' },
    effect: 'housekeeping',
    origin,
    subject: `webhook ${id}`,
    summary: `switch webhook ${id} on`,
  });
}

/** One that is gone already is what was wanted. */
async function deleteSubscription(client: WooClient, origin: Origin, id: string): Promise<void> {
  const { response, about } = await client.send({
    method: 'DELETE',
    path: `wc/v3/webhooks/${encodeURIComponent(id)}`,
    query: [['force', 'true']],
    effect: 'housekeeping',
    origin,
    subject: `webhook ${id}`,
    summary: `delete webhook ${id}`,
  });
  if (response.status === 404 && wooCode(response) === 'woocommerce_rest_shop_webhook_invalid_id') return;
  client.read(response, about);
}

function toSubscription(webhook: { id: string; name: string; status: string; topic: string; delivery_url: string }) {
  return {
    id: webhook.id,
    name: webhook.name,
    topic: webhook.topic,
    deliveryUrl: webhook.delivery_url,
    active: webhook.status === 'active',
  };
}
