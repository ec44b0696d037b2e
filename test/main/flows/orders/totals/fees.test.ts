import { describe, expect, it } from 'vitest';

import { cutFee } from '../../../../../main/flows/orders/totals/fees.ts';
import type { LineRate } from '../../../../../main/flows/orders/totals/types.ts';
import { lineOf } from './support/orders.ts';

const standard: LineRate = { id: '1', percent: '19', compound: false };
const reduced: LineRate = { id: '2', percent: '7', compound: false };
const state: LineRate = { id: '3', percent: '4', compound: false };
const city: LineRate = { id: '4', percent: '4.5', compound: false };

function cut(net: string, taxes: Record<string, string>, rates: LineRate[], groups: LineRate[][]) {
  return cutFee(lineOf({ kind: 'fee', net, taxes }), rates, groups, 2).map((part) => ({
    rates: part.rates.map((rate) => rate.id).join('+'),
    net: part.shown.net.toFixed(),
    tax: part.shown.tax.toFixed(),
  }));
}

describe('cutFee', () => {
  it('cuts a reduction into the tax groups of the cart', () => {
    const parts = cut('-5.00', { 1: '-0.570000', 2: '-0.140000' }, [standard, reduced], [[standard], [reduced]]);
    expect(parts).toEqual([
      { rates: '1', net: '-3', tax: '-0.57' },
      { rates: '2', net: '-2', tax: '-0.14' },
    ]);
  });

  it('leaves the rest that no rate explains untaxed', () => {
    const parts = cut('-5.00', { 1: '-0.570000' }, [standard], [[standard], []]);
    expect(parts).toEqual([
      { rates: '1', net: '-3', tax: '-0.57' },
      { rates: '', net: '-2', tax: '0' },
    ]);
  });

  it('does not take the last decimal of a tax for an untaxed part', () => {
    const parts = cut('-0.500000', { 1: '-0.039182', 2: '-0.020565' }, [standard, reduced], [[standard], [reduced]]);
    expect(parts.map((part) => part.rates)).toEqual(['1', '2']);
  });

  it('keeps the rates of one group together', () => {
    const parts = cut('-10.00', { 3: '-0.400000', 4: '-0.450000' }, [state, city], [[state, city]]);
    expect(parts).toEqual([{ rates: '3+4', net: '-10', tax: '-0.85' }]);
  });

  it('takes groups apart that share a rate', () => {
    // 6.00 in state and city, 4.00 in the state only.
    const parts = cut('-10.00', { 3: '-0.400000', 4: '-0.270000' }, [state, city], [[state], [state, city]]);
    expect(parts).toEqual([
      { rates: '3+4', net: '-6', tax: '-0.51' },
      { rates: '3', net: '-4', tax: '-0.16' },
    ]);
  });

  it('makes a group of its own for a rate that no other line has', () => {
    const parts = cut('-1.00', { 2: '-0.070000' }, [reduced], [[standard]]);
    expect(parts).toEqual([{ rates: '2', net: '-1', tax: '-0.07' }]);
  });

  it('makes the shown fee out of parts that each lose by rounding', () => {
    const parts = cut('-0.03', { 1: '-0.002850', 2: '-0.001050' }, [standard, reduced], [[standard], [reduced]]);
    const gross = parts.map((part) => Number(part.net) * 100 + Number(part.tax) * 100);
    expect(gross.reduce((total, one) => total + Math.round(one), 0)).toBe(-3);
  });
});
