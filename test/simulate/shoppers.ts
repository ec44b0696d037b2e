import type { FakeWooCommerce } from '../fakes/woocommerce/woocommerce.ts';
import { type Cart, randomCart } from './carts.ts';
import { createPerson, type Person, typedAnew } from './people.ts';
import type { Played } from './played.ts';
import { ADDED_LATER, createSecondThoughts } from './secondThoughts.ts';
import type { Chance, VirtualClock } from './virtualClock.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export interface ShoppersOptions {
  readonly clock: VirtualClock;
  readonly chance: Chance;
  readonly shop: FakeWooCommerce;
  readonly played: Played;
  /** About so many orders a day. */
  readonly perDay: number;
  /** A numbering plugin gives orders other numbers than their ids. */
  readonly ownNumbers: boolean;
  /** Nobody touches the shop's tax settings; otherwise each order comes under others. */
  readonly settingsStay?: boolean;
}

/** Sets so many days of shopping going; everything ends within them. */
export function sendShoppers(options: ShoppersOptions, days: number): void {
  const { clock, chance, perDay } = options;
  const counter = createCounter(options);
  for (let day = 0; day < days; day += 1) {
    for (let visit = 0; visit < perDay;) visit += planVisit(day);
    for (let draft = chance.between(0, 3); draft > 0; draft -= 1) clock.after(momentOf(day), counter.openCheckout);
  }

  /** Somebody comes; now and then many at once, or somebody new orders twice within a second. */
  function planVisit(day: number): number {
    const at = momentOf(day);
    const draw = chance.number();
    if (draw < 0.03) {
      const crowd = chance.between(4, 12);
      for (let each = 0; each < crowd; each += 1) clock.after(at + chance.between(0, 1_000), counter.order);
      return crowd;
    }
    if (draw < 0.08) {
      clock.after(at, () => counter.orderTwice(chance.between(0, 900)));
      return 2;
    }
    clock.after(at, counter.order);
    return 1;
  }

  /** By day more than by night, and never so late that its second thoughts would fall after the end. */
  function momentOf(day: number): number {
    const wide = chance.number() < 0.25 ? chance.between(0, DAY) : chance.between(8 * HOUR, 22 * HOUR);
    return Math.min(day * DAY + wide, days * DAY - HOUR);
  }
}

/** Where people buy. */
export interface Counter {
  order(): void;
  /** Paid, of things that NAV knows, and never thought over: returns the order's id. */
  orderPlain(): number;
  orderTwice(apart: number): void;
  openCheckout(): void;
}

export function createCounter(options: ShoppersOptions): Counter {
  const { clock, chance, shop, played } = options;
  const known: Person[] = [];
  const thoughts = createSecondThoughts(options);
  let lastNumber = 0;

  function meet(): Person {
    if (known.length > 0 && chance.number() < 0.3) return chance.pick(known);
    const draw = chance.number();
    const country = draw < 0.02 ? 'JP' : draw < 0.04 ? 'FR' : draw < 0.07 ? 'US' : 'DE';
    const guest = createPerson(chance, country, known.length);
    const person = chance.number() < 0.35 ? register(guest) : guest;
    known.push(person);
    return person;
  }

  function register(guest: Person): Person {
    const customerId = shop.admin.addCustomer({
      email: guest.email,
      username: `user${known.length}`,
      first_name: guest.address['first_name'] ?? '',
      last_name: guest.address['last_name'] ?? '',
      billing: guest.address,
    });
    return { ...guest, customerId };
  }

  function buy(person: Person): void {
    const status = statusOf(chance);
    thoughts.plan(place(person, randomCart(chance, shop, person), status), status);
  }

  function place(person: Person, cart: Cart, status: string): number {
    const { pricesIncludeTax, roundAtSubtotal } = cart;
    if (!options.settingsStay) shop.admin.changeSettings({ pricesIncludeTax, roundAtSubtotal });
    const billing = typedAnew(chance, person);
    const elsewhere = chance.number() < 0.08;
    lastNumber += 1;
    const id = shop.shopper.placeOrder({
      ...cart.purchase,
      customerId: person.customerId,
      billing,
      status,
      ...(elsewhere ? { shipping: { ...billing, address_1: 'Hafenweg 3', city: 'Hamburg', postcode: '20457' } } : {}),
      ...(options.ownNumbers ? { number: `r26-${String(lastNumber).padStart(5, '0')}` } : {}),
    });
    const skus = [...cart.purchase.items.map(({ sku }) => sku), ADDED_LATER];
    played.add(id, { declared: cart.declared, traces: person.traces, skus });
    return id;
  }

  function orderPlain(): number {
    const person = createPerson(chance, 'DE', known.length);
    known.push(person);
    let cart = randomCart(chance, shop, person);
    while (cart.declared.length > 0) cart = randomCart(chance, shop, person);
    return place(person, cart, 'processing');
  }

  return {
    order: () => buy(meet()),
    orderPlain,
    orderTwice(apart) {
      const person = createPerson(chance, 'DE', known.length);
      known.push(person);
      buy(person);
      clock.after(apart, () => buy(person));
    },
    openCheckout() {
      const person = meet();
      const cart = randomCart(chance, shop, person);
      shop.shopper.openCheckout({ ...cart.purchase, customerId: person.customerId, billing: person.address });
    },
  };
}

function statusOf(chance: Chance): string {
  const draw = chance.number();
  if (draw < 0.07) return 'pending';
  if (draw < 0.12) return 'on-hold';
  return draw < 0.18 ? 'completed' : 'processing';
}
