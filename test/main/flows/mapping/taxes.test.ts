import { describe, expect, it } from 'vitest';

import { big } from '../../../../main/base/money.ts';
import { taxCodeFor } from '../../../../main/flows/mapping/taxes.ts';

const mappings = [
  { percent: '19', taxCode: 'VAT19' },
  { percent: '8.875', taxCode: 'TAXABLE' },
  { percent: '0', taxCode: 'VAT0' },
];

describe('taxCodeFor', () => {
  it.each([
    { percent: '19.0000', wanted: 'VAT19', name: 'compares by value, not by text' },
    { percent: '8.875', wanted: 'TAXABLE', name: 'takes rates with decimals' },
    { percent: '0', wanted: 'VAT0', name: 'knows a rate of nothing' },
    { percent: '8.88', wanted: null, name: 'does not take a rate that is nearly the same' },
    { percent: '20', wanted: null, name: 'says null for a rate nobody mapped' },
  ])('$name', ({ percent, wanted }) => {
    expect(taxCodeFor(big(percent), mappings)).toBe(wanted);
  });
});
