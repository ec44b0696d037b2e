import { describe, expect, it } from 'vitest';
import { gatherItems } from '../../../../main/flows/mapping/gatherItems.ts';
import { planGoods } from '../../../../main/flows/mapping/items.ts';
import {
  type ItemFacts,
  type ItemMatching,
  type ItemRules,
  type Mapping,
  USUAL_MATCHING,
} from '../../../../main/flows/mapping/matching.ts';
import type { NavItem, NavItemReference, NavVariantOfItem } from '../../../../main/nav/nav.ts';
import type { StoreLine } from '../../../../main/stores/store.ts';
import { storeOrder, teeLine } from '../orders/storeOrder.ts';

const card = (no: string, changes: Partial<NavItem> = {}): NavItem => ({
  key: `key-${no}`, no, name: `Article ${no}`, blocked: false, baseUnit: 'PCS', taxCode: 'VAT19', gtin: '', ...changes,
}); // prettier-ignore

const reference = (no: string, changes: Partial<NavItemReference>): NavItemReference => ({
  itemNo: 'ML-TS-001', variant: '', unit: '', kind: 'barcode', no, ...changes,
}); // prettier-ignore

const ITEMS = [
  card('ML-TS-001', { gtin: '4006381333931' }),
  card('ML-MUG-01', { gtin: '96385074' }),
  card('ML-CUP-01', { gtin: '96385074' }),
  card('ML-JACKET'),
  card('ML'),
  card('ML-OLD', { blocked: true }),
  card('MISC'),
];
const VARIANTS: readonly NavVariantOfItem[] = [
  { itemNo: 'ML-JACKET', variant: { key: 'v-s', code: 'S' } },
  { itemNo: 'ML-JACKET', variant: { key: 'v-red', code: 'RED' } },
  { itemNo: 'ML-TS-001', variant: { key: 'v-blue', code: 'BLUE' } },
  { itemNo: 'ML-MUG-01', variant: { key: 'v-blue2', code: 'BLUE' } },
  { itemNo: 'ML', variant: { key: 'v-odd', code: 'JACKET-RED' } },
];
const REFERENCES = [
  reference('4006381333931', {}),
  reference('4006381333948', { itemNo: 'ML-JACKET', variant: 'RED' }),
  reference('BOX-12', { itemNo: 'ML-MUG-01', unit: 'BOX' }),
  reference('V-77', { itemNo: 'ML-MUG-01', kind: 'vendor' }),
  reference('V-78', { itemNo: 'ML-MUG-01', kind: 'vendor' }),
  reference('V-78', { itemNo: 'ML-TS-001', kind: 'customer' }),
];

/** A NAV of these items, that counts what it is asked. */
function askable() {
  const asked: string[] = [];
  const among = <T>(rows: readonly T[], value: (row: T) => string) => (what: string) => async (wanted: readonly string[]) => {
    asked.push(`${what} ${wanted.join(' ')}`);
    return rows.filter((row) => wanted.includes(value(row)));
  }; // prettier-ignore
  const session = {
    items: among(ITEMS, ({ no }) => no)('items'),
    itemsByGtin: among(ITEMS, ({ gtin }) => gtin)('gtins'),
    itemReferences: among(REFERENCES, ({ no }) => no)('references'),
    variantsByCode: among(VARIANTS, ({ variant }) => variant.code)('codes'),
    itemVariants: async (item: NavItem) => {
      asked.push(`variants of ${item.no}`);
      return VARIANTS.filter(({ itemNo }) => itemNo === item.no).map(({ variant }) => variant);
    },
  };
  return { session, asked };
}

interface Given {
  readonly lines: readonly Partial<StoreLine>[];
  readonly matching?: Partial<ItemMatching>;
  readonly items?: ItemRules['items'];
  readonly mappings?: readonly Mapping[];
}

async function planned({ lines, matching, items = {}, mappings = [] }: Given) {
  const order = storeOrder({ lines: lines.map((line, index) => ({ ...teeLine, key: String(index + 1), ...line })) });
  const rules: ItemRules = { items, matching: { ...USUAL_MATCHING, ...matching } };
  const { session, asked } = askable();
  const facts: ItemFacts = await gatherItems(session, { lines: order.lines, rules, mappings });
  return { goods: () => planGoods(order, rules, facts), asked };
}

