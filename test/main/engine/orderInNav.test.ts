import { describe, expect, it } from 'vitest';
import { KEYS } from '../../fakes/woocommerce/seed.ts';
import { isDelete, isOrderPost, isPatch, MINUTE, openShop } from './shopWorld.ts';

const pageOrder = { nav: { validateInPageOrder: true } };

describe('an order that is in NAV', () => {
  it('stays equal while the store rings again and cannot be read', async () => {
    const shop = await openShop();
    const id = shop.order();
    await shop.tell();
    shop.world.shopFaults.always({ kind: 'down' });
    shop.world.shop.admin.editOrder(id, { meta_data: [{ key: 'gift', value: 'no' }] });
    await shop.tell();
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
    shop.world.shopFaults.clear();
    await shop.world.clock.run(30 * MINUTE);
    expect(await shop.row(id)).toMatchObject({ term: 'equal', state: 'written', cause: null });
  });

  it('counts as equal again when the store takes its change back', async () => {
    const shop = await openShop();
    const id = shop.order();
    await shop.tell();
    shop.world.shop.admin.setStatus(id, 'cancelled');
    await shop.tell();
    expect(await shop.attention()).toEqual({ count: 1, codes: ['order-cancelled-after-import'] });
    shop.world.shop.admin.setStatus(id, 'processing');
    await shop.tell();
    expect(await shop.row(id)).toMatchObject({ term: 'equal', state: 'written', cause: null });
    expect(await shop.attention()).toEqual({ count: 0, codes: [] });
  });

  it('and was cancelled stays waiting when it is replayed while its document is still open', async () => {
    const shop = await openShop();
    const id = shop.order();
    await shop.tell();
    shop.world.shop.admin.setStatus(id, 'cancelled');
    await shop.tell();
    await shop.replayAll();
    expect(await shop.row(id)).toMatchObject({ term: 'waiting', cause: { code: 'order-cancelled-after-import' } });
  });

  it('and was cancelled is left out by a replay once its document was deleted', async () => {
    const shop = await openShop();
    const id = shop.order();
    await shop.tell();
    shop.world.shop.admin.setStatus(id, 'cancelled');
    await shop.tell();
    shop.world.nav.admin.deleteOrder((await shop.row(id))?.documentNo ?? '');
    await shop.replayAll();
    expect(await shop.row(id)).toMatchObject({ term: 'leftOut', documentNo: null, navTotal: null });
  });

  it('and was cancelled is left out only when its posted invoice was cancelled too', async () => {
    const shop = await openShop();
    const id = shop.order();
    await shop.tell();
    shop.world.shop.admin.setStatus(id, 'cancelled');
    await shop.tell();
    const invoice = shop.world.nav.admin.post((await shop.row(id))?.documentNo ?? '');
    await shop.replayAll();
    expect(await shop.row(id)).toMatchObject({ term: 'waiting', documentNo: invoice.number });
    shop.world.nav.admin.setInvoiceStatus(invoice.number, 'Canceled');
    await shop.replayAll();
    expect(await shop.row(id)).toMatchObject({ term: 'leftOut', documentNo: null });
  });

  it('and whose posted invoice was cancelled there is written again by an explicit import', async () => {
    const shop = await openShop();
    const id = shop.order();
    await shop.tell();
    const invoice = shop.world.nav.admin.post((await shop.row(id))?.documentNo ?? '');
    shop.world.nav.admin.setInvoiceStatus(invoice.number, 'Canceled');
    shop.world.navFaults.when(isOrderPost, { kind: 'lateWork', ms: MINUTE }, 1);
    await shop.importOrder(id, 5 * MINUTE);
    expect(shop.world.nav.stored.orders()).toHaveLength(1);
    expect(await shop.row(id)).toMatchObject({ term: 'equal', documentNo: shop.world.nav.stored.orders()[0]?.number });
  });

  it('and was deleted there is written again by an explicit import, and by nothing else', async () => {
    const shop = await openShop();
    const id = shop.order();
    await shop.tell();
    shop.world.nav.admin.deleteOrder((await shop.row(id))?.documentNo ?? '');
    shop.world.shop.admin.editOrder(id, { meta_data: [{ key: 'gift', value: 'no' }] });
    await shop.tell();
    expect(shop.documents(id)).toEqual([]);
    await shop.importOrder(id);
    expect(shop.documents(id)).toHaveLength(1);
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  });

  it('is compared once more when its integration has got another id', async () => {
    const shop = await openShop();
    const id = shop.order();
    await shop.tell();
    await shop.setIntegration({ id: 'renamed' });
    shop.world.shop.admin.editOrder(id, { meta_data: [{ key: 'gift', value: 'no' }] });
    await shop.tell();
    const renamed = (await shop.rows()).filter(({ integrationId }) => integrationId === 'renamed');
    expect(renamed).toMatchObject([{ term: 'equal', documentNo: expect.any(String) }]);
    expect(shop.documents(id)).toHaveLength(1);
  });

  it('and was refunded in part before it got there waits for a person', async () => {
    const shop = await openShop();
    const id = shop.order();
    const sign = `consumer_key=${KEYS.readWrite.consumerKey}&consumer_secret=${KEYS.readWrite.consumerSecret}`;
    const answer = shop.world.shop.handle({
      method: 'POST',
      url: `/wp-json/wc/v3/orders/${id}/refunds?${sign}`,
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify({ amount: '1.00', api_refund: false })),
      secure: true,
    });
    expect(answer.status).toBe(201);
    await shop.tell();
    expect(shop.documents(id)).toHaveLength(1);
    expect(await shop.row(id)).toMatchObject({ term: 'waiting', cause: { code: 'order-refunded-after-import' } });
  });
});

