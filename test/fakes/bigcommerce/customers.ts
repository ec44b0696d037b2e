import type { Call, Reply } from './call.ts';
import { arrayBody } from './call.ts';
import { attributeJson } from './customerAttributes.ts';
import { addressJson, embeddedAddress } from './customerAddresses.ts';
import { isoZulu } from './dates.ts';
import { asNumber } from './decimals.ts';
import { tooMany, unprocessable } from './errors.ts';
import type { Customer } from './goodsState.ts';
import type { JsonObject } from './json.ts';
import { isObject, numberOf, textOf } from './json.ts';
import { openCustomer } from './openStore.ts';
import { v3List } from './paging.ts';
import type { Query } from './query.ts';
import { listOf } from './query.ts';
import type { Store } from './state.ts';
import { next, thisSecond } from './state.ts';

const MOST = 10;
const LENGTHS: Readonly<Record<string, number>> = {
  email: 250,
  first_name: 100,
  last_name: 100,
  company: 255,
  phone: 50,
};

export function listCustomers(call: Call): Reply {
  const rows = sorted(call.store.customers.filter(filterOf(call.query)), call.query.get('sort'));
  const include = listOf(call.query, 'include') ?? [];
  return v3List(call, rows, (customer) => customerJson(customer, include), { cursor: true });
}

type Test = (customer: Customer) => boolean;

function filterOf(query: Query): Test {
  const among = (name: string, pick: (customer: Customer) => string | number): Test => {
    const wanted = listOf(query, name)?.map((text) => text.toLowerCase());
    return (customer) => wanted?.includes(String(pick(customer)).toLowerCase()) ?? true;
  };
  const like = query.get('name:like')?.toLowerCase();
  const fullName = (customer: Customer): string => `${customer.firstName} ${customer.lastName}`;
  const tests: Test[] = [
    among('id:in', (customer) => customer.id),
    among('email:in', (customer) => customer.email),
    among('name:in', fullName),
    among('company:in', (customer) => customer.company),
    among('phone:in', (customer) => customer.phone),
    among('customer_group_id:in', (customer) => customer.groupId),
    (customer) => like === undefined || fullName(customer).toLowerCase().includes(like),
    ...dateTests(query, 'date_created', (customer) => customer.createdAt),
    ...dateTests(query, 'date_modified', (customer) => customer.modifiedAt),
  ];
  return (customer) => tests.every((test) => test(customer));
}

/** `2026-11-22` or `2026-11-22T10:00:00`, UTC, without an offset. */
const DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2})?$/;

function dateTests(query: Query, name: string, pick: (customer: Customer) => number): Test[] {
  const read = (parameter: string): number | undefined => {
    const text = query.get(parameter);
    if (text === undefined) return undefined;
    if (!DATE.test(text)) throw unprocessable('Input is invalid.', { [parameter]: 'error.expected.date' });
    return Date.parse(text.includes('T') ? `${text}Z` : text);
  };
  const [min, max] = [read(`${name}:min`), read(`${name}:max`)];
  return [
    (customer) => min === undefined || pick(customer) >= min,
    (customer) => max === undefined || pick(customer) <= max,
  ];
}

const SORTS: Readonly<Record<string, (customer: Customer) => number | string>> = {
  date_created: (customer) => customer.createdAt,
  date_modified: (customer) => customer.modifiedAt,
  last_name: (customer) => customer.lastName,
};

function sorted(customers: Customer[], sort: string | undefined): Customer[] {
  if (sort === undefined) return customers;
  const [name = '', direction = 'asc'] = sort.split(':');
  const pick = SORTS[name];
  if (pick === undefined || !['asc', 'desc'].includes(direction))
    throw unprocessable('Input is invalid.', { sort: 'error' });
  const sign = direction === 'desc' ? -1 : 1;
  return customers.toSorted((a, b) => (pick(a) === pick(b) ? a.id - b.id : sign * (pick(a) < pick(b) ? -1 : 1)));
}

