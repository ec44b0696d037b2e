import { describe, expect, it } from 'vitest';
import { createSuggester } from '../../../../main/flows/mapping/suggest.ts';
import type { NavItem } from '../../../../main/nav/nav.ts';

const card = (no: string, name: string, changes: Partial<NavItem> = {}): NavItem => ({
  key: no, no, name, blocked: false, baseUnit: 'PCS', taxCode: '', gtin: '', ...changes,
}); // prettier-ignore

const ITEMS = [
  card('ML-TS-001', 'Classic T-shirt', { gtin: '4006381333931' }),
  card('ML-MUG-01', 'Enamel mug, white'),
  card('ML-MUG-02', 'Enamel mug, blue'),
  card('1007', 'Desk lamp'),
  card('ML-OLD', 'Desk lamp, old', { blocked: true }),
];

function suggested(from: string, name = '') {
  const wanted = { kind: 'sku', from, name } as const;
  const suggester = createSuggester([wanted]);
  suggester.see(ITEMS.slice(0, 2));
  suggester.see(ITEMS.slice(2));
  return suggester.of(wanted).map(({ no, why }) => [no, why]);
}

describe('a suggestion', () => {
  it.each<[string, string, readonly (readonly string[])[]]>([
    ['mlts001', '', [['ML-TS-001', 'spelling']]],
    ['ml_ts_1', '', [['ML-TS-001', 'spelling']]],
    ['0001007', '', [['1007', 'spelling']]],
    ['WEB-ML-TS-001', '', [['ML-TS-001', 'prefix']]],
    ['TS-001', '', [['ML-TS-001', 'prefix']]],
    ['4006381333931', '', [['ML-TS-001', 'gtin']]],
    ['X1', 'T-Shirt Classic', [['ML-TS-001', 'name']]],
    ['X1', 'Mug, enamel, blue', [['ML-MUG-02', 'name'], ['ML-MUG-01', 'name']]],
    ['ML-MUG-1', 'Enamel mug, blue', [['ML-MUG-01', 'spelling'], ['ML-MUG-02', 'name']]],
    ['X1', 'Fountain pen', []],
    ['07', '', []],
    ['---', '', []],
  ])('for %s "%s" is the likeliest first, each item once, and none that is blocked', (sku, name, wanted) => {
    expect(suggested(sku, name)).toEqual(wanted);
  }); // prettier-ignore

  it('says why in words', () => {
    const wanted = { kind: 'sku', from: 'TS-001', name: '' } as const;
    const suggester = createSuggester([wanted]);
    suggester.see(ITEMS);
    suggester.seeReferences([{ itemNo: 'ML-MUG-01', variant: 'W', unit: 'BOX', kind: 'vendor', no: 'TS-001' }]);
    expect(suggester.of(wanted)).toEqual([
      { no: 'ML-TS-001', variant: '', unit: '', name: 'Classic T-shirt', why: 'prefix', reason: 'the same as ML-TS-001 but for the prefix ML' },
      { no: 'ML-MUG-01', variant: 'W', unit: 'BOX', name: '', why: 'reference', reason: 'item reference TS-001 of ML-MUG-01' },
    ]); // prettier-ignore
  });
});
