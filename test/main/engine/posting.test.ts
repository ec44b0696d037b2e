import { describe, expect, it } from 'vitest';
import type { FakeRequest } from '../../fakes/http.ts';
import { SURFACES } from '../../sandbox/surfaces.ts';
import { MINUTE, openShop, type ShopWorld } from './shopWorld.ts';

const isInvoicePost = (request: FakeRequest) =>
  request.method === 'POST' && /\/salesInvoices?(\?|$)/i.test(request.url);
const isPosting = (request: FakeRequest) =>
  /Microsoft\.NAV\.(post|shipAndInvoice)$/i.test(decodeURIComponent(request.url));

/** How often NAV was asked to post. */
function countPostings(shop: ShopWorld): () => number {
  let count = 0;
  shop.world.navFaults.onWorked((request) => {
    if (isPosting(request)) count += 1;
  });
  return () => count;
}

describe('an integration whose document is the sales invoice', () => {
  it.each(SURFACES)('writes a draft invoice with the store’s total over %s, and no order', async (surfaces) => {
    const shop = await openShop({ surfaces });
    await shop.setIntegration({ document: 'salesInvoice' });
    const id = shop.order();
    await shop.tell();
    expect(shop.documents(id)).toMatchObject([{ kind: 'invoice', posted: false }]);
    expect(await shop.row(id)).toMatchObject({ term: 'equal', state: 'written' });
  });

  it('finds the invoice whose answer was lost, and makes no second one', async () => {
    const shop = await openShop();
    await shop.setIntegration({ document: 'salesInvoice' });
    const id = shop.order();
    shop.crashAfter(isInvoicePost);
    await shop.tell();
    await shop.revive(20 * MINUTE);
    expect(shop.documents(id)).toMatchObject([{ kind: 'invoice', posted: false }]);
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  });

  it('compares an order that was written as a sales order before, and writes no invoice beside it', async () => {
    const shop = await openShop();
    const id = shop.order();
    await shop.tell();
    await shop.setIntegration({ document: 'salesInvoice' });
    await shop.importOrder(id);
    expect(shop.documents(id)).toMatchObject([{ kind: 'order' }]);
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  });

  it('removes an invoice that does not match before the order waits', async () => {
    const shop = await openShop();
    await shop.setIntegration({ document: 'salesInvoice' });
    shop.world.nav.admin.setVat('DOMESTIC', 'VAT19', '16');
    const id = shop.order();
    await shop.tell();
    expect(shop.documents(id)).toEqual([]);
    expect(await shop.row(id)).toMatchObject({ term: 'waiting' });
    shop.world.nav.admin.setVat('DOMESTIC', 'VAT19', '19');
    await shop.replayAll();
    expect(shop.documents(id)).toMatchObject([{ kind: 'invoice' }]);
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  });
});

describe.each([
  ['salesOrder', 'api'],
  ['salesInvoice', 'api'],
  ['salesOrder', 'both'],
  ['salesInvoice', 'both'],
] as const)('automatic posting of a %s over %s', (document, surfaces) => {
  const open = async () => {
    const shop = await openShop({ surfaces });
    await shop.setIntegration({ document, posting: 'automatic' });
    return shop;
  };

  it('leaves one posted invoice with the store’s total, whose number the store is told', async () => {
    const shop = await open();
    const postings = countPostings(shop);
    const id = shop.order();
    await shop.tell();
    const [posted, ...more] = shop.documents(id);
    expect(more).toEqual([]);
    expect(posted).toMatchObject({ kind: 'invoice', posted: true });
    expect(postings()).toBe(1);
    const row = await shop.row(id);
    expect(row).toMatchObject({ term: 'equal', state: 'written', documentNo: posted?.number });
    expect(row?.navTotal).toEqual(row?.storeTotal);
    const notes = shop.world.shop.stored.notes(id).map(({ text }) => text);
    expect(notes.filter((text) => text.includes('NAV'))).toEqual([`In NAV as ${posted?.number}`]);
  });

  it('is not done twice when the power goes right after NAV posted', async () => {
    const shop = await open();
    const id = shop.order();
    shop.crashAfter(isPosting);
    await shop.tell();
    const postings = countPostings(shop);
    await shop.revive(20 * MINUTE);
    expect(shop.documents(id)).toMatchObject([{ kind: 'invoice', posted: true }]);
    expect(postings()).toBe(0);
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  });

  it('is asked again only when NAV can no longer be at it, after the request was lost on its way', async () => {
    const shop = await open();
    const id = shop.order();
    shop.world.navFaults.when(isPosting, { kind: 'hang' }, 1);
    await shop.tell(5 * MINUTE);
    expect(await shop.row(id)).toMatchObject({ state: 'checking' });
    const postings = countPostings(shop);
    await shop.world.clock.run(5 * MINUTE);
    expect(postings()).toBe(0);
    await shop.world.clock.run(20 * MINUTE);
    expect(postings()).toBe(1);
    expect(shop.documents(id)).toMatchObject([{ kind: 'invoice', posted: true }]);
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  });

  it('that NAV refuses leaves the draft, says why, and is done by a replay', async () => {
    const shop = await open();
    const id = shop.order();
    const postings = countPostings(shop);
    shop.world.navFaults.when(isPosting, refusal);
    await shop.tell();
    expect(shop.documents(id)).toMatchObject([{ posted: false }]);
    expect(await shop.row(id)).toMatchObject({ term: 'waiting', cause: { code: 'posting-refused' } });
    shop.world.navFaults.clear();
    await shop.replayAll();
    expect(postings()).toBe(1);
    expect(shop.documents(id)).toMatchObject([{ kind: 'invoice', posted: true }]);
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  });
});

