import type { FakeWooCommerce } from '../fakes/woocommerce/woocommerce.ts';
import type { Played } from './played.ts';
import type { Chance, VirtualClock } from './virtualClock.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The article that an edit may add to any order. */
export const ADDED_LATER = 'ML-PEN-BLU';

/** What becomes of an order in the shop after it was placed. */
export interface SecondThoughts {
  plan(id: number, status: string): void;
}

export interface SecondThoughtsOptions {
  readonly clock: VirtualClock;
  readonly chance: Chance;
  readonly shop: FakeWooCommerce;
  readonly played: Played;
}

/** Orders are paid later, packed, cancelled, refunded, edited, thrown away and taken back. */
export function createSecondThoughts({ clock, chance, shop, played }: SecondThoughtsOptions): SecondThoughts {
  function later(id: number, wait: number, change: () => void): void {
    clock.after(wait, () => {
      change();
      played.changed(id);
    });
  }

  const setStatus = (id: number, status: string) => () => {
    if (shop.stored.order(id)?.status !== 'trash') shop.admin.setStatus(id, status);
  };

  /** Within seconds, while the order is on its way, as often as hours later. */
  function soonOrLate(): number {
    const draw = chance.number();
    if (draw < 0.35) return chance.between(0, 90 * SECOND);
    return draw < 0.6 ? chance.between(MINUTE, 20 * MINUTE) : chance.between(20 * MINUTE, 8 * HOUR);
  }

  function edit(id: number): void {
    const order = shop.stored.order(id);
    const line = order?.record.items[0];
    if (!order || !line || order.status === 'trash') return;
    const { pricesIncludeTax } = order.record;
    shop.admin.changeSettings({ pricesIncludeTax });
    const double = (amount: string) => String(Number((Number(amount) * 2).toFixed(4)));
    const change = chance.pick([
      { customer_note: 'Doch lieber klingeln.' },
      { billing: { phone: '+49 30 5550000' } },
      {
        line_items: [
          { id: line.id, quantity: line.quantity * 2, total: double(line.total), subtotal: double(line.subtotal) },
        ],
      },
      { line_items: [{ sku: ADDED_LATER, quantity: 3 }] },
      order.record.items.length > 1 ? { line_items: [{ id: line.id, quantity: 0 }] } : { customer_note: 'Danke!' },
      { shipping_lines: [{ method_id: 'flat_rate', method_title: 'Express', total: '9.90' }] },
    ]);
    shop.admin.editOrder(id, change);
  }

  return {
    plan(id, status) {
      const draw = chance.number();
      if (status === 'pending' || status === 'on-hold') {
        const wait = chance.between(SECOND, 5 * HOUR);
        if (draw < 0.75) later(id, wait, setStatus(id, 'processing'));
        else if (draw < 0.9) later(id, wait, setStatus(id, 'cancelled'));
      } else if (draw < 0.05) later(id, soonOrLate(), setStatus(id, 'cancelled'));
      else if (draw < 0.11) later(id, soonOrLate(), () => edit(id));
      else if (draw < 0.13) later(id, soonOrLate(), setStatus(id, 'refunded'));
      else if (draw < 0.145) throwAway(id);
      else if (draw < 0.5) later(id, chance.between(HOUR, 20 * HOUR), setStatus(id, 'completed'));
    },
  };

  function throwAway(id: number): void {
    const wait = soonOrLate();
    later(id, wait, () => shop.admin.trashOrder(id));
    if (chance.number() < 0.5) later(id, wait + chance.between(SECOND, HOUR), () => shop.admin.restoreOrder(id));
  }
}