async function itemOf(given: Given) {
  const { goods } = await planned(given);
  const item = goods().items.get('1');
  return item && [item.item.no, item.variantCode, item.unit, item.comesFrom];
}

const free = { net: '0.00', tax: '0.00', exactNet: '0', exactTax: '0' };
const mapped = (from: string, to: Partial<Extract<Mapping['to'], { kind: 'item' }>> & { no: string }): Mapping => ({
  kind: 'sku', from, to: { kind: 'item', variant: '', unit: '', factor: '1', ...to },
}); // prettier-ignore

const BOXES = { items: {}, mappings: [mapped('ML-TS-001', { no: 'ML-TS-001', unit: 'BOX', factor: '12' })] };
const EVERY: ItemMatching['steps'] = ['mapping', 'itemNo', 'itemAndVariant', 'variantCode', 'barcode', 'reference', 'prefix']; // prettier-ignore

describe('the item of a store line', () => {
  it.each<[string, string | null, Partial<ItemMatching>, readonly string[]]>([
    ['item number', 'ML-TS-001', {}, ['ML-TS-001', '', 'PCS', 'SKU ML-TS-001']],
    ['item number in other letters', 'ml-ts-001', {}, ['ML-TS-001', '', 'PCS', 'SKU ml-ts-001, in NAV ML-TS-001']],
    ['item number with blanks around it', ' ML-TS-001 ', {}, ['ML-TS-001', '', 'PCS', 'SKU ML-TS-001']],
    ['item and variant', 'ML-JACKET-S', { steps: ['itemAndVariant'], variantSeparator: '-' },
      ['ML-JACKET', 'S', 'PCS', 'variant S of ML-JACKET after the separator']],
    ['item and variant in small letters', 'ml-jacket/s', { steps: ['itemAndVariant'], variantSeparator: '/' },
      ['ML-JACKET', 'S', 'PCS', 'variant S of ML-JACKET after the separator']],
    ['variant code', 's', { steps: ['variantCode'] }, ['ML-JACKET', 'S', 'PCS', 'variant code S']],
    ['item reference and GTIN of one item', '4006381333931', { steps: ['barcode'] },
      ['ML-TS-001', '', 'PCS', 'item reference 4006381333931']],
    ['item reference of a variant', '4006381333948', { steps: ['barcode'] },
      ['ML-JACKET', 'RED', 'PCS', 'item reference 4006381333948']],
    ['item reference with a unit', 'box-12', { steps: ['barcode'] }, ['ML-MUG-01', '', 'BOX', 'item reference BOX-12']],
    ["vendor's item reference", 'V-77', { steps: ['reference'] }, ['ML-MUG-01', '', 'PCS', "vendor's item reference V-77"]],
    ['prefix put in front', 'TS-001', { steps: ['prefix'], skuPrefix: { remove: '', add: 'ML-' } },
      ['ML-TS-001', '', 'PCS', 'SKU TS-001 as ML-TS-001 by the prefix']],
    ['prefix taken away', 'web-ML-TS-001', { steps: ['prefix'], skuPrefix: { remove: 'WEB-', add: '' } },
      ['ML-TS-001', '', 'PCS', 'SKU web-ML-TS-001 as ML-TS-001 by the prefix']],
    ['prefix exchanged', 'WEB-TS-001', { steps: ['prefix'], skuPrefix: { remove: 'WEB-', add: 'ML-' } },
      ['ML-TS-001', '', 'PCS', 'SKU WEB-TS-001 as ML-TS-001 by the prefix']],
  ])('is found by %s', async (_name, sku, matching, wanted) => {
    expect(await itemOf({ lines: [{ sku }], matching })).toEqual(wanted);
  }); // prettier-ignore

  it.each<[string, string, Partial<ItemMatching>, readonly string[]]>([
    ['two items for a barcode', '96385074', { steps: ['barcode'] }, ['ML-MUG-01', 'ML-CUP-01']],
    ['two items for a variant code', 'BLUE', { steps: ['variantCode'] }, ['ML-TS-001', 'ML-MUG-01']],
    ['two items for a reference', 'V-78', { steps: ['reference'] }, ['ML-MUG-01', 'ML-TS-001']],
    ['two ways of cutting the SKU', 'ML-JACKET-RED', { steps: ['itemAndVariant'], variantSeparator: '-' }, ['ML-JACKET variant RED', 'ML variant JACKET-RED']],
  ])('waits for a person with its candidates: %s', async (_name, sku, matching, candidates) => {
    const { goods } = await planned({ lines: [{ sku }], matching });
    for (const candidate of candidates) {
      expect(goods).toThrow(expect.objectContaining({ code: 'item-ambiguous', message: expect.stringContaining(candidate) }));
    }
  }); // prettier-ignore

  it('is what the first step says that finds something', async () => {
    const no = async (steps: ItemMatching['steps']) =>
      (await itemOf({ lines: [{ sku: 'S' }], items: { S: { no: 'ML-MUG-01' } }, matching: { steps } }))?.[0];
    expect([await no(['variantCode', 'mapping']), await no(['mapping', 'variantCode'])]).toEqual(['ML-JACKET', 'ML-MUG-01']);
  }); // prettier-ignore

  it('is what the table maps, before what the settings map; the same letters before other capitals', async () => {
    const items = { a1: { no: 'ML-TS-001' }, A1: { no: 'ML-MUG-01' } };
    expect(await itemOf({ lines: [{ sku: 'A1' }], items })).toEqual(['ML-MUG-01', '', 'PCS', 'mapping of SKU A1']);
    expect(await itemOf({ lines: [{ sku: 'a1' }], items })).toEqual(['ML-TS-001', '', 'PCS', 'mapping of SKU a1']);
    const mappings = [mapped('A1', { no: 'ML-JACKET', variant: 'red', unit: 'BOX' })];
    expect(await itemOf({ lines: [{ sku: 'a1' }], items, mappings })).toEqual(['ML-JACKET', 'RED', 'BOX', 'mapping of SKU a1']);
  }); // prettier-ignore

  it('without a SKU is found by name through the mapping alone', async () => {
    const byName: Mapping = { ...mapped('Gift box', { no: 'MISC' }), kind: 'name' };
    const lines = [{ sku: null, name: 'GIFT BOX' }];
    expect(await itemOf({ lines, mappings: [byName] })).toEqual(['MISC', '', 'PCS', 'mapping of the name "GIFT BOX"']);
    const { goods } = await planned({ lines: [{ sku: null, name: 'MISC' }], matching: { steps: EVERY } });
    expect(goods).toThrow(expect.objectContaining({ code: 'sku-missing' }));
    const named = await planned({ lines: [{ sku: 'GIFT', name: 'Gift box' }], mappings: [byName] });
    expect(named.goods).toThrow(expect.objectContaining({ code: 'sku-unknown' }));
  });

  it.each<[string, Given, string, string]>([
    ['an unknown SKU', { lines: [{ sku: 'NOPE' }] }, 'sku-unknown', 'SKU NOPE'],
    ['a SKU that is a word of JavaScript', { lines: [{ sku: 'constructor' }] }, 'sku-unknown', 'SKU constructor'],
    ['a mapping to an item that is not there', { lines: [{ sku: 'A' }], items: { A: { no: 'GONE' } } }, 'sku-unknown', 'GONE'],
    ['a blocked item', { lines: [{ sku: 'ML-OLD' }] }, 'item-blocked', 'ML-OLD'],
    ['a variant the item does not have', { lines: [{ sku: 'A' }], items: { A: { no: 'ML-JACKET', variant: 'PINK' } } }, 'variant-unknown', 'PINK'],
    ['a placeholder that is not there', { lines: [{ sku: 'A' }], matching: { noMatch: 'placeholder', placeholderItem: 'GONE' } }, 'placeholder-unknown', 'GONE'],
    ['text for a line with money', { lines: [{ sku: 'A' }], matching: { noMatch: 'text' } }, 'sku-unknown', 'SKU A'],
    ['leaving out a line with money', { lines: [{ sku: 'A' }], mappings: [{ kind: 'sku', from: 'A', to: { kind: 'leaveOut' } }] }, 'left-out-with-money', '16.80'],
    ['pieces that fill no unit', { lines: [{ sku: 'ML-TS-001', quantity: '5' }], ...BOXES }, 'quantity-not-expressible', '12'],
    ['more decimals than NAV keeps', { lines: [{ sku: 'ML-TS-001', quantity: '0.3333333' }] }, 'quantity-not-expressible', '0.3333333'],
  ])('parks %s with the value and the place to mend it', async (_name, given, code, value) => {
    const { goods } = await planned(given);
    expect(goods).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(value), whatToDo: expect.stringMatching(/replay/) }),
    );
  }); // prettier-ignore

  it('names all unknown articles of the order at once', async () => {
    const lines = [{ sku: 'A', name: 'Lamp' }, { sku: 'ML-TS-001' }, { sku: null, name: 'Pen' }];
    const { goods } = await planned({ lines });
    const unmatched = JSON.stringify([{ sku: 'A', name: 'Lamp' }, { sku: '', name: 'Pen' }]); // prettier-ignore
    expect(goods).toThrow(expect.objectContaining({ params: expect.objectContaining({ sku: 'A', unmatched }) }));
  });
});