export function customerJson(customer: Customer, include: readonly string[]): Record<string, unknown> {
  return {
    id: customer.id,
    email: customer.email,
    first_name: customer.firstName,
    last_name: customer.lastName,
    company: customer.company,
    phone: customer.phone,
    registration_ip_address: '',
    notes: customer.notes,
    tax_exempt_category: customer.taxExemptCategory,
    customer_group_id: customer.groupId,
    date_created: isoZulu(customer.createdAt),
    date_modified: isoZulu(customer.modifiedAt),
    address_count: customer.addresses.length,
    attribute_count: customer.attributes.length,
    authentication: { force_password_reset: false },
    accepts_product_review_abandoned_cart_emails: false,
    origin_channel_id: customer.originChannelId,
    channel_ids: customer.channelIds,
    ...included(customer, include),
  };
}

/** Things that there are none of are left out even when they were asked for. */
function included(customer: Customer, include: readonly string[]): Record<string, unknown> {
  const part = (asked: string, name: string, rows: readonly unknown[]): Record<string, unknown> =>
    include.includes(asked) && rows.length > 0 ? { [name]: rows } : {};
  const credit = asNumber(customer.storeCredit);
  return {
    ...part(
      'addresses',
      'addresses',
      customer.addresses.map((each) => addressJson(customer.id, each)),
    ),
    ...part(
      'attributes',
      'attributes',
      customer.attributes.map((each) => attributeJson(customer.id, each)),
    ),
    ...part(
      'formfields',
      'form_fields',
      customer.formFields.map((each) => ({ customer_id: customer.id, ...each })),
    ),
    ...(include.includes('storecredit') ? { store_credit_amounts: credit === 0 ? [] : [{ amount: credit }] } : {}),
  };
}

/** One bad customer refuses the whole call. */
export function postCustomers(call: Call): Reply {
  const sent = batchOf(call);
  const errors: Record<string, string> = {};
  for (const [at, fields] of sent.entries()) Object.assign(errors, problemsOf(call.store, fields, sent, at));
  refuse('Create customers failed.', '.customer_create', errors);
  const made = sent.map((fields) => addCustomer(call.store, fields));
  return { status: 200, body: { data: made.map((each) => customerJson(each, ['addresses', 'attributes'])), meta: {} } };
}

/** Addresses and attributes in it are passed over: they have addresses of their own. */
export function putCustomers(call: Call): Reply {
  const sent = batchOf(call);
  const errors: Record<string, string> = {};
  const rows = sent.map((fields, at) => {
    const customer = call.store.customers.find((each) => each.id === fields['id']);
    if (customer === undefined) errors[`${at}.id`] = 'The customer does not exist';
    else Object.assign(errors, problemsOf(call.store, { ...asFields(customer), ...fields }, [], at));
    return { customer, fields };
  });
  refuse('Update customers failed.', '.customer_update', errors);
  const changed = rows.flatMap(({ customer, fields }) =>
    customer === undefined ? [] : [changeCustomer(call.store, customer, fields)],
  );
  return { status: 200, body: { data: changed.map((each) => customerJson(each, [])), meta: {} } };
}

/** Without `id:in` nothing happens, and it looks as if it had. */
export function deleteCustomers(call: Call): Reply {
  const ids = listOf(call.query, 'id:in') ?? [];
  for (const customer of call.store.customers.filter((each) => ids.includes(String(each.id)))) {
    call.store.customers.splice(call.store.customers.indexOf(customer), 1);
    call.store.events.happened('store/customer/deleted', { type: 'customer', id: customer.id });
  }
  return { status: 204 };
}

function batchOf(call: Call): readonly JsonObject[] {
  const sent = arrayBody(call);
  if (sent.length > MOST) throw tooMany(MOST);
  return sent;
}

function refuse(title: string, key: string, errors: Readonly<Record<string, string>>): void {
  if (Object.keys(errors).length > 0) throw unprocessable(title, { [key]: 'Error saving customers', ...errors });
}

