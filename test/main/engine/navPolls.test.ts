import { describe, expect, it } from 'vitest';
import { administrator, MINUTE, openShop, type ShopWorld } from './shopWorld.ts';

const QUARTER = 16 * MINUTE;
const QUIET = { settings: { nav: { notifications: 'off' } } } as const;

const admin = ({ world }: ShopWorld) => world.nav.admin;

/** An order that is in NAV, and its document there. */
async function written(shop: ShopWorld) {
  const id = shop.order();
  await shop.tell();
  const [document] = shop.documents(id);
  if (!document) throw new Error('no document');
  // What was read at the start is over, and the first look at what is there besides.
  await shop.tell(QUARTER);
  return { id, document };
}

async function parkedTimes({ world }: ShopWorld, id: number): Promise<number> {
  const about = { integrationId: 'shop-nav', orderKey: String(id) };
  const { timeline } = await world.engine().calls['orders.get'](about, administrator);
  return timeline.filter(({ kind }) => kind === 'job.parked').length;
}

describe.each(['api', 'pages'] as const)('a server that tells nothing by itself, over %s,', (surfaces) => {
  it('shows within a quarter of an hour what was posted there', async () => {
    const shop = await openShop({ ...QUIET, surfaces });
    const { id, document } = await written(shop);
    admin(shop).post(document.number);
    await shop.tell(QUARTER);
    const posted = shop.documents(id).find((one) => one.posted);
    expect(await shop.row(id)).toMatchObject({ term: 'equal', documentNo: posted?.number });
    expect(posted?.number).not.toBe(document.number);
  });

  it('shows another total once, however often it is asked', async () => {
    const shop = await openShop({ ...QUIET, surfaces });
    const { id, document } = await written(shop);
    admin(shop).editOrderLine(document.number, document.lines[0]?.sequence ?? 0, { quantity: 3 });
    await shop.tell(QUARTER);
    expect(await shop.attention()).toEqual({ count: 1, codes: ['document-differs'] });
    await shop.tell(2 * QUARTER);
    expect(await parkedTimes(shop, id)).toBe(1);
  });

  it('shows within an hour what was deleted there', async () => {
    const shop = await openShop({ ...QUIET, surfaces });
    const { document } = await written(shop);
    admin(shop).deleteOrder(document.number);
    await shop.tell(61 * MINUTE);
    expect(await shop.attention()).toEqual({ count: 1, codes: ['document-gone'] });
  });

  it('is not asked for an order again because we wrote it', async () => {
    const shop = await openShop({ ...QUIET, surfaces });
    const id = shop.order();
    // The poll of the shop looks at it once more by itself.
    await shop.tell(5 * MINUTE);
    const read: string[] = [];
    shop.world.shopFaults.onWorked(({ url }) => void read.push(url));
    await shop.tell(3 * QUARTER);
    expect(read.length).toBeGreaterThan(0);
    expect(read.filter((url) => url.includes(`/orders/${id}?`) || url.endsWith(`/orders/${id}`))).toEqual([]);
  });
});
