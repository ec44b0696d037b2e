import type { FakeWooCommerce } from '../fakes/woocommerce/woocommerce.ts';
import type { StoredOrder } from '../fakes/woocommerce/stored.ts';

/** One order of the simulation, with all it ever was. */
export interface PlayedOrder {
  readonly id: number;
  readonly number: string;
  readonly at: number;
  /** Every state it had in the store, oldest first. */
  readonly versions: StoredOrder[];
  /** Causes it may wait for a person with. */
  readonly declared: Set<string>;
  readonly skus: readonly string[];
  /** A person had its document in NAV in hand: released, posted or deleted it, or keyed it. */
  touched: boolean;
  /** They did so while the connector was writing it. */
  meddled: boolean;
  keyedByHand: boolean;
  /** When a person deleted the document the connector knew; null when nobody did, or had it imported again since. */
  deletedAt: number | null;
  deletedInNav: boolean;
}

export interface Facts {
  readonly declared: readonly string[];
  readonly traces: readonly string[];
  readonly skus: readonly string[];
}

/** Everything that was ordered, whatever the connector knows of it. */
export interface Played {
  readonly orders: ReadonlyMap<number, PlayedOrder>;
  readonly traces: ReadonlySet<string>;
  add(id: number, facts: Facts): PlayedOrder;
  /** Notes what the store has now; called after every change. */
  changed(id: number): void;
  /** As NAV or the shop writes it. */
  byNumber(number: string): PlayedOrder | undefined;
  /** Declares causes for every order of this article there is and will be, until the returned function is called. */
  declareForSku(sku: string, causes: readonly string[]): () => void;
}

export function createPlayed(shop: FakeWooCommerce, now: () => number): Played {
  const orders = new Map<number, PlayedOrder>();
  const numbers = new Map<string, PlayedOrder>();
  const traces = new Set<string>();
  const standing = new Set<{ readonly sku: string; readonly causes: readonly string[] }>();
  const stored = (id: number): StoredOrder => {
    const order = shop.stored.order(id);
    if (!order) throw new Error(`The shop has lost order ${id}.`);
    return { ...order, record: structuredClone(order.record) };
  };
  return {
    orders,
    traces,
    add(id, facts) {
      const version = stored(id);
      const played: PlayedOrder = {
        id, number: version.number, at: now(), versions: [version], declared: new Set(facts.declared), skus: facts.skus,
        touched: false, meddled: false, keyedByHand: false, deletedAt: null, deletedInNav: false,
      }; // prettier-ignore
      for (const { sku, causes } of standing) if (facts.skus.includes(sku)) declare(played, causes);
      for (const trace of facts.traces) traces.add(trace);
      orders.set(id, played);
      numbers.set(played.number.toUpperCase(), played);
      return played;
    },
    changed: (id) => void orders.get(id)?.versions.push(stored(id)),
    byNumber: (number) => numbers.get(number.toUpperCase()),
    declareForSku(sku, causes) {
      for (const order of orders.values()) if (order.skus.includes(sku)) declare(order, causes);
      const entry = { sku, causes };
      standing.add(entry);
      return () => void standing.delete(entry);
    },
  };
}

function declare(order: PlayedOrder, causes: readonly string[]): void {
  for (const cause of causes) order.declared.add(cause);
}