describe('an article NAV does not have', () => {
  it('is the placeholder item where the integration says so', async () => {
    const given = { lines: [{ sku: 'A' }], matching: { noMatch: 'placeholder', placeholderItem: 'misc' } as const };
    expect(await itemOf(given)).toEqual(['MISC', '', 'PCS', 'placeholder for SKU A, which is not in NAV']);
  });
  it('is text where it costs nothing and the integration says so', async () => {
    const given = { lines: [{ sku: 'A', name: 'Sticker', amounts: free }], matching: { noMatch: 'text' } as const };
    const { order, texts } = (await planned(given)).goods();
    expect([order.lines, texts]).toEqual([[], [{ text: 'Sticker', comesFrom: expect.stringContaining('SKU A') }]]);
  });
  it('is left out where the mapping says so', async () => {
    const mappings: Mapping[] = [{ kind: 'sku', from: 'BUNDLE', to: { kind: 'leaveOut' } }];
    const { goods } = await planned({ lines: [{ sku: 'bundle', name: 'Set', amounts: free }, { sku: 'ML-MUG-01', amounts: free }], mappings }); // prettier-ignore
    expect(goods().leftOut).toEqual([{ name: 'Set', comesFrom: 'mapping of SKU bundle' }]);
    expect(goods().order.lines.map(({ sku }) => sku)).toEqual(['ML-MUG-01']);
  });
});

