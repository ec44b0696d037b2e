import { expect, it } from 'vitest';
import { SURFACES } from '../../sandbox/surfaces.ts';
import { openShop } from './shopWorld.ts';

it.each(SURFACES)('a long note of the shopper is in NAV to its last word, over %s', async (surfaces) => {
  const note =
    'Bitte beim Nachbarn im zweiten Stock abgeben, falls niemand da ist; die Klingel ist leider kaputt. Danke sehr!';
  const shop = await openShop({ surfaces });
  const id = shop.order({ note });
  await shop.tell();
  expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  const comments = shop.documents(id)[0]?.lines.filter(({ type }) => type === 'Comment') ?? [];
  expect(comments.map(({ description }) => description).join(' ')).toBe(note);
});
