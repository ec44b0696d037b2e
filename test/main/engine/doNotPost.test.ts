import { describe, expect, it } from 'vitest';
import type { FakeRequest } from '../../fakes/http.ts';
import { isDelete, isPatch, MINUTE, openShop, type ShopWorld } from './shopWorld.ts';

const SURFACES = ['api', 'pages'] as const;
const WARNING = 'DO NOT POST';
const isWarning = (request: FakeRequest) =>
  isPatch(request) && new TextDecoder().decode(request.body).includes(WARNING);

/** An order whose document comes out differently in NAV, and may not be deleted there. */
async function openWithOrder(surfaces: (typeof SURFACES)[number]): Promise<{ shop: ShopWorld; id: number }> {
  const shop = await openShop({ surfaces });
  shop.world.nav.admin.setVat('DOMESTIC', 'VAT19', '16');
  shop.world.nav.admin.forbidDeletion('Sales Header');
  return { shop, id: shop.order() };
}

const texts = (shop: ShopWorld, id: number) =>
  shop.documents(id).map(({ lines }) => lines.map(({ description }) => description));

/** What stands in NAV and what the person reads. */
async function told(shop: ShopWorld, id: number) {
  const row = await shop.row(id);
  const [document, ...more] = shop.documents(id);
  const lines = document?.lines.map(({ description }) => description);
  return { term: row?.term, isNamed: row?.documentNo === document?.number, cause: row?.cause, lines, more };
}

const WARNED = {
  term: 'waiting',
  isNamed: true,
  cause: {
    code: 'document-differs-not-removed',
    message: expect.stringContaining(`Its first line in NAV says ${WARNING}.`) as string,
    whatToDo: expect.stringContaining('Do not post') as string,
  },
  // Once, also where it was put there twice.
  lines: [
    expect.stringMatching(/^DO NOT POST (?!DO NOT POST)/) as string,
    expect.stringMatching(/^(?!DO NOT POST)/) as string,
  ],
  more: [],
};

describe.each(SURFACES)('a document that differs and may not be deleted over %s', (surfaces) => {
  it('says in NAV that it must not be posted, also after it was tried again', async () => {
    const { shop, id } = await openWithOrder(surfaces);
    await shop.tell();
    expect(await told(shop, id)).toMatchObject(WARNED);
    await shop.replayAll();
    expect(await told(shop, id)).toMatchObject(WARNED);
  });

  it.each([
    [
      'the answer to that was lost',
      (shop: ShopWorld) => shop.world.navFaults.when(isWarning, { kind: 'dropAfterWork' }, 1),
    ],
    ['it was not answered at all', (shop: ShopWorld) => shop.world.navFaults.when(isWarning, { kind: 'hang' }, 1)],
    [
      'NAV was locked meanwhile',
      (shop: ShopWorld) => shop.world.navFaults.when(isWarning, { kind: 'status', status: 503 }, 1),
    ],
  ])('says so once though %s', async (_what, happens) => {
    const { shop, id } = await openWithOrder(surfaces);
    happens(shop);
    await shop.tell(30 * MINUTE);
    expect(await told(shop, id)).toMatchObject(WARNED);
  });

  it('says so once though the power went behind it', async () => {
    const { shop, id } = await openWithOrder(surfaces);
    shop.crashAfter(isWarning);
    await shop.tell();
    await shop.revive(30 * MINUTE);
    expect(await told(shop, id)).toMatchObject(WARNED);
  });

  it('cannot say so when it was released, and the person is told that', async () => {
    const { shop, id } = await openWithOrder(surfaces);
    shop.world.navFaults.onWorked((request) => {
      if (isDelete(request)) shop.world.nav.admin.release(shop.documents(id)[0]?.number ?? '');
    });
    await shop.tell();
    const row = await shop.row(id);
    expect(row).toMatchObject({ term: 'waiting', cause: { code: 'document-differs-not-removed' } });
    expect(row?.cause?.message).toContain(`${WARNING} could not be put into its first line: `);
    expect(
      texts(shop, id)
        .flat()
        .filter((text) => text.includes(WARNING)),
    ).toEqual([]);
  });

  it('leaves NAV when it may be deleted after all, and the order is written anew when NAV was put right', async () => {
    const { shop, id } = await openWithOrder(surfaces);
    await shop.tell();
    expect(await told(shop, id)).toMatchObject(WARNED);
    shop.world.nav.admin.allowDeletion('Sales Header');
    await shop.replayAll();
    expect(shop.documents(id)).toEqual([]);
    shop.world.nav.admin.setVat('DOMESTIC', 'VAT19', '19');
    await shop.replayAll();
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
    expect(
      texts(shop, id)
        .flat()
        .filter((text) => text.includes(WARNING)),
    ).toEqual([]);
  });

  it('loses the words when a person put that very document right, which stays the order’s only one', async () => {
    const { shop, id } = await openWithOrder(surfaces);
    await shop.tell();
    expect(await told(shop, id)).toMatchObject(WARNED);
    const [wrong] = shop.documents(id);
    const planned = texts(shop, id).flat().map((text) => text.replace(`${WARNING} `, ''));
    const { admin } = shop.world.nav;
    admin.setVat('DOMESTIC', 'VAT19', '19');
    // NAV reckons lines anew where their VAT product posting group is entered again.
    for (const { sequence, unitPrice } of wrong?.lines ?? []) {
      admin.editOrderLine(wrong?.number ?? '', sequence, { taxCode: 'NOVAT' });
      admin.editOrderLine(wrong?.number ?? '', sequence, { taxCode: 'VAT19' });
      admin.editOrderLine(wrong?.number ?? '', sequence, { unitPrice: Number(unitPrice) });
    }
    await shop.replayAll();
    expect(await shop.row(id)).toMatchObject({ term: 'equal', documentNo: wrong?.number });
    expect(texts(shop, id)).toEqual([planned]);
  }); // prettier-ignore
});
