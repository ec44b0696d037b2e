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

/** The document says once that it must not be posted, and so does what the person reads. */
async function expectWarned(shop: ShopWorld, id: number): Promise<void> {
  const [document] = shop.documents(id);
  expect(texts(shop, id)).toEqual([[expect.stringMatching(/^DO NOT POST (?!DO NOT POST)/), expect.any(String)]]);
  const row = await shop.row(id);
  const cause = { code: 'document-differs-not-removed', whatToDo: expect.stringContaining('Do not post') };
  expect(row).toMatchObject({ term: 'waiting', documentNo: document?.number, cause });
  expect(row?.cause?.message).toContain(`Its first line in NAV says ${WARNING}.`);
}

describe.each(SURFACES)('a document that differs and may not be deleted over %s', (surfaces) => {
  it('says in NAV that it must not be posted, also after it was tried again', async () => {
    const { shop, id } = await openWithOrder(surfaces);
    await shop.tell();
    await expectWarned(shop, id);
    await shop.replayAll();
    await expectWarned(shop, id);
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
    await expectWarned(shop, id);
  });

  it('says so once though the power went behind it', async () => {
    const { shop, id } = await openWithOrder(surfaces);
    shop.crashAfter(isWarning);
    await shop.tell();
    await shop.revive(30 * MINUTE);
    await expectWarned(shop, id);
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
    await expectWarned(shop, id);
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
});