describe('an order that changed while it was being written', () => {
  it('is not called equal with another total than the one in NAV', async () => {
    const shop = await openShop();
    const id = shop.order();
    shop.crashAfter(isOrderPost);
    await shop.tell();
    expect(shop.world.isAlive()).toBe(false);
    const [line] = shop.world.shop.stored.order(id)?.record.items ?? [];
    shop.world.shop.admin.editOrder(id, {
      line_items: [{ id: line?.id ?? 0, quantity: 3, total: '60', subtotal: '60' }],
    });
    await shop.revive();
    const row = await shop.row(id);
    expect(row).toMatchObject({ term: 'waiting', cause: { code: 'order-changed-after-import' } });
    expect(row?.navTotal?.amount).not.toBe(row?.storeTotal?.amount);
    expect(shop.documents(id)).toHaveLength(1);
  });

  it('is taken up as posted when a person posted it before it was compared', async () => {
    const shop = await openShop();
    const id = shop.order();
    shop.crashAfter(isOrderPost, () => shop.world.nav.admin.post(shop.documents(id)[0]?.number ?? ''));
    await shop.tell();
    await shop.revive();
    expect(await shop.row(id)).toMatchObject({ term: 'equal', documentNo: shop.documents(id)[0]?.number });
    expect(shop.documents(id)).toMatchObject([{ posted: true }]);
  });

  it('waits for a person when it was posted with another VAT, though its total is the same', async () => {
    const shop = await openShop();
    const id = shop.order();
    shop.crashAfter(isOrderPost, () => {
      const no = shop.documents(id)[0]?.number ?? '';
      for (const { sequence, unitPrice } of shop.documents(id)[0]?.lines ?? []) {
        shop.world.nav.admin.editOrderLine(no, sequence, { taxCode: 'VAT7' });
        shop.world.nav.admin.editOrderLine(no, sequence, { unitPrice: Number(unitPrice) });
      }
      shop.world.nav.admin.post(no);
    });
    await shop.tell();
    await shop.revive();
    expect(shop.documents(id)[0]?.totals.gross).toBe(shop.world.shop.stored.order(id)?.total);
    expect(await shop.row(id)).toMatchObject({ term: 'waiting' });
  });

  it('is taken up as posted when a person posted it after the link and before the comparison', async () => {
    const shop = await openShop(pageOrder);
    shop.world.nav.admin.changeItem('ML-TS-001', { taxGroupCode: 'VAT7' });
    const id = shop.order();
    shop.crashAfter(isPatch, () => shop.world.nav.admin.post(shop.documents(id)[0]?.number ?? ''));
    await shop.tell();
    await shop.revive();
    expect(await shop.row(id)).toMatchObject({ term: 'equal', state: 'written' });
    expect(shop.documents(id)).toMatchObject([{ posted: true }]);
  });

  it('and was deleted in NAV meanwhile is written again only when a person says so', async () => {
    const shop = await openShop(pageOrder);
    shop.world.nav.admin.changeItem('ML-TS-001', { taxGroupCode: 'VAT7' });
    const id = shop.order();
    shop.crashAfter(isPatch, () => shop.world.nav.admin.deleteOrder(shop.documents(id)[0]?.number ?? ''));
    await shop.tell();
    await shop.revive();
    expect(await shop.row(id)).toMatchObject({ term: 'waiting', cause: { code: 'document-gone' }, documentNo: null });
    shop.world.shop.admin.editOrder(id, { meta_data: [{ key: 'gift', value: 'no' }] });
    await shop.tell(5 * MINUTE);
    expect(shop.documents(id)).toEqual([]);
    await shop.replayAll(2 * MINUTE);
    expect(shop.documents(id)).toHaveLength(1);
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  });

  it('goes on by itself when the answer to a repair is lost', async () => {
    const shop = await openShop(pageOrder);
    shop.world.nav.admin.changeItem('ML-TS-001', { taxGroupCode: 'VAT7' });
    shop.world.navFaults.when(isPatch, { kind: 'dropAfterWork' }, 1);
    const id = shop.order();
    await shop.tell();
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
    expect(shop.documents(id)).toHaveLength(1);
  });

  it('is removed before it is parked when NAV refuses the repair', async () => {
    const shop = await openShop(pageOrder);
    shop.world.nav.admin.changeItem('ML-TS-001', { taxGroupCode: 'VAT7' });
    const refusal = { error: { code: 'Application_DialogException', message: 'No change on Sundays.' } };
    shop.world.navFaults.when(isPatch, {
      kind: 'status', status: 400, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(refusal),
    }); // prettier-ignore
    const id = shop.order();
    await shop.tell(2 * MINUTE);
    expect(shop.documents(id)).toEqual([]);
    expect(await shop.row(id)).toMatchObject({ term: 'waiting', cause: { code: 'nav-refused' }, documentNo: null });
  });

  it('is removed once, and planned anew by itself, when the answer to the removal is lost', async () => {
    const shop = await openShop();
    shop.world.nav.admin.setVat('DOMESTIC', 'VAT19', '16');
    shop.world.navFaults.when(isDelete, { kind: 'dropAfterWork' }, 1);
    const id = shop.order();
    await shop.tell(20 * MINUTE);
    expect(shop.documents(id)).toEqual([]);
    expect(await shop.row(id)).toMatchObject({ term: 'waiting', cause: { code: 'tax-rate-differs' } });
  });

  it('names its document when that is wrong and cannot be removed', async () => {
    const shop = await openShop();
    shop.world.nav.admin.setVat('DOMESTIC', 'VAT19', '16');
    const id = shop.order();
    shop.world.navFaults.onWorked((request) => {
      if (isOrderPost(request)) shop.world.nav.admin.release(shop.documents(id)[0]?.number ?? '');
    });
    shop.world.navFaults.when(isDelete, { kind: 'status', status: 403 });
    await shop.tell();
    expect(await shop.row(id)).toMatchObject({
      term: 'waiting',
      cause: { code: 'document-differs-not-removed' },
      documentNo: shop.documents(id)[0]?.number,
    });
  });
});

