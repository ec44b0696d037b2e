import type { Call, Reply } from './call.ts';
import { asNumber } from './decimals.ts';
import { orderOf } from './orderOf.ts';
import { shipToJson } from './orderPartJson.ts';
import type { Cost, Order, OrderLine, Pickup, ShipTo } from './orderState.ts';
import type { Store } from './state.ts';

export function getConsignments(call: Call): Reply {
  return { status: 200, body: consignmentsJson(call.store, orderOf(call), call.home) };
}

/** Pickups are here and nowhere else. Only kinds that the order has are named. */
export function consignmentsJson(store: Store, order: Order, home: string): Record<string, unknown> {
  const links = (lines: readonly OrderLine[]): unknown[] => lines.map((line) => linkOf(order, line, home));
  const ofType = (type: OrderLine['type']): OrderLine[] => order.lines.filter((line) => line.type === type);
  const [digital, certificates] = [ofType('digital'), ofType('giftcertificate')];
  const email = order.billing.email;
  return {
    ...(order.pickups.length === 0
      ? {}
      : { pickups: order.pickups.map((each) => pickupJson(store, order, each, links)) }),
    ...(order.shipTos.length === 0
      ? {}
      : { shipping: order.shipTos.map((each) => shippingJson(order, each, home, links)) }),
    ...(digital.length === 0 ? {} : { downloads: [{ recipient_email: email, line_items: links(digital) }] }),
    ...(certificates.length === 0
      ? {}
      : { email: { gift_certificates: [{ recipient_email: email, line_items: links(certificates) }] } }),
  };
}

function linkOf(order: Order, line: OrderLine, home: string): unknown {
  const resource = `/orders/${order.id}/products/${line.id}`;
  return { url: `${home}${resource}`, resource };
}

type Links = (lines: readonly OrderLine[]) => unknown[];

/** The address again, with numbers where the address itself has text. */
function shippingJson(order: Order, shipTo: ShipTo, home: string, links: Links): Record<string, unknown> {
  const { order_id: _unsaid, ...address } = shipToJson(order, shipTo, home);
  return {
    ...address,
    ...numbers('cost', shipTo.cost, 'base_cost'),
    ...numbers('handling_cost', shipTo.handling, 'base_handling_cost'),
    line_items: links(order.lines.filter((line) => line.addressId === shipTo.id)),
  };
}

function numbers(name: string, cost: Cost, base: string): Record<string, number> {
  return {
    [base]: asNumber(cost.base),
    [`${name}_ex_tax`]: asNumber(cost.exTax),
    [`${name}_inc_tax`]: asNumber(cost.incTax),
    [`${name}_tax`]: asNumber(cost.tax),
  };
}

function pickupJson(store: Store, order: Order, pickup: Pickup, links: Links): Record<string, unknown> {
  const location = store.locations.find((each) => each.id === pickup.locationId);
  return {
    id: pickup.id,
    pickup_method_id: pickup.methodId,
    pickup_method_display_name: pickup.name,
    collection_instructions: '',
    collection_time_description: '',
    location: {
      id: pickup.locationId,
      name: location?.label ?? '',
      code: location?.code ?? '',
      address_line_1: '1 Shop Street',
      address_line_2: '',
      city: 'Berlin',
      state: 'Berlin',
      postal_code: '10115',
      country_alpha2: store.settings.country,
      email: `shop@${store.settings.domain}`,
      phone: '',
    },
    line_items: links(order.lines.filter((line) => line.pickupMethodId === pickup.id)),
  };
}
