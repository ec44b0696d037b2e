import type { Call, Reply } from './call.ts';
import { arrayBody, idOf } from './call.ts';
import { isoZulu, plainDate } from './dates.ts';
import { notFound, tooMany, unprocessable } from './errors.ts';
import type { Customer, CustomerAttribute, CustomerGroup } from './goodsState.ts';
import { numberOf, textOf } from './json.ts';
import { v2List, v3List } from './paging.ts';
import { listOf } from './query.ts';
import type { Store } from './state.ts';
import { next, thisSecond } from './state.ts';

const MOST_VALUES = 10;
const MOST_PER_CUSTOMER = 50;
const TYPES = ['string', 'number', 'date'];

export function listAttributes(call: Call): Reply {
  const name = call.query.get('name');
  const rows = call.store.attributes.filter((each) => name === undefined || each.name === name);
  return v3List(call, rows, definitionJson);
}

function definitionJson({ id, name, type, createdAt }: CustomerAttribute): Record<string, unknown> {
  return { id, name, type, date_created: isoZulu(createdAt), date_modified: isoZulu(createdAt) };
}

export function postAttributes(call: Call): Reply {
  const made = arrayBody(call).map((fields, at): CustomerAttribute => {
    const name = textOf(fields['name'], '');
    const type = textOf(fields['type'], '');
    if (name === '' || !TYPES.includes(type)) throw failed(at, name === '' ? 'name' : 'type', 'error.path.missing');
    if (call.store.attributes.some((each) => each.name === name)) throw failed(at, 'name', 'The name is taken');
    return { id: next(call.store, 'attribute'), name, type, createdAt: thisSecond(call.store) };
  });
  call.store.attributes.push(...made);
  return { status: 200, body: { data: made.map(definitionJson), meta: {} } };
}

const failed = (at: number, field: string, text: string): Error =>
  unprocessable('Saving customer attributes failed.', { [`${at}.${field}`]: text });

type Value = Customer['attributes'][number];

interface Row {
  readonly id: number;
  readonly customerId: number;
  readonly value: Value;
}

export function attributeJson(customerId: number, value: Value): Record<string, unknown> {
  return {
    id: value.id,
    attribute_id: value.attributeId,
    attribute_value: value.value,
    customer_id: customerId,
    date_created: isoZulu(value.createdAt),
    date_modified: isoZulu(value.modifiedAt),
  };
}

export function listValues(call: Call): Reply {
  const among = (name: string, value: number): boolean => listOf(call.query, name)?.includes(String(value)) ?? true;
  const rows = call.store.customers
    .flatMap((customer) => customer.attributes.map((value): Row => ({ id: value.id, customerId: customer.id, value })))
    .filter(
      ({ customerId, value }) => among('customer_id:in', customerId) && among('attribute_id:in', value.attributeId),
    );
  return v3List(call, rows, (row) => attributeJson(row.customerId, row.value));
}

/** Makes or changes; told to nobody, not even as an update of the customer. */
export function putValues(call: Call): Reply {
  const sent = arrayBody(call);
  if (sent.length > MOST_VALUES) throw tooMany(MOST_VALUES);
  const wanted = sent.map((fields, at) => {
    const customer = call.store.customers.find((each) => each.id === fields['customer_id']);
    if (customer === undefined) throw failed(at, 'customer_id', 'The customer does not exist');
    const attributeId = numberOf(fields['attribute_id'], 0);
    if (!call.store.attributes.some((each) => each.id === attributeId)) throw failed(at, 'attribute_id', 'Unknown');
    const { value } = fields;
    if (typeof value !== 'string') throw failed(at, 'value', 'error.expected.jsstring');
    if (customer.attributes.length >= MOST_PER_CUSTOMER) throw failed(at, 'customer_id', 'error.maximum');
    return { customer, attributeId, value };
  });
  const data = wanted.map(({ customer, attributeId, value }) =>
    attributeJson(customer.id, putValue(call.store, customer, attributeId, value)),
  );
  return { status: 200, body: { data, meta: {} } };
}

function putValue(store: Store, customer: Customer, attributeId: number, value: string): Value {
  const now = thisSecond(store);
  const present = customer.attributes.find((each) => each.attributeId === attributeId);
  if (present !== undefined) return Object.assign(present, { value, modifiedAt: now });
  const made = { id: next(store, 'attributeValue'), attributeId, value, createdAt: now, modifiedAt: now };
  customer.attributes.push(made);
  return made;
}

export function listFormFieldValues(call: Call): Reply {
  const customerId = call.query.get('customer_id');
  const name = call.query.get('field_name');
  const rows = call.store.customers
    .filter((customer) => customerId === undefined || String(customer.id) === customerId)
    .flatMap((customer) => customer.formFields.map((field) => ({ id: customer.id, field })))
    .filter(({ field }) => name === undefined || field.name === name);
  return v3List(call, rows, ({ id, field }) => ({ customer_id: id, ...field }), { cursor: true });
}

export function listGroups(call: Call): Reply {
  const { query, store } = call;
  const isDefault = query.get('is_default');
  const rows = store.groups.filter(
    (group) =>
      (query.get('name') ?? group.name) === group.name &&
      (isDefault === undefined || String(group.isDefault) === isDefault),
  );
  return v2List(call, rows, groupJson);
}

export function getGroup(call: Call): Reply {
  const group = call.store.groups.find((each) => each.id === idOf(call));
  if (group === undefined) throw notFound();
  return { status: 200, body: groupJson(group) };
}

export const countGroups = (call: Call): Reply => ({ status: 200, body: { count: call.store.groups.length } });

function groupJson(group: CustomerGroup): Record<string, unknown> {
  return {
    id: group.id,
    name: group.name,
    is_default: group.isDefault,
    category_access: { type: 'all' },
    discount_rules: group.discountRules,
    date_created: plainDate(group.createdAt),
    date_modified: plainDate(group.modifiedAt),
    is_group_for_guests: group.isForGuests,
  };
}
