import type { Call, Reply } from './call.ts';
import { arrayBody } from './call.ts';
import { unprocessable } from './errors.ts';
import type { Customer, CustomerAddress } from './goodsState.ts';
import type { JsonObject } from './json.ts';
import { textOf } from './json.ts';
import { v3List } from './paging.ts';
import { listOf } from './query.ts';
import type { Store } from './state.ts';
import { next } from './state.ts';
import { countryName } from './countries.ts';

const NEEDED = ['first_name', 'last_name', 'address1', 'city', 'country_code'] as const;
/** On their own, addresses need these too; inside a new customer only where the country has them. */
const NEEDED_ALONE = [...NEEDED, 'state_or_province', 'postal_code'] as const;

interface Row {
  readonly id: number;
  readonly customer: Customer;
  readonly address: CustomerAddress;
}

const allRows = (store: Store): Row[] =>
  store.customers
    .flatMap((customer) => customer.addresses.map((address) => ({ id: address.id, customer, address })))
    .sort((a, b) => a.id - b.id);

export function addressJson(customerId: number, address: CustomerAddress): Record<string, unknown> {
  return { ...address, customer_id: customerId, country: countryName(address.country_code) };
}

const rowJson = ({ customer, address }: Row): Record<string, unknown> => addressJson(customer.id, address);

export function listAddresses(call: Call): Reply {
  const among = (name: string, value: string | number): boolean =>
    listOf(call.query, name)?.includes(String(value)) ?? true;
  const rows = allRows(call.store).filter(
    ({ customer, address }) =>
      among('customer_id:in', customer.id) &&
      among('id:in', address.id) &&
      among('company:in', address.company) &&
      among('name:in', `${address.first_name} ${address.last_name}`),
  );
  return v3List(call, rows, rowJson);
}

/** An address that the customer has already is answered with 200, and is missing from what is answered. */
export function postAddresses(call: Call): Reply {
  const sent = arrayBody(call);
  const wanted = sent.map((fields, at) => ({ customer: customerOf(call.store, fields, at), fields, at }));
  for (const { fields, at } of wanted) check(fields, at);
  const made = wanted.flatMap(({ customer, fields }): Row[] => {
    const address = fromFields(fields, 0);
    if (customer.addresses.some((each) => isSame(each, address))) return [];
    const kept = { ...address, id: next(call.store, 'customerAddress') };
    customer.addresses.push(kept);
    tell(call.store, 'created', customer, kept);
    return [{ id: kept.id, customer, address: kept }];
  });
  return { status: 200, body: { data: made.map(rowJson), meta: {} } };
}

/** What is not sent stays; what becomes like another one is missing from what is answered. */
export function putAddresses(call: Call): Reply {
  const rows = arrayBody(call).map((fields, at) => {
    const row = allRows(call.store).find(({ id }) => id === fields['id']);
    if (row === undefined) throw failed(at, 'id', 'The address does not exist');
    return { row, fields: { ...row.address, ...fields }, at };
  });
  for (const { fields, at } of rows) check(fields, at);
  const changed = rows.flatMap(({ row, fields }): Row[] => {
    const address = fromFields(fields, row.id);
    if (row.customer.addresses.some((each) => each.id !== row.id && isSame(each, address))) return [];
    row.customer.addresses = row.customer.addresses.map((each) => (each.id === row.id ? address : each));
    tell(call.store, 'updated', row.customer, address);
    return [{ ...row, address }];
  });
  return { status: 200, body: { data: changed.map(rowJson), meta: {} } };
}

export function deleteAddresses(call: Call): Reply {
  const ids = listOf(call.query, 'id:in') ?? [];
  for (const { customer, address } of allRows(call.store).filter(({ id }) => ids.includes(String(id)))) {
    customer.addresses = customer.addresses.filter((each) => each !== address);
    tell(call.store, 'deleted', customer, address);
  }
  return { status: 204 };
}

/** Of the address, and not an update of the customer; the top id is the address's. */
function tell(store: Store, event: string, customer: Customer, address: CustomerAddress): void {
  const data = { type: 'customer', id: address.id, address: { customer_id: customer.id } };
  store.events.happened(`store/customer/address/${event}`, data);
}

function customerOf(store: Store, fields: JsonObject, at: number): Customer {
  const customer = store.customers.find((each) => each.id === fields['customer_id']);
  if (customer === undefined) throw failed(at, 'customer_id', 'The customer does not exist');
  return customer;
}

function check(fields: JsonObject, at: number): void {
  const missing = NEEDED_ALONE.find((name) => textOf(fields[name], '') === '');
  if (missing !== undefined) throw failed(at, missing, 'error.path.missing');
  if (!/^[A-Z]{2}$/.test(textOf(fields['country_code'], ''))) throw failed(at, 'country_code', 'error.invalid');
}

const failed = (at: number, field: string, text: string): Error =>
  unprocessable('Saving customer addresses failed.', { [`${at}.${field}`]: text });

/** Undefined where something needed is missing. */
export function embeddedAddress(fields: JsonObject, id: number): CustomerAddress | undefined {
  return NEEDED.some((name) => textOf(fields[name], '') === '') ? undefined : fromFields(fields, id);
}

function fromFields(fields: JsonObject, id: number): CustomerAddress {
  const text = (name: string): string => textOf(fields[name], '');
  return {
    id,
    first_name: text('first_name'),
    last_name: text('last_name'),
    company: text('company'),
    address1: text('address1'),
    address2: text('address2'),
    city: text('city'),
    state_or_province: text('state_or_province'),
    postal_code: text('postal_code'),
    country_code: text('country_code'),
    phone: text('phone'),
    address_type: textOf(fields['address_type'], 'residential'),
  };
}

function isSame(one: CustomerAddress, other: CustomerAddress): boolean {
  const { id: _one, ...a } = one;
  const { id: _other, ...b } = other;
  return JSON.stringify(a) === JSON.stringify(b);
}
