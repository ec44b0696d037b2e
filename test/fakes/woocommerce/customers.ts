import { createHash } from 'node:crypto';
import type { Call, Reply } from './call.ts';
import { created, idOf, isForced, ok, requireManager } from './call.ts';
import { datePair } from './dates.ts';
import { missingParams, oneOf, ShopError, trashNotSupported } from './errors.ts';
import type { JsonObject } from './json.ts';
import { objectIn, textIn } from './json.ts';
import { links } from './links.ts';
import { pageOf, passesIds, readListParams, sortRows } from './lists.ts';
import { EMPTY_ADDRESS } from './orderBuild.ts';
import { metaJson } from './orderLineJson.ts';
import { mergeMeta, writeAddress } from './orderWrite.ts';
import { single } from './query.ts';
import type { Address, Shop, User } from './state.ts';
import { next, thisSecond } from './state.ts';

const LIST = { orderby: ['id', 'include', 'name', 'registered_date'], defaultOrder: 'asc' } as const;
const ROLES = ['all', 'administrator', 'editor', 'author', 'contributor', 'subscriber', 'customer', 'shop_manager'];

export function customerJson(shop: Shop, user: User, home: string): JsonObject {
  const avatar = createHash('sha256').update(user.email.toLowerCase()).digest('hex');
  return {
    id: user.id,
    ...Object.fromEntries(datePair('date_created', user.createdAt, shop.utcOffsetMinutes)),
    ...Object.fromEntries(datePair('date_modified', user.modifiedAt, shop.utcOffsetMinutes)),
    email: user.email,
    first_name: user.firstName,
    last_name: user.lastName,
    role: user.role,
    username: user.username,
    billing: addressOf(user.billing, true),
    shipping: addressOf(user.shipping, false),
    is_paying_customer: user.isPayingCustomer,
    avatar_url: `https://secure.gravatar.com/avatar/${avatar}?s=96&d=mm&r=g`,
    meta_data: user.meta.map(metaJson),
    _links: links({ home, self: `customers/${user.id}`, collection: 'customers' }),
  };
}

/** Customers write postcode and country before the state, orders after it. */
function addressOf(address: Address, withEmail: boolean): JsonObject {
  const { first_name, last_name, company, address_1, address_2, city, postcode, country, state, email, phone } =
    address;
  const common = { first_name, last_name, company, address_1, address_2, city, postcode, country, state };
  return withEmail ? { ...common, email, phone } : { ...common, phone };
}

const shown = (call: Call, user: User): JsonObject => customerJson(call.shop, user, call.home);

/** Only people with the role `customer`, unless another role is named; dates are no filter here. */
export function listCustomers(call: Call): Reply {
  const role = single(call.query, 'role') ?? 'customer';
  const email = single(call.query, 'email')?.toLowerCase();
  const params = readListParams(call.query, LIST, ROLES.includes(role) ? [] : [oneOf('role', ROLES)]);
  requireManager(call, 'list');
  const search = params.search.toLowerCase();
  const rows = call.shop.users
    .filter((user) => role === 'all' || user.role === role)
    .filter((user) => email === undefined || user.email.toLowerCase() === email)
    .filter((user) => passesIds(params, user.id))
    .filter((user) => search === '' || `${user.email}\n${user.username}`.toLowerCase().includes(search));
  const key = params.orderby === 'id' ? (user: User) => user.id : sortKeys[params.orderby];
  return pageOf(call, sortRows(rows, params, key ?? ((user) => user.id)), params, (user) => shown(call, user));
}

const sortKeys: Readonly<Record<string, (user: User) => number | string>> = {
  name: (user) => user.username,
  registered_date: (user) => user.createdAt,
};

function findUser(call: Call): User {
  const user = call.shop.users.find((each) => each.id === idOf(call));
  if (user === undefined) throw new ShopError(404, 'wc_user_invalid_id', 'Invalid user ID.');
  return user;
}

export function getCustomer(call: Call): Reply {
  const user = findUser(call);
  requireManager(call, 'view');
  return ok(shown(call, user));
}

export function postCustomer(call: Call): Reply {
  const email = textIn(call.body['email']);
  if (email === undefined) throw missingParams(['email']);
  requireManager(call, 'create');
  const user = addCustomer(call.shop, call.body);
  return created(call, `customers/${user.id}`, shown(call, user));
}

/** Used by the REST route and by shoppers who make an account. Creating is also an update. */
export function addCustomer(shop: Shop, body: JsonObject): User {
  const email = textIn(body['email']) ?? '';
  if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email)) {
    throw new ShopError(400, 'customer_invalid_email', 'Invalid email address');
  }
  if (shop.users.some((user) => user.email.toLowerCase() === email.toLowerCase())) {
    const message = `An account is already registered with ${email}. Please log in or use a different email address.`;
    throw new ShopError(400, 'registration-error-email-exists', message);
  }
  const username = textIn(body['username']) ?? freeUsername(shop, email.split('@')[0] ?? '');
  if (shop.users.some((user) => user.username === username)) {
    const message = 'An account is already registered with that username. Please choose another.';
    throw new ShopError(400, 'registration-error-username-exists', message);
  }
  const user = newUser(shop, email, username);
  shop.users.push(user);
  writeUser(shop, user, body);
  shop.events.happened('customer.created', user.id);
  shop.events.happened('customer.updated', user.id);
  return user;
}

function newUser(shop: Shop, email: string, username: string): User {
  return {
    id: next(shop, 'user'),
    email,
    username,
    firstName: '',
    lastName: '',
    role: 'customer',
    isPayingCustomer: false,
    billing: { ...EMPTY_ADDRESS },
    shipping: { ...EMPTY_ADDRESS },
    meta: [],
    createdAt: thisSecond(shop),
    modifiedAt: null,
  };
}

function freeUsername(shop: Shop, wanted: string): string {
  const taken = new Set(shop.users.map((user) => user.username));
  let name = wanted;
  for (let number = 2; taken.has(name); number += 1) name = `${wanted}${number}`;
  return name;
}

function writeUser(shop: Shop, user: User, body: JsonObject): void {
  user.firstName = textIn(body['first_name']) ?? user.firstName;
  user.lastName = textIn(body['last_name']) ?? user.lastName;
  user.email = textIn(body['email']) ?? user.email;
  writeAddress(user.billing, objectIn(body['billing']));
  writeAddress(user.shipping, objectIn(body['shipping']));
  user.meta = mergeMeta(user.meta, body['meta_data'], () => next(shop, 'meta'));
  user.modifiedAt = thisSecond(shop);
}

/** Even a change of nothing is an update. */
export function updateCustomer(shop: Shop, user: User, body: JsonObject): void {
  const email = textIn(body['email'])?.toLowerCase();
  if (email !== undefined && shop.users.some((other) => other !== user && other.email.toLowerCase() === email)) {
    throw new ShopError(400, 'woocommerce_rest_customer_invalid_email', 'Email address is invalid.');
  }
  writeUser(shop, user, body);
  shop.events.happened('customer.updated', user.id);
}

export function putCustomer(call: Call): Reply {
  const user = findUser(call);
  requireManager(call, 'edit');
  updateCustomer(call.shop, user, call.body);
  return ok(shown(call, user));
}

export function deleteCustomer(call: Call): Reply {
  const user = findUser(call);
  requireManager(call, 'delete');
  if (!isForced(call)) throw trashNotSupported('Customers');
  call.shop.users.splice(call.shop.users.indexOf(user), 1);
  call.shop.events.happened('customer.deleted', user.id);
  return ok(shown(call, user));
}
