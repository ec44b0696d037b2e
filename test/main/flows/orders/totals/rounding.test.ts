import { describe, expect, it } from 'vitest';

import { taxTolerance, totalTolerance } from '../../../../../main/flows/orders/totals/rounding.ts';

describe('totalTolerance', () => {
  it.each([
    { rates: 1, groups: 1, digits: 2, lowered: undefined, wanted: '0.05', name: 'is five units at least' },
    { rates: 10, groups: 2, digits: 2, lowered: undefined, wanted: '0.06', name: 'grows with rates and groups' },
    { rates: 24, groups: 1, digits: 2, lowered: undefined, wanted: '0.13', name: 'rounds half units up' },
    { rates: 3, groups: 1, digits: 0, lowered: undefined, wanted: '5', name: 'counts in yen' },
    { rates: 3, groups: 1, digits: 3, lowered: undefined, wanted: '0.005', name: 'counts in fils' },
    { rates: 10, groups: 2, digits: 2, lowered: 2, wanted: '0.02', name: 'can be lowered' },
    { rates: 1, groups: 1, digits: 2, lowered: 50, wanted: '0.05', name: 'cannot be raised' },
  ])('$name', ({ rates, groups, digits, lowered, wanted }) => {
    expect(totalTolerance(rates, groups, digits, lowered).toFixed()).toBe(wanted);
  });
});

describe('taxTolerance', () => {
  it.each([
    { rates: 0, digits: 2, wanted: '0.01' },
    { rates: 1, digits: 2, wanted: '0.02' },
    { rates: 5, digits: 2, wanted: '0.04' },
    { rates: 10, digits: 2, wanted: '0.07' },
    { rates: 6, digits: 0, wanted: '5' },
  ])('allows $wanted for $rates taxed rates', ({ rates, digits, wanted }) => {
    expect(taxTolerance(rates, digits).toFixed()).toBe(wanted);
  });
});
