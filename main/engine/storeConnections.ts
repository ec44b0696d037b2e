import type { ConnectorError } from '../base/errors.ts';
import type { Origin } from '../base/origin.ts';
import type {
  BigCommerceConnectionSettings,
  Settings,
  StoreConnectionSettings,
  WooCommerceConnectionSettings,
} from '../contract/settings.ts';
import type { PingResult } from '../health/pings.ts';
import { createDoor, type Door, type Exchange } from '../http/door.ts';
import { createLanes } from '../http/lanes.ts';
import { withRateWindow } from '../http/rateWindow.ts';
import { createBigCommerceStore } from '../stores/bigcommerce/bigCommerceStore.ts';
import { checkBigCommerce } from '../stores/bigcommerce/check.ts';
import { readRateWindow } from '../stores/bigcommerce/quirks.ts';
import { createBigSignIn, withoutWebhookSecret } from '../stores/bigcommerce/signature.ts';
import { missingBigWriteRight } from '../stores/bigcommerce/writeRight.ts';
import type { Store } from '../stores/store.ts';
import { checkWooCommerce } from '../stores/woocommerce/check.ts';
import { createWooSignature } from '../stores/woocommerce/signature.ts';
import { createWooCommerceStore } from '../stores/woocommerce/wooCommerceStore.ts';
import { missingWriteRight } from '../stores/woocommerce/writeRight.ts';
import { type ConnectionParts, doorOptions, transportOf } from './connections.ts';
import { missing } from './navSignIn.ts';
import { networkOf } from './network.ts';

export interface StoreConnection {
  readonly store: Store;
  /** The same store through the same door, which reads these fields of its orders instead. */
  telling(reading: OrderReading): Store;
  check(origin: Origin): Promise<PingResult>;
  /**
   * What is missing for writing, asked by a write to an id that there is not; null: nothing.
   *
   * @throws ConnectorError when no answer came
   */
  missingWriteRight(origin: Origin): Promise<ConnectorError | null>;
}

/** What of the store's orders its integrations want beyond the usual. */
export interface OrderReading {
  /** Fields for what was paid otherwise and for customers. */
  readonly orderFields: readonly string[];
  /** Whether a rule asks for the customer's role, which is a request more. */
  readonly customerGroups: boolean;
  /** Whether a rule asks for coupons. */
  readonly coupons: boolean;
}

export function orderReadingOf(storeId: string, { integrations }: Pick<Settings, 'integrations'>): OrderReading {
  const ofStore = integrations.filter(({ store }) => store === storeId);
  const named = ofStore.flatMap(({ tender, customers }) => [...tender.fields, customers.numberField ?? '']);
  return {
    orderFields: [...new Set(named)].filter((name) => name !== ''),
    customerGroups: ofStore.some(({ rules }) => rules.some(({ when }) => when.customerGroups !== undefined)),
    coupons: ofStore.some(({ rules }) => rules.some(({ when }) => when.coupons !== undefined)),
  };
}

// A shop bears more than a NAV server does, and is bounded all the same.
const WOO_LANES = 6;
// What BigCommerce once named as the most at a time; writes go one after the other.
const BIG_LANES = 3;

export function storeConnection(
  settings: StoreConnectionSettings,
  parts: ConnectionParts,
  reading: OrderReading,
): StoreConnection {
  return settings.kind === 'woocommerce'
    ? wooConnection(settings, parts, reading)
    : bigConnection(settings, parts, reading);
}

function wooConnection(
  settings: WooCommerceConnectionSettings,
  parts: ConnectionParts,
  reading: OrderReading,
): StoreConnection {
  const { ports, transport } = parts;
  const needed = secretOf(settings, parts);
  const webhookSecret = needed('webhookSecret');
  const sign = createWooSignature({
    consumerKey: needed('consumerKey'),
    consumerSecret: needed('consumerSecret'),
    webhookSecret,
    ports,
  });
  const network = networkOf(settings, parts.vault.secret(`${settings.id}/proxyPassword`));
  const lanes = createLanes({ most: WOO_LANES, oneWriter: false });
  const door: Door = createDoor({ ...doorOptions(settings, parts), lanes, network, signIn: { sign } });
  const about = { connectionId: settings.id, homeUrl: settings.url, door };
  const timeoutMs = settings.timeoutSeconds * 1000;
  const telling = (wanted: OrderReading) => createWooCommerceStore({ ...about, webhookSecret, ...wanted });
  return {
    store: telling(reading),
    telling,
    check: (origin) => checkWooCommerce({ ...about, ports, transport, network, timeoutMs, origin }),
    missingWriteRight: (origin) => missingWriteRight({ ...about, origin }),
  };
}

function bigConnection(
  settings: BigCommerceConnectionSettings,
  parts: ConnectionParts,
  reading: OrderReading,
): StoreConnection {
  const { ports } = parts;
  const needed = secretOf(settings, parts);
  const webhookSecret = needed('webhookSecret');
  const clientSecret = parts.vault.secret(`${settings.id}/clientSecret`);
  const network = networkOf(settings, parts.vault.secret(`${settings.id}/proxyPassword`));
  const window = { ports, system: settings.id, read: readRateWindow };
  const lanes = withRateWindow(createLanes({ most: BIG_LANES, oneWriter: true }), window);
  const sign = createBigSignIn({ accessToken: needed('accessToken'), webhookSecret, clientSecret });
  const onExchange = (exchange: Exchange) => parts.onExchange(withoutWebhookSecret(exchange, webhookSecret));
  const door = createDoor({ ...doorOptions(settings, parts), onExchange, lanes, network, signIn: { sign } });
  const about = { connectionId: settings.id, apiUrl: settings.url, storeHash: settings.storeHash, door };
  const proof = parts.signatureProofs.of(settings.id, clientSecret);
  const { vatNumberFields } = settings;
  const telling = ({ coupons, customerGroups, orderFields }: OrderReading) =>
    createBigCommerceStore({
      ...about,
      webhookSecret,
      clientSecret,
      proof,
      now: ports.now,
      vatNumberFields,
      allCoupons: coupons,
      customerGroups,
      orderFields,
    });
  const timeoutMs = settings.timeoutSeconds * 1000;
  const transport = transportOf(settings, parts);
  return {
    store: telling(reading),
    telling,
    check: (origin) => checkBigCommerce({ ...about, ports, transport, network, timeoutMs, origin }),
    missingWriteRight: (origin) => missingBigWriteRight({ ...about, origin }),
  };
}

function secretOf({ id }: StoreConnectionSettings, { vault }: ConnectionParts): (field: string) => string {
  return (field) => vault.secret(`${id}/${field}`) ?? missing(id, field);
}