const asFields = (customer: Customer): JsonObject => ({
  email: customer.email,
  first_name: customer.firstName,
  last_name: customer.lastName,
  channel_ids: customer.channelIds,
});

/** An e-mail is unique within a channel, in whatever letters it is written, in the call itself too. */
function problemsOf(
  store: Store,
  fields: JsonObject,
  others: readonly JsonObject[],
  at: number,
): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const [name, most] of Object.entries(LENGTHS)) {
    const value = fields[name];
    const isNeeded = name === 'email' || name === 'first_name' || name === 'last_name';
    if (isNeeded && (typeof value !== 'string' || value === '')) errors[`${at}.${name}`] = 'error.path.missing';
    if (typeof value === 'string' && value.length > most) errors[`${at}.${name}`] = 'error.length';
  }
  const email = textOf(fields['email'], '').toLowerCase();
  if (email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) errors[`${at}.email`] = 'The email address is invalid';
  const channels = channelsOf(fields);
  const isTaken = store.customers.some(
    (each) =>
      each.id !== fields['id'] &&
      each.email.toLowerCase() === email &&
      each.channelIds.some((id) => channels.includes(id)),
  );
  const isRepeated = others.slice(0, at).some((each) => textOf(each['email'], '').toLowerCase() === email);
  if (isTaken || isRepeated) errors[`${at}.email`] = 'The email address is already in use';
  const addresses = Array.isArray(fields['addresses']) ? fields['addresses'] : [];
  if (addresses.length > MOST) errors[`${at}.addresses`] = 'error.maximum';
  if (addresses.some((each) => !isObject(each) || embeddedAddress(each, 0) === undefined))
    errors[`${at}.addresses`] = 'error.path.missing';
  return errors;
}

function channelsOf(fields: JsonObject): readonly number[] {
  const given = fields['channel_ids'];
  if (Array.isArray(given)) return given.filter((id) => typeof id === 'number');
  return [numberOf(fields['origin_channel_id'], 1)];
}

function addCustomer(store: Store, fields: JsonObject): Customer {
  const customer = openCustomer(
    {
      id: next(store, 'customer'),
      email: textOf(fields['email'], ''),
      firstName: textOf(fields['first_name'], ''),
      lastName: textOf(fields['last_name'], ''),
      channelId: numberOf(fields['origin_channel_id'], 1),
    },
    thisSecond(store),
  );
  fill(customer, fields);
  const addresses = Array.isArray(fields['addresses']) ? fields['addresses'].filter(isObject) : [];
  for (const sent of addresses) {
    const address = embeddedAddress(sent, next(store, 'customerAddress'));
    if (address !== undefined) customer.addresses.push(address);
  }
  store.customers.push(customer);
  store.events.happened('store/customer/created', { type: 'customer', id: customer.id });
  return customer;
}

function changeCustomer(store: Store, customer: Customer, fields: JsonObject): Customer {
  fill(customer, fields);
  customer.modifiedAt = thisSecond(store);
  store.events.happened('store/customer/updated', { type: 'customer', id: customer.id });
  return customer;
}

function fill(customer: Customer, fields: JsonObject): void {
  customer.email = textOf(fields['email'], customer.email);
  customer.firstName = textOf(fields['first_name'], customer.firstName);
  customer.lastName = textOf(fields['last_name'], customer.lastName);
  customer.company = textOf(fields['company'], customer.company);
  customer.phone = textOf(fields['phone'], customer.phone);
  customer.notes = textOf(fields['notes'], customer.notes);
  customer.taxExemptCategory = textOf(fields['tax_exempt_category'], customer.taxExemptCategory);
  customer.groupId = numberOf(fields['customer_group_id'], customer.groupId);
  if (Array.isArray(fields['channel_ids'])) customer.channelIds = channelsOf(fields);
  const sent = fields['form_fields'];
  if (!Array.isArray(sent)) return;
  for (const { name, value } of sent.filter(isObject)) {
    customer.formFields = customer.formFields.filter((each) => each.name !== name);
    customer.formFields.push({ name: textOf(name, ''), value: textOf(value, '') });
  }
}