describe('units', () => {
  it.each([
    ['24', '2'],
    ['6', '0.5'],
    ['12', '1'],
  ])('of 12 pieces divide %s into %s', async (pieces, boxes) => {
    const { order, items } = (await planned({ lines: [{ quantity: pieces }], ...BOXES })).goods();
    expect(order.lines[0]?.quantity).toBe(boxes);
    expect(items.get('1')).toMatchObject({ unit: 'BOX', factor: '12', storeQuantity: pieces });
  });
  it('keep decimal quantities', async () => {
    const { goods } = await planned({ lines: [{ quantity: '1.25' }] });
    expect(goods().order.lines[0]?.quantity).toBe('1.25');
  });
});

describe('asking NAV', () => {
  it('takes one question for all numbers, and none for what no line needs', async () => {
    const items = { MUG: { no: 'ML-MUG-01' } };
    const { asked } = await planned({ lines: [{ sku: 'mug' }, { sku: 'ml-ts-001' }, { sku: 'ML-TS-001' }], items, matching: { steps: EVERY, variantSeparator: '-' } }); // prettier-ignore
    expect(asked).toEqual([expect.stringMatching(/^items .*ML-MUG-01/)]);
  });
  it('goes on only for the lines that are still open', async () => {
    const matching: Partial<ItemMatching> = { steps: EVERY, variantSeparator: '-' };
    const { asked, goods } = await planned({ lines: [{ sku: 'ML-TS-001' }, { sku: '4006381333948' }, { sku: 'ML-JACKET-S' }], matching }); // prettier-ignore
    expect(goods().items.size).toBe(3);
    expect(asked[0]).toMatch(/^items .*ML-JACKET/);
    expect(asked.slice(1).toSorted()).toEqual(['gtins 4006381333948', 'references 4006381333948', 'variants of ML', 'variants of ML-JACKET']); // prettier-ignore
  });
  it('asks nothing for an order without articles', async () => {
    expect((await planned({ lines: [] })).asked).toEqual([]);
  });
});