describe('automatic posting', () => {
  it('does not happen to a document that a person changed meanwhile, which is then theirs', async () => {
    const shop = await openShop();
    await shop.setIntegration({ posting: 'automatic' });
    const id = shop.order();
    shop.world.navFaults.when(isPosting, refusal);
    await shop.tell();
    shop.world.navFaults.clear();
    const postings = countPostings(shop);
    const number = shop.documents(id)[0]?.number ?? '';
    shop.world.nav.admin.editOrderLine(number, 10_000, { quantity: 3 });
    await shop.tell(5 * MINUTE);
    await shop.replayAll();
    expect(postings()).toBe(0);
    expect(await shop.row(id)).toMatchObject({ term: 'waiting', cause: { code: 'document-differs' } });
    // Right again by other means than ours, and said to be so: what a person worked on, a person posts.
    shop.world.nav.admin.editOrderLine(number, 10_000, { quantity: 2, unitPrice: 23.79 });
    shop.world.nav.admin.editOrderLine(number, 10_000, { description: 'T-Shirt, white' });
    await shop.replayAll();
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  });

  it('over page services, which cannot post, writes nothing and says so', async () => {
    // What the address says nothing of is seen when NAV is asked.
    const shop = await openShop({ surfaces: 'both', nav: { apiEnabled: false } });
    await shop.setIntegration({ posting: 'automatic' });
    const id = shop.order();
    await shop.tell();
    expect(shop.documents(id)).toEqual([]);
    expect(await shop.row(id)).toMatchObject({ term: 'waiting', cause: { code: 'document-kind-impossible' } });
    await shop.setIntegration({});
    await shop.replayAll();
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  });

  it('goes on for what was held when customers are no longer to be verified first', async () => {
    const shop = await openShop();
    await shop.setIntegration({ posting: 'automatic', customers: { holdPosting: true } });
    const id = shop.order();
    await shop.tell();
    expect(shop.documents(id)).toMatchObject([{ posted: false }]);
    expect(await shop.row(id)).toMatchObject({ term: 'equal', state: 'held' });
    await shop.setIntegration({ posting: 'automatic' });
    await shop.world.clock.run(MINUTE);
    expect(shop.documents(id)).toMatchObject([{ posted: true }]);
    expect(await shop.row(id)).toMatchObject({ term: 'equal', state: 'written' });
  });

  it('waits for a server that posts in the background', async () => {
    const shop = await openShop();
    await shop.setIntegration({ posting: 'automatic' });
    shop.world.navFaults.when(isPosting, { kind: 'status', status: 204 });
    const id = shop.order();
    await shop.tell(2 * MINUTE);
    expect(await shop.row(id)).toMatchObject({ state: 'checking' });
    shop.world.nav.admin.post(shop.documents(id)[0]?.number ?? '');
    await shop.world.clock.run(5 * MINUTE);
    expect(shop.documents(id)).toMatchObject([{ kind: 'invoice', posted: true }]);
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  });

  it('that the server took and never carried out waits for a person in the end', async () => {
    const shop = await openShop();
    await shop.setIntegration({ posting: 'automatic' });
    shop.world.navFaults.when(isPosting, { kind: 'status', status: 204 }, 1);
    const id = shop.order();
    await shop.tell(20 * MINUTE);
    expect(await shop.row(id)).toMatchObject({ term: 'waiting', cause: { code: 'posting-not-done' } });
    await shop.replayAll();
    expect(shop.documents(id)).toMatchObject([{ kind: 'invoice', posted: true }]);
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  });

  it('leaves alone what stood in NAV before it was switched on', async () => {
    const shop = await openShop();
    const id = shop.order();
    await shop.tell();
    const postings = countPostings(shop);
    await shop.setIntegration({ posting: 'automatic' });
    await shop.importOrder(id);
    expect(postings()).toBe(0);
    expect(shop.documents(id)).toMatchObject([{ kind: 'order' }]);
  });

  it('says that the posted total is another one where NAV rounds the invoice', async () => {
    const shop = await openShop();
    await shop.setIntegration({ posting: 'automatic' });
    shop.world.nav.admin.changeSalesSetup({
      invoiceRounding: true,
      invoiceRoundingPrecision: '1',
      invoiceRoundingAccount: '8790',
    });
    const id = shop.order();
    await shop.tell();
    expect(shop.documents(id)).toMatchObject([{ posted: true }]);
    expect(await shop.row(id)).toMatchObject({ term: 'waiting', cause: { code: 'document-differs-not-removed' } });
  });
});

describe('numbers under which people key orders in', () => {
  it('park an order that stands in NAV already under one of them, and nothing is written beside it', async () => {
    const shop = await openShop();
    await shop.setIntegration({ keyedByHand: ['WEB {number}', '{number}/SHOP'] });
    const id = shop.order();
    shop.world.nav.admin.addOrder({ customerNumber: '10000', externalDocumentNumber: `WEB ${id}` });
    await shop.tell();
    expect(shop.documents(id)).toEqual([]);
    expect(await shop.row(id)).toMatchObject({ term: 'waiting', cause: { code: 'document-elsewhere' } });
  });
});

const refusal = {
  kind: 'status',
  status: 400,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({
    error: { code: 'Application_DialogException', message: 'Customer 10000 is blocked.  CorrelationId:  1.' },
  }),
} as const;
