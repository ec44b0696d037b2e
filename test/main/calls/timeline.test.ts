import { expect, it } from 'vitest';
import { entriesOf, stretchOf } from '../../../main/calls/timeline.ts';
import { openTestAudit } from '../audit/openTestAudit.ts';
import { administrator, MINUTE, openShop } from '../engine/shopWorld.ts';

const about = { integrationId: 'shop', orderKey: '7' };

it('an order that was tried for weeks is told from its beginning and up to now', async () => {
  const { audit, addMany, db } = await openTestAudit();
  addMany(300, about);
  addMany(5);
  expect(entriesOf(audit, { ...about, orderKey: '8' })).toEqual({ entries: [], gap: null });
  const { entries, gap } = entriesOf(audit, about);
  const told = entries.map(({ seq }) => seq);
  expect([told.length, told[0], told[39], told[40], told.at(-1)]).toEqual([240, 1, 40, 101, 300]);
  expect(told).toEqual([...new Set(told)].toSorted((a, b) => a - b));
  expect(db.inTransaction).toBe(false);
  expect(gap).toEqual({ after: 40, before: 101 });
  const { steps, next } = stretchOf(audit, about, gap ?? { after: 0, before: 0 });
  expect([steps.map(({ auditSeq }) => auditSeq), next]).toEqual([Array.from({ length: 60 }, (_, n) => n + 41), null]);
  addMany(300, about);
  const second = stretchOf(audit, about, { after: 40, before: 400 });
  expect([second.steps.length, second.next]).toEqual([200, 240]);
});

it('the way of an order is told from the shop to the posting, each request with it', async () => {
  const shop = await openShop();
  const id = shop.order();
  await shop.tell();
  shop.world.nav.admin.post(shop.documents(id)[0]?.number ?? '');
  await shop.tell(20 * MINUTE);
  const { timeline } = await shop.world
    .engine()
    .calls['orders.get']({ integrationId: 'shop-nav', orderKey: String(id) }, administrator);
  const kinds = timeline.map(({ kind }) => kind);
  const story = [
    'placed',
    'delivery',
    'order.planned',
    'exchange',
    'document.written',
    'order.compared',
    'document.posted',
  ];
  const places = story.map((kind) => kinds.indexOf(kind));
  expect(places).not.toContain(-1);
  expect(places.at(-1)).toBe(Math.max(...places));
  expect(timeline.find(({ kind }) => kind === 'exchange')?.params).toMatchObject({ system: 'nav', answer: '201' });
});
