import { createHash } from 'node:crypto';
import type { FakeBigCommerce } from '../fakes/bigcommerce/bigcommerce.ts';
import type { Purchase } from '../fakes/bigcommerce/purchase.ts';
import { UNKNOWN_SKU } from '../sandbox/carryItems.ts';
import type { Roads } from './postman.ts';
import type { Chance, VirtualClock } from './virtualClock.ts';
import type { World } from './world.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const SKUS = ['ML-TS-001', 'ML-MUG-001', 'ML-NB-A5', 'ML-PEN-BLU', 'ML-COF-500', 'ML-TEA-250', 'ML-HOOD-M-BLK'];
const COUPONS = ['WELCOME10', 'FIVE-OFF', 'ONE-EACH', 'SHIPFREE', 'SHIP-2'];

/** One order of the second store. */
export interface BigPlayed {
  readonly id: number;
  /** Causes it may wait for a person with. */
  readonly declared: ReadonlySet<string>;
}

export interface BigShoppers {
  readonly played: readonly BigPlayed[];
}

/** People who buy at the second store for so many days, leave carts behind, and think again. */
export function sendBigShoppers(
  { clock, chance, big, perDay }: { clock: VirtualClock; chance: Chance; big: FakeBigCommerce; perDay: number },
  days: number,
): BigShoppers {
  const played: BigPlayed[] = [];
  const later = (most: number, task: () => void) => clock.after(chance.between(0, most), task);

  function order(): void {
    const { purchase, declared } = randomPurchase(chance, played.length);
    const isCart = chance.number() < 0.15;
    const id = isCart ? big.shopper.openCheckout(purchase) : big.shopper.placeOrder(purchase);
    played.push({ id, declared: new Set(declared) });
    if (!isCart) thinkAgain(id);
    else if (chance.number() < 0.6) later(20 * MINUTE, () => big.shopper.finishCheckout(id));
  }

  function thinkAgain(id: number): void {
    const draw = chance.number();
    if (draw < 0.05) later(4 * HOUR, () => big.admin.setStatus(id, 5));
    else if (draw < 0.1) later(4 * HOUR, () => big.admin.editOrder(id, { customerMessage: 'Doch lieber klingeln.' }));
    else if (draw < 0.14) later(HOUR, () => editLine(id));
    else if (draw < 0.17) later(HOUR, () => big.admin.archiveOrder(id));
    else if (draw < 0.5) later(20 * HOUR, () => big.admin.setStatus(id, 10));
  }

  function editLine(id: number): void {
    const line = big.stored.order(id)?.record.lines[0];
    if (line) big.admin.editLine(id, line.id, { quantity: line.quantity + 1 });
  }

  // So early that second thoughts fall within the days.
  for (let count = perDay * days; count > 0; count -= 1) later(days * DAY - HOUR, order);
  return { played };
}

function randomPurchase(chance: Chance, place: number): { purchase: Purchase; declared: readonly string[] } {
  const isUnknown = chance.number() < 0.03;
  const isSplit = chance.number() < 0.03;
  const hasFee = chance.number() < 0.08;
  const skus = Array.from({ length: chance.between(1, 4) }, () => chance.pick(SKUS));
  const name = `q${place % 40}`;
  const purchase: Purchase = {
    items: [...(isUnknown ? [UNKNOWN_SKU] : []), ...skus].map((sku) => ({ sku, quantity: chance.between(1, 5) })),
    billing: {
      first_name: 'Big', last_name: name, street_1: 'Lange Straße 7', city: 'Berlin', zip: '10115', country: 'Germany',
      country_iso2: 'DE', email: `${name}@second.example`,
    },
    ...(chance.number() < 0.1
      ? { pickupAt: 2 }
      : { shipTos: [{ cost: chance.pick(['0', '4.90', '6.95']) }, ...(isSplit ? [{ address: { city: 'Hamburg' } }] : [])] }),
    ...(chance.number() < 0.25 && { coupons: [chance.pick(COUPONS)] }),
    ...(hasFee && { fees: [{ name: 'Assembly', amount: '2.50' }] }),
  }; // prettier-ignore
  const causes = { 'sku-unknown': isUnknown, 'ship-to-several': isSplit };
  return { purchase, declared: Object.entries(causes).flatMap(([cause, may]) => (may ? [cause] : [])) };
}

export interface BigPostman {
  /** Digests of what was answered 2xx, with the order's id. */
  readonly accepted: ReadonlyMap<string, string>;
  /** From now on everything arrives. */
  behave(): void;
}

/** What the second store sends leaves within seconds, and fares as the roads are. */
export function startBigPostman(world: World, chance: Chance, roads: Roads, onSend: () => void): BigPostman {
  const { clock, systems } = world;
  const { deliveries } = systems.big;
  const accepted = new Map<string, string>();
  let rough = true;
  const happens = (share: number) => rough && chance.number() < share;

  async function send(): Promise<void> {
    for (const delivery of deliveries.take()) {
      const isLost = happens(roads.lost);
      onSend();
      // oxlint-disable-next-line no-await-in-loop
      const status = isLost ? 0 : await world.send(delivery);
      deliveries.report(delivery.deliveryNo, status === 0 ? 'failed' : status);
      if (status < 200 || status > 299) continue;
      const id = /"(?:order_)?id":"?(\d+)/.exec(delivery.body)?.[1] ?? '';
      accepted.set(createHash('sha256').update(delivery.body).digest('base64url'), id);
      if (happens(roads.doubled)) deliveries.repeat(1);
    }
  }

  const everyTenSeconds = (): void => {
    void send();
    clock.after(10 * SECOND, everyTenSeconds);
  };
  clock.after(10 * SECOND, everyTenSeconds);
  return { accepted, behave: () => void (rough = false) };
}
