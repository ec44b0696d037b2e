import { describe, expect, it } from 'vitest';
import type { FakeRequest } from '../../fakes/http.ts';
import { administrator, MINUTE, openShop, type ShopWorld } from './shopWorld.ts';

const payments = { paypal: { journal: 'PAYPAL' } };
const paid = { paymentMethod: 'paypal', transactionId: '8XY-1' };
const isPaymentPost = (request: FakeRequest) =>
  request.method === 'POST' && /\/customerPayments(\?|$)/.test(decodeURIComponent(request.url));

const linesOf = (shop: ShopWorld, id: number) =>
  shop.world.nav.stored.payments().filter(({ externalDocumentNumber }) => externalDocumentNumber === `WOO-${id}`);

describe.each(['api', 'both'] as const)('what was paid for an order, over %s', (surfaces) => {
  const open = async () => {
    const shop = await openShop({ surfaces });
    await shop.setIntegration({ payments });
    return shop;
  };

  it('is one unposted line of its journal, for the customer of the document and the amount of the store', async () => {
    const shop = await open();
    const id = shop.order(paid);
    await shop.tell(5 * MINUTE);
    const row = await shop.row(id);
    expect(row).toMatchObject({ term: 'equal' });
    expect(linesOf(shop, id)).toMatchObject([
      {
        journal: 'PAYPAL',
        customerNumber: shop.documents(id)[0]?.customerNumber,
        amount: `-${row?.storeTotal?.amount}`,
        postingDate: '2026-11-20',
        description: 'paypal 8XY-1',
      },
    ]);
    await shop.importOrder(id);
    expect(linesOf(shop, id)).toHaveLength(1);
  });

  it('is written once though the power goes when NAV has just made the line', async () => {
    const shop = await open();
    const id = shop.order(paid);
    shop.crashAfter(isPaymentPost);
    await shop.tell();
    await shop.revive(25 * MINUTE);
    expect(linesOf(shop, id)).toHaveLength(1);
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  });

  it('is written once though NAV’s answer is lost', async () => {
    const shop = await open();
    shop.world.navFaults.when(isPaymentPost, { kind: 'dropAfterWork' }, 1);
    const id = shop.order(paid);
    await shop.tell(20 * MINUTE);
    expect(linesOf(shop, id)).toHaveLength(1);
    expect((await shop.attention()).count).toBe(0);
  });

  it('is written when it is paid later than it was written to NAV', async () => {
    const shop = await open();
    await shop.setIntegration({ payments, statuses: ['on-hold', 'processing'] });
    const id = shop.order({ ...paid, status: 'on-hold' });
    await shop.tell();
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
    expect(linesOf(shop, id)).toEqual([]);
    shop.world.shop.admin.setStatus(id, 'processing');
    await shop.tell(5 * MINUTE);
    expect(linesOf(shop, id)).toHaveLength(1);
  });

  it('waits for a person where NAV has no such journal, beside an order that is right, and is written by a replay', async () => {
    const shop = await open();
    await shop.setIntegration({ payments: { paypal: { journal: 'NOWHERE' } } });
    const id = shop.order(paid);
    await shop.tell(5 * MINUTE);
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
    expect((await shop.attention()).codes).toEqual(['nav-code-unknown']);
    shop.world.nav.admin.addPaymentJournal({ code: 'NOWHERE', displayName: 'Nowhere' });
    await shop.replayAll();
    expect(linesOf(shop, id)).toMatchObject([{ journal: 'NOWHERE' }]);
    expect((await shop.attention()).count).toBe(0);
  });
});

it('orders of a method without a journal, unpaid ones and those that cost nothing have no line', async () => {
  const shop = await openShop();
  await shop.setIntegration({ payments: { ...payments, bacs: {} }, statuses: ['on-hold', 'processing'] });
  const ids = [
    shop.order({ paymentMethod: 'bacs' }),
    shop.order({ paymentMethod: 'paypal', status: 'on-hold' }),
    shop.order({ paymentMethod: 'paypal', items: [], shippingCost: '0' }),
  ];
  await shop.tell(5 * MINUTE);
  expect(ids.flatMap((id) => linesOf(shop, id))).toEqual([]);
});

it('a payment stands in the plan of its order', async () => {
  const shop = await openShop();
  await shop.setIntegration({ payments });
  const id = shop.order(paid);
  await shop.tell();
  const about = { integrationId: 'shop-nav', orderKey: String(id) };
  const { plan, timeline } = await shop.world.engine().calls['orders.get'](about, administrator);
  expect(plan.find(({ field }) => field === 'paymentJournal')?.written).toBe('PAYPAL');
  expect(timeline.map(({ kind }) => kind)).toContain('payment.written');
});
