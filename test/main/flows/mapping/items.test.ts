import { describe, expect, it } from 'vitest';
import { resolveItem, wantedItemNo } from '../../../../main/flows/mapping/items.ts';
import type { NavItem } from '../../../../main/nav/nav.ts';

const tee: NavItem = {
  key: 'k1',
  no: 'ML-TS-001',
  name: 'T-Shirt',
  blocked: false,
  baseUnit: 'PCS',
  taxCode: 'VAT19',
  gtin: '',
};
const facts = { items: [tee], variants: { k1: [{ key: 'v1', code: 'RED' }] } };
const line = (sku: string | null) => ({ sku, name: 'Classic T-Shirt' });

describe('the item of a store line', () => {
  it('is the one whose number is the SKU, whatever the letter case', () => {
    expect(resolveItem(line('ml-ts-001'), '101', {}, facts)).toMatchObject({
      item: tee,
      unit: 'PCS',
      variantKey: null,
      comesFrom: 'SKU ml-ts-001',
    });
  });
  it('is the one the mapping names, with its variant and unit', () => {
    const mapping = { 'TEE-RED': { no: 'ML-TS-001', variant: 'red', unit: 'BOX' } };
    expect(wantedItemNo(line('tee-red'), mapping)).toBe('ML-TS-001');
    expect(resolveItem(line('tee-red'), '101', mapping, facts)).toMatchObject({
      variantKey: 'v1',
      variantCode: 'RED',
      unit: 'BOX',
    });
  });
  it.each([
    ['an unknown SKU', line('NOPE'), {}, facts, 'sku-unknown', 'NOPE'],
    ['a mapping to an item that is not there', line('A'), { A: { no: 'GONE' } }, facts, 'sku-unknown', 'GONE'],
    ['no SKU', line(null), {}, facts, 'sku-missing', 'Classic T-Shirt'],
    [
      'a blocked item',
      line('ML-TS-001'),
      {},
      { ...facts, items: [{ ...tee, blocked: true }] },
      'item-blocked',
      'ML-TS-001',
    ],
    [
      'a variant the item does not have',
      line('A'),
      { A: { no: 'ML-TS-001', variant: 'BLUE' } },
      facts,
      'variant-unknown',
      'BLUE',
    ],
  ])('parks %s with the value and the place to mend it', (_name, given, mapping, known, code, value) => {
    expect(() => resolveItem(given, '101', mapping, known)).toThrow(
      expect.objectContaining({
        code,
        message: expect.stringContaining(value),
        whatToDo: expect.stringMatching(/replay/),
      }),
    );
  });
  it('does not take a SKU for a property of every object', () => {
    expect(wantedItemNo(line('constructor'), {})).toBe('constructor');
  });
});