describe('an order that is gone from the store', () => {
  it('is not left out while NAV may still make its document', async () => {
    const shop = await openShop();
    const id = shop.order();
    shop.world.navFaults.when(isOrderPost, { kind: 'lateWork', ms: 2 * MINUTE }, 1);
    await shop.tell(10_000);
    shop.world.shop.admin.deleteOrder(id);
    await shop.importOrder(id, 15 * MINUTE);
    expect(shop.documents(id)).toHaveLength(1);
    expect(await shop.row(id)).toMatchObject({ term: 'waiting', cause: { code: 'order-gone-after-import' } });
  });

  it('keeps waiting however often it is rung, and is left out once its document is deleted', async () => {
    const shop = await openShop();
    const id = shop.order();
    await shop.tell();
    const no = shop.documents(id)[0]?.number ?? '';
    const ring = shop.world.shop.deliveries;
    shop.world.shop.admin.editOrder(id, { meta_data: [{ key: 'a', value: '1' }] });
    const first = ring.take();
    shop.world.shop.admin.deleteOrder(id);
    for (const delivery of first) await shop.world.deliver(delivery);
    await shop.world.clock.run(MINUTE);
    for (const delivery of first) await shop.world.deliver(delivery);
    await shop.world.clock.run(MINUTE);
    expect(await shop.row(id)).toMatchObject({ term: 'waiting', cause: { code: 'order-gone-after-import' } });
    shop.world.nav.admin.deleteOrder(no);
    await shop.replayAll();
    expect(await shop.row(id)).toMatchObject({ term: 'leftOut', state: 'gone', documentNo: null });
  });
});
