import { expect, it } from 'vitest';
import { sumsOf } from '../../renderer/sums.ts';

const eur = (...amounts: readonly string[]) => amounts.map((amount) => ({ amount, currency: 'EUR' }));

it.each([
  [eur('0.10', '0.20'), '0.30'],
  [eur('12345678901234567.89', '0.01'), '12345678901234567.90'],
  [eur('-0.05', '0.02'), '-0.03'],
  [eur('-5.00', '5'), '0.00'],
  [eur('1', '2'), '3'],
  [eur('0.005', '1.5'), '1.505'],
])('adds %j up to %s', (amounts, total) => {
  expect(sumsOf(amounts)).toEqual(eur(total));
});

it('adds up each currency by itself', () => {
  const usd = { amount: '146.74', currency: 'USD' };
  expect(sumsOf([...eur('81.90'), usd, ...eur('0.10')])).toEqual([...eur('82.00'), usd]);
  expect(sumsOf([])).toEqual([]);
});
