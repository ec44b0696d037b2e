import type { Origin } from '../../base/origin.ts';
import type { Door } from '../../http/door.ts';
import type { Store, StoreOrder, StoreSession } from '../store.ts';
import { type BigClient, createBigClient } from './client.ts';
import { createBigAccounts } from './customers.ts';
import { createBigHooks } from './hooks.ts';
import { createBigLists } from './lists.ts';
import { addMarker } from './marker.ts';
import { readInfo, readPaymentMethods, readShippingMethods, readTaxRates } from './offered.ts';
import { ARCHIVED } from './normalize.ts';
import { type BigOrderReading, readBigOrder } from './orders.ts';
import { type BigChannels, createBigChannels, readCustomerGroups } from './shoppers.ts';
import {
  bigCustomerTopics,
  bigOrderTopics,
  bigTopicOf,
  readBigDelivery,
  type SignatureProof,
  verifyBigDelivery,
} from './webhooks.ts';

export interface BigCommerceStoreOptions extends BigOrderReading {
  readonly connectionId: string;
  readonly apiUrl: string;
  readonly storeHash: string;
  /** Comes back with every delivery of a webhook of ours; in new webhooks the door's sign-in puts it in. */
  readonly webhookSecret: string;
  /** Key of the vendor's signatures; null where it was not entered. */
  readonly clientSecret: string | null;
  readonly proof: SignatureProof;
  /** Whether a registered customer's group is read: up to two requests more for each order. */
  readonly customerGroups?: boolean;
  /** Milliseconds UTC. */
  readonly now: () => number;
  /** Signs with `createBigSignIn`. */
  readonly door: Door;
}

/** Stamps have one second, and events are told before lists show them. */
const POLL_OVERLAP_SECONDS = 300;
/** All but 0, which is a payment page that was reached and no order yet. */
const ORDER_STATUSES = [...Array.from({ length: 14 }, (_, index) => String(index + 1)), ARCHIVED];

export function createBigCommerceStore(options: BigCommerceStoreOptions): Store {
  const client = createBigClient(options);
  const channels = createBigChannels();
  return {
    connectionId: options.connectionId,
    kind: 'bigcommerce',
    capabilities: {
      pollOverlapSeconds: POLL_OVERLAP_SECONDS,
      subscriptionsOff: 'reactivate',
      orderStatuses: ORDER_STATUSES,
    },
    orderTopics: bigOrderTopics,
    customerTopics: bigCustomerTopics,
    verifyDelivery: (delivery) => verifyBigDelivery(delivery, options),
    topicOf: bigTopicOf,
    readDelivery: readBigDelivery,
    as: (origin) => createSession(client, origin, { ...options, channels }),
  };
}

interface Reading extends BigOrderReading {
  readonly customerGroups?: boolean;
  readonly channels: BigChannels;
  readonly webhookSecret: string;
}

async function readWhole(client: BigClient, origin: Origin, key: string, reading: Reading): Promise<StoreOrder | null> {
  const order = await readBigOrder(client, origin, key, reading);
  if (order === null) return null;
  const [soldThrough, customerGroups] = await Promise.all([
    reading.channels.soldThrough(client, origin, order.channel ?? ''),
    reading.customerGroups === true && order.customerKey !== null
      ? readCustomerGroups(client, origin, order.customerKey)
      : null,
  ]);
  return { ...order, ...(soldThrough && { soldThrough }), ...(customerGroups && { customerGroups }) };
}

function createSession(client: BigClient, origin: Origin, reading: Reading): StoreSession {
  return {
    order: (key) => readWhole(client, origin, key, reading),
    ...createBigLists(client, origin),
    ...createBigAccounts(client, origin),
    info: () => readInfo(client, origin),
    taxRates: () => readTaxRates(client, origin),
    paymentMethods: () => readPaymentMethods(client, origin),
    shippingMethods: () => readShippingMethods(client, origin),
    addNote: (orderKey, note) => addMarker(client, origin, orderKey, note),
    ...createBigHooks(client, origin, reading.webhookSecret),
  };
}
