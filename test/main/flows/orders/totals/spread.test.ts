import { describe, expect, it } from 'vitest';

import { big } from '../../../../../main/base/money.ts';
import { allot, spread } from '../../../../../main/flows/orders/totals/spread.ts';

function texts(amounts: readonly { toFixed(): string }[] | null) {
  return amounts?.map((amount) => amount.toFixed()) ?? null;
}

describe('spread', () => {
  it.each([
    {
      exact: ['0.595', '0.595', '0.595'],
      goal: '1.79',
      digits: 2,
      wanted: ['0.59', '0.6', '0.6'],
      name: 'takes the unit too many from the first of equals',
    },
    {
      exact: ['1.004', '1.003', '1.001'],
      goal: '3.01',
      digits: 2,
      wanted: ['1.01', '1', '1'],
      name: 'gives a missing unit to the line that lost most',
    },
    {
      exact: ['1.001', '1.003', '1.004'],
      goal: '3.02',
      digits: 2,
      wanted: ['1', '1.01', '1.01'],
      name: 'gives two missing units to two lines',
    },
    { exact: ['1', '2'], goal: '3', digits: 2, wanted: ['1', '2'], name: 'leaves amounts alone that make the goal' },
    { exact: ['0', '1.2', '1.2'], goal: '4', digits: 0, wanted: ['0', '2', '2'], name: 'gives nothing to free lines' },
    {
      exact: ['-0.595', '2.004'],
      goal: '1.41',
      digits: 2,
      wanted: ['-0.59', '2'],
      name: 'works on negative amounts too',
    },
    {
      exact: ['1.001', '1.002'],
      goal: '2.03',
      digits: 2,
      wanted: null,
      name: 'gives up where a line would need two units',
    },
    { exact: [], goal: '0.01', digits: 2, wanted: null, name: 'gives up without lines' },
  ])('$name', ({ exact, goal, digits, wanted }) => {
    expect(
      texts(
        spread(
          exact.map((one) => big(one)),
          big(goal),
          digits,
        ),
      ),
    ).toEqual(wanted);
  });
});

describe('allot', () => {
  it('reaches the goal through the largest amount where rounding does not explain the rest', () => {
    expect(texts(allot([big('-1.00'), big('-4.00')], big('-5.50'), 2))).toEqual(['-1', '-4.5']);
  });
});
