import type { Call, Reply } from './call.ts';
import { idOf, objectBody } from './call.ts';
import { isoOffset } from './dates.ts';
import { badJson, notFound, StoreError, unprocessable } from './errors.ts';
import { textOf } from './json.ts';
import { orderOf } from './orderOf.ts';
import { v3List } from './paging.ts';
import { listOf } from './query.ts';
import type { Metafield, Order } from './orderState.ts';
import type { Store } from './state.ts';
import { next, thisSecond } from './state.ts';

const PERMISSIONS = ['app_only', 'read', 'write', 'read_and_sf_access', 'write_and_sf_access'];
const MOST = 250;

interface Row extends Metafield {
  readonly order: Order;
}

/** Only those this account made are there at all. */
const own = (call: Call, order: Order): Metafield[] =>
  order.metafields.filter((each) => each.clientId === call.account.clientId);

function passes(call: Call, { namespace, key }: Metafield): boolean {
  const { query } = call;
  const is = (name: string, value: string): boolean =>
    (query.get(name) ?? value) === value && (listOf(query, `${name}:in`)?.includes(value) ?? true);
  return is('namespace', namespace) && is('key', key);
}

export function listMetafields(call: Call): Reply {
  const order = orderOf(call);
  const rows = own(call, order).filter((field) => passes(call, field));
  return v3List(call, rows, (field) => metafieldJson(order, field), { cursor: true });
}

/** Of all orders. */
export function listAllMetafields(call: Call): Reply {
  const rows = call.store.orders.flatMap((order) => own(call, order).map((field): Row => ({ ...field, order })));
  const found = rows.filter((field) => passes(call, field)).sort((a, b) => a.id - b.id);
  return v3List(call, found, (row) => metafieldJson(row.order, row), { cursor: true });
}

export function getMetafield(call: Call): Reply {
  const order = orderOf(call);
  return reply(order, metafieldOf(call, order));
}

export function postMetafield(call: Call): Reply {
  const order = orderOf(call);
  const body = objectBody(call);
  const missing = ['permission_set', 'namespace', 'key', 'value'].filter((name) => typeof body[name] !== 'string');
  if (missing.length > 0) throw badJson(Object.fromEntries(missing.map((name) => [name, 'error.path.missing.'])));
  const now = thisSecond(call.store);
  const field: Metafield = {
    id: next(call.store, 'metafield'),
    clientId: call.account.clientId,
    permissionSet: textOf(body['permission_set'], ''),
    namespace: textOf(body['namespace'], ''),
    key: textOf(body['key'], ''),
    value: textOf(body['value'], ''),
    description: textOf(body['description'], ''),
    createdAt: now,
    modifiedAt: now,
  };
  check(field);
  const present = own(call, order);
  if (present.some((each) => each.namespace === field.namespace && each.key === field.key)) {
    throw new StoreError(409, 'The metafield key already exists in this namespace.', { errors: {} });
  }
  if (present.length >= MOST) throw unprocessable('Too many metafields.', { '': `At most ${MOST} per order` });
  order.metafields.push(field);
  tell(call.store, order, field, 'created');
  return reply(order, field);
}

function check({ permissionSet, namespace, key, value }: Metafield): void {
  const errors: Record<string, string> = {};
  if (!PERMISSIONS.includes(permissionSet)) errors['permission_set'] = 'error.invalid';
  if (namespace.length < 1 || namespace.length > 64) errors['namespace'] = 'error.length';
  if (key.length < 1 || key.length > 64) errors['key'] = 'error.length';
  if (value.length < 1 || value.length > 65_535) errors['value'] = 'error.length';
  if (Object.keys(errors).length > 0) throw badJson(errors);
}

export function putMetafield(call: Call): Reply {
  const order = orderOf(call);
  const field = metafieldOf(call, order);
  const body = objectBody(call);
  const changed = {
    permissionSet: textOf(body['permission_set'], field.permissionSet),
    value: textOf(body['value'], field.value),
    description: textOf(body['description'], field.description),
    modifiedAt: thisSecond(call.store),
  };
  check({ ...field, ...changed });
  Object.assign(field, changed);
  tell(call.store, order, field, 'updated');
  return reply(order, field);
}

export function deleteMetafield(call: Call): Reply {
  const order = orderOf(call);
  const field = metafieldOf(call, order);
  order.metafields = order.metafields.filter((each) => each !== field);
  tell(call.store, order, field, 'deleted');
  return { status: 204 };
}

function metafieldOf(call: Call, order: Order): Metafield {
  const field = own(call, order).find((each) => each.id === idOf(call, 1));
  if (field === undefined) throw notFound();
  return field;
}

/** An event of its own, not an update of the order. */
function tell(store: Store, order: Order, field: Metafield, event: string): void {
  if (store.settings.metafieldsTouchOrder) order.modifiedAt = thisSecond(store);
  const data = { metafield_id: field.id, resource_id: String(order.id) };
  store.events.happened(`store/order/metafield/${event}`, data);
}

const reply = (order: Order, field: Metafield): Reply => ({
  status: 200,
  body: { data: metafieldJson(order, field), meta: {} },
});

function metafieldJson(order: Order, field: Metafield): Record<string, unknown> {
  return {
    id: field.id,
    permission_set: field.permissionSet,
    namespace: field.namespace,
    key: field.key,
    value: field.value,
    description: field.description,
    resource_type: 'order',
    resource_id: order.id,
    owner_client_id: field.clientId,
    date_created: isoOffset(field.createdAt),
    date_modified: isoOffset(field.modifiedAt),
  };
}
