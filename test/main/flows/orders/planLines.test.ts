import { describe, expect, it } from 'vitest';
import { USUAL_MATCHING, type Mapping } from '../../../../main/flows/mapping/matching.ts';
import { planned, storyOf } from './planning.ts';
import { teeLine } from './storeOrder.ts';

const nothing = { net: '0.00', tax: '0.00', exactNet: '0', exactTax: '0' };
const free = { ...teeLine, amounts: nothing, amountsBeforeCoupons: nothing, taxes: [] };
const child = { ...free, key: '2', sku: 'STICKER', name: 'Sticker' };
const lines = [child, teeLine];

describe('lines without money', () => {
  it('whose article NAV does not have are text behind what is priced, before the note', () => {
    const matching = { ...USUAL_MATCHING, noMatch: 'text' as const };
    const plan = planned({ lines, customerNote: 'Ring twice' }, { matching });
    expect(plan.document.lines.map(({ kind, description }) => [kind, description])).toEqual([
      ['item', 'Classic T-Shirt'],
      ['comment', 'Sticker'],
      ['comment', 'Ring twice'],
    ]);
    expect(storyOf(plan, '2')['description']).toEqual([
      'Sticker',
      'text for SKU STICKER, which is not in NAV; it costs nothing',
    ]);
  });

  it('are left out where the mapping says so, and the plan tells of them', () => {
    const mappings: Mapping[] = [{ kind: 'sku', from: 'STICKER', to: { kind: 'leaveOut' } }];
    const plan = planned({ lines }, {}, { mappings });
    expect(plan.document.lines).toHaveLength(1);
    expect(storyOf(plan)['leftOut']).toEqual(['Sticker', 'mapping of SKU STICKER']);
    expect(plan.madeFrom.content.lines).toHaveLength(2);
  });

  it('are written like others where NAV has the article: they leave the stock', () => {
    const plan = planned({ lines: [{ ...free, key: '2' }, teeLine] });
    expect(plan.document.lines).toMatchObject([
      { kind: 'item', no: 'ML-TS-001', unitPrice: '0.00' },
      { kind: 'item', no: 'ML-TS-001', unitPrice: '19.99' },
    ]);
  });
});

describe('what a shopper chose of an article', () => {
  const engraved = (text: string) => ({
    ...teeLine,
    options: [
      { name: 'Colour', value: 'Blue' },
      { name: 'Engraving', value: text },
      { name: '', value: 'gift' },
    ],
  });

  it('stands behind its name', () => {
    const plan = planned({ lines: [engraved('For Anna')] });
    expect(plan.document.lines.map(({ description }) => description)).toEqual([
      'Classic T-Shirt (Colour: Blue, Engraving: For Anna, gift)',
    ]);
    expect(storyOf(plan, '1')['description']).toEqual([
      'Classic T-Shirt (Colour: Blue, Engraving: For Anna, gift)',
      'name and options in the store',
    ]);
  });

  it('is told whole in comments where the line has no room for it, before the note', () => {
    const text = 'to Anna from all of us '.repeat(5).trim();
    const plan = planned({ lines: [engraved(text)], customerNote: 'Ring twice' }, {}, { noteWidth: 50 });
    const [item, ...comments] = plan.document.lines;
    expect(item?.description).toBe('Classic T-Shirt');
    expect(comments.at(-1)?.description).toBe('Ring twice');
    const told = comments.slice(0, -1);
    expect(told.every(({ kind, description }) => kind === 'comment' && description.length <= 50)).toBe(true);
    expect(told.map(({ description }) => description).join(' ')).toBe(
      `Classic T-Shirt (Colour: Blue, Engraving: ${text}, gift)`,
    );
  });
});

describe('a line in another unit than the store counts in', () => {
  const inBoxes = (factor: string): Mapping[] => [
    { kind: 'sku', from: 'ML-TS-001', to: { kind: 'item', no: 'ML-TS-001', variant: '', unit: 'BOX', factor } },
  ];
  const of = (quantity: string) => [{ ...teeLine, quantity }];

  it.each([
    ['6', '12', '0.5', '39.98', '0.00'],
    ['24', '12', '2', '9.995', '0.00'],
    // 19.99 is no product of 0.06 and a price with fewer decimals: whatever the price, the line amount is the store's.
    ['6', '100', '0.06', '333.17', '0.00'],
  ])('of %s pieces, %s in one, is %s at %s', (pieces, factor, quantity, unitPrice, discountAmount) => {
    const plan = planned({ lines: of(pieces) }, {}, { mappings: inBoxes(factor) });
    expect(plan.document.lines).toMatchObject([{ unit: 'BOX', quantity, unitPrice, discountAmount }]);
    expect(plan.totals).toMatchObject({ lines: [{ lineAmount: '19.99' }], predicted: { total: '19.99' } });
  });
});
