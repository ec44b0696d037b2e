import { shopper } from '../e2e/support/scene.ts';
import type { OutgoingDelivery } from '../fakes/woocommerce/deliveries.ts';
import { sleep } from '../sandbox/realClock.ts';
import { countUnfinished } from '../simulate/books.ts';
import { NAV_ORIGIN, SHOP_ORIGIN } from '../simulate/world.ts';
import type { Figure } from './figures.ts';
import { inFolder } from './folder.ts';
import { type Carried, inProcess, join, type Joined } from './orders/joined.ts';

const SHOPPERS = 40;
const ANSWER_MS = 20;
/** As many as the engine has going at once. */
const AT_ONCE = 6;

export interface OrdersOptions {
  /** Against simulators that answer at once. */
  readonly instant: number;
  /** Against simulators that answer after 20 ms. */
  readonly distant: number;
}

/** How many orders come through to NAV, what each costs, and what the engine adds to the calls it makes. */
export async function measureOrders({ instant, distant }: OrdersOptions): Promise<readonly Figure[]> {
  const near = await inFolder((folder) => play(folder, 0, instant));
  const far = await inFolder((folder) => play(folder, ANSWER_MS, distant));
  const bare = await bareLoop(far.typical, distant);
  const ownMs = near.cpuMs - near.simulatorsMs;
  return [
    // An answer at once costs no time: what the simulators computed is taken out.
    { what: 'orders through to NAV', value: instant / ((near.wallMs - near.simulatorsMs) / 1_000), unit: '/s', wanted: { least: 250 } },
    { what: 'the same with the simulators’ own time', value: instant / (near.wallMs / 1_000), unit: '/s' },
    { what: 'own processor time an order', value: ownMs / instant, unit: 'ms', wanted: { most: 3 } },
    { what: 'the simulators’ processor time an order', value: near.simulatorsMs / instant, unit: 'ms' },
    { what: 'requests an order', value: near.requests / instant, unit: '' },
    { what: 'orders with answers after 20 ms', value: distant / (far.wallMs / 1_000), unit: '/s' },
    { what: 'a bare loop of the same calls', value: distant / (bare / 1_000), unit: '/s' },
    { what: 'times the bare loop’s time', value: far.wallMs / bare, unit: '', wanted: { most: 1.15 } },
  ]; // prettier-ignore
}

interface Played {
  readonly wallMs: number;
  /** Of this process, simulators included. */
  readonly cpuMs: number;
  readonly simulatorsMs: number;
  readonly requests: number;
  /** What one order alone asks for, in groups that go at the same time. */
  readonly typical: readonly (readonly Carried[])[];
}

/** Shoppers whom NAV knows order again, all at once. */
async function play(folder: string, latencyMs: number, orders: number): Promise<Played> {
  const joined = await join(folder, latencyMs);
  try {
    await deliver(joined, place(joined, SHOPPERS));
    await rest(joined, folder, SHOPPERS);
    joined.takeCarried();
    await deliver(joined, place(joined, 1));
    await rest(joined, folder, SHOPPERS + 1);
    const typical = grouped(joined.takeCarried());
    const deliveries = place(joined, orders);
    const [cpu, spent, began] = [process.cpuUsage(), joined.simulatorsMs(), performance.now()];
    await deliver(joined, deliveries);
    await rest(joined, folder, SHOPPERS + 1 + orders);
    const wallMs = performance.now() - began;
    const { user, system } = process.cpuUsage(cpu);
    return {
      wallMs,
      cpuMs: (user + system) / 1_000,
      simulatorsMs: joined.simulatorsMs() - spent,
      requests: joined.takeCarried().length,
      typical,
    };
  } finally {
    await joined.close();
  }
}

function place({ shop }: Joined, count: number): readonly OutgoingDelivery[] {
  for (let index = 0; index < count; index += 1)
    shop.shopper.placeOrder({
      items: [
        { sku: 'ML-TS-001', quantity: 2 },
        { sku: 'ML-MUG-001', quantity: 1 },
      ],
      shippingCost: '4.11',
      billing: shopper(`B${index % SHOPPERS}`),
    });
  return shop.deliveries.take().filter(({ ping }) => !ping);
}

async function deliver(joined: Joined, deliveries: readonly OutgoingDelivery[]): Promise<void> {
  const statuses = await Promise.all(deliveries.map((delivery) => joined.send(delivery)));
  if (statuses.some((status) => status !== 202)) throw new Error('A delivery was not taken.');
}

/** Waits until nothing is left to do; every order has to be in NAV then. */
async function rest({ nav, written }: Joined, folder: string, documents: number): Promise<void> {
  // A look into the database costs more than an order does: the last ones are waited for without.
  // oxlint-disable-next-line no-await-in-loop
  while (written() < documents) await sleep(5);
  // oxlint-disable-next-line no-await-in-loop
  while (countUnfinished(folder) > 0) await sleep(10);
  const made = nav.stored.documents().length;
  if (made !== documents) throw new Error(`NAV has ${made} documents of ${documents} orders.`);
}

/** Calls that overlap in time go together. */
function grouped(carried: readonly Carried[]): readonly (readonly Carried[])[] {
  const groups: Carried[][] = [];
  for (const call of carried.toSorted((left, right) => left.began - right.began)) {
    const last = groups.at(-1);
    if (last && last.some(({ ended }) => call.began < ended)) last.push(call);
    else groups.push([call]);
  }
  return groups;
}

/** The same calls with the same client and nothing between them; NAV takes one write at a time from it too. Milliseconds. */
async function bareLoop(typical: readonly (readonly Carried[])[], orders: number): Promise<number> {
  const answer = async () => ({ status: 200, headers: {}, body: '{}' });
  const carry = inProcess({ [NAV_ORIGIN]: answer, [SHOP_ORIGIN]: answer }, ANSWER_MS);
  let writing: Promise<unknown> = Promise.resolve();
  const call = ({ request }: Carried) => {
    if (!isNavWrite(request)) return carry(request);
    const mine = writing.then(() => carry(request));
    writing = mine;
    return mine;
  };
  let left = orders;
  const work = async () => {
    for (; left > 0;) {
      left -= 1;
      // oxlint-disable-next-line no-await-in-loop
      for (const group of typical) await Promise.all(group.map(call));
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return performance.now() - began;
}

function isNavWrite({ method, url }: Carried['request']): boolean {
  return url.startsWith(NAV_ORIGIN) && method !== 'GET' && !url.includes('$batch');
}
