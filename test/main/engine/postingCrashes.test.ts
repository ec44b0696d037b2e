import { expect, it } from 'vitest';
import type { FakeRequest } from '../../fakes/http.ts';
import { MINUTE, openShop } from './shopWorld.ts';

const isPosting = (request: FakeRequest) =>
  /Microsoft\.NAV\.(post|shipAndInvoice)$/i.test(decodeURIComponent(request.url));

/** One order on its way into a posted invoice; the power goes at so many ports after it was told. */
async function withPowerCut(document: 'salesOrder' | 'salesInvoice', at: number) {
  let ports = Number.NEGATIVE_INFINITY;
  const shop = await openShop({ crashNow: () => (ports += 1) === at });
  await shop.setIntegration({ document, posting: 'automatic' });
  await shop.world.clock.run(MINUTE);
  let postings = 0;
  shop.world.navFaults.onWorked((request) => void (postings += isPosting(request) ? 1 : 0));
  const id = shop.order();
  ports = 0;
  await shop.tell();
  ports = Number.NEGATIVE_INFINITY;
  if (!shop.world.isAlive()) await shop.revive(25 * MINUTE);
  return { postings, documents: shop.documents(id), row: await shop.row(id) };
}

// From the order's reading to the look at what was posted.
const POINTS = [13, 17, 21, 24, 28];

it.each((['salesOrder', 'salesInvoice'] as const).flatMap((document) => POINTS.map((at) => [document, at] as const)))(
  'a %s is posted once though the power goes at port %i',
  async (document, at) => {
    const { postings, documents, row } = await withPowerCut(document, at);
    expect(documents).toMatchObject([{ kind: 'invoice', posted: true }]);
    expect(postings).toBe(1);
    expect(row).toMatchObject({ term: 'equal', documentNo: documents[0]?.number });
  },
);
