import { describe, expect, it } from 'vitest';
import { FIRST_PLACE, type IdPlace, nextById } from '../../../main/inbox/byId.ts';
import type { OrderSummary, OrderSummaryPage } from '../../../main/stores/store.ts';

const PER_PAGE = 10;

const summary = (id: number): OrderSummary => ({
  key: String(id),
  number: String(id),
  status: 'processing',
  currency: 'EUR',
  total: '10.00',
  refundedTotal: '0.00',
  placedAt: '2026-11-20T10:00:00.000Z',
  modifiedAt: '2026-11-20T10:00:00.000Z',
});

/** Walks a shop with these ids; `between` changes them after each page. */
async function walk(ids: number[], between: (pages: number, ids: number[]) => void = () => undefined) {
  const asked: number[] = [];
  const ask = async (skip: number): Promise<OrderSummaryPage> => {
    asked.push(skip);
    const orders = ids.slice(skip, skip + PER_PAGE).map(summary);
    return { orders, hasMore: skip + PER_PAGE < ids.length };
  };
  const read: number[] = [];
  let place: IdPlace | null = FIRST_PLACE;
  for (let steps = 1; place !== null; steps += 1) {
    const step = await nextById(ask, place);
    read.push(...step.orders.map(({ key }) => Number(key)));
    place = step.place;
    between(steps, ids);
  }
  return { read, asked };
}

const numbered = (count: number, from = 1) => Array.from({ length: count }, (_, n) => from + n);

describe('a walk over all orders by their ids', () => {
  it('reads each once, a page at a time', async () => {
    const { read, asked } = await walk(numbered(35));
    expect(read).toEqual(numbered(35));
    expect(asked).toEqual([0, 9, 18, 27]);
  });

  it('is over at once where there are none', async () => {
    expect(await walk([])).toEqual({ read: [], asked: [0] });
  });

  it('goes back where so many orders left the list that the place is not found any more, and misses none', async () => {
    const { read } = await walk(numbered(40), (steps, ids) => {
      if (steps === 2) ids.splice(0, 15);
    });
    expect(read).toEqual(numbered(40));
  });

  it('misses none where every order that was read leaves the list', async () => {
    const { read } = await walk(numbered(40), (steps, ids) => {
      if (steps === 2) ids.splice(0, 19);
    });
    expect(read).toEqual(numbered(40));
  });

  it('reads none twice where older orders come back into the list', async () => {
    const { read } = await walk(numbered(30, 101), (steps, ids) => {
      if (steps === 1) ids.unshift(...numbered(25));
    });
    expect(read).toEqual(numbered(30, 101));
  });

  it('reads what is placed while it goes on', async () => {
    const { read } = await walk(numbered(15), (steps, ids) => {
      if (steps === 1) ids.push(16, 17, 18);
    });
    expect(read).toEqual(numbered(18));
  });
});
