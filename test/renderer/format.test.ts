import { describe, expect, it } from 'vitest';
import { ageOf, formatAmount, formatTime, formatUtc, isZero } from '../../renderer/format.ts';

describe('an amount', () => {
  it.each([
    ['en', '9614.3', 'EUR', '9,614.30'],
    ['de', '9614.30', 'EUR', '9.614,30'],
    ['en', '1204.00', 'JPY', '1,204'],
    ['en', '1.5', 'KWD', '1.500'],
    ['en', '12.34567', 'EUR', '12.34567'],
    ['en', '-0.38', 'USD', '-0.38'],
    ['en', '90071992547409931.07', 'EUR', '90,071,992,547,409,931.07'],
    ['de', '8.875', '', '8,875'],
    ['de', '0.10', '', '0,10'],
    ['en', '19', '', '19'],
    ['en', '5.00', 'not a currency', '5'],
    ['en', 'n/a', 'EUR', 'n/a'],
  ])('in %s of %s %s is %s', (locale, amount, currency, wanted) => {
    expect(formatAmount(locale, amount, currency)).toBe(wanted);
  });

  it.each([
    ['0', true],
    ['0.00', true],
    ['-0.00', true],
    ['0.01', false],
    ['10', false],
  ])('%s is nothing: %s', (amount, wanted) => expect(isZero(amount)).toBe(wanted));
});

describe('an age', () => {
  const now = new Date('2026-11-20T13:32:08Z');

  it.each([
    ['2026-11-20T13:32:30Z', { unit: 'now' }],
    ['2026-11-20T13:32:07Z', { unit: 'now' }],
    ['2026-11-20T13:32:02Z', { unit: 'seconds', count: 6 }],
    ['2026-11-20T13:26:00Z', { unit: 'minutes', count: 6 }],
    ['2026-11-20T12:02:08Z', { unit: 'minutes', count: 90 }],
    ['2026-11-20T09:32:08Z', { unit: 'hours', count: 4 }],
    ['2026-11-19T13:32:08Z', { unit: 'days' }],
  ])('of %s', (at, wanted) => expect(ageOf(at, now)).toEqual(wanted));
});

describe('a time', () => {
  const noon = new Date(2026, 10, 20, 12);
  const local = (...parts: [number, number, number, number, number]) => new Date(...parts).toISOString();

  it('is hours and minutes today', () => {
    expect(formatTime('de', local(2026, 10, 20, 9, 5), noon)).toBe('09:05');
  });

  it('has its day on another day, and its year in another year', () => {
    expect(formatTime('de', local(2026, 10, 19, 9, 5), noon)).toBe('19. Nov., 09:05');
    expect(formatTime('de', local(2025, 10, 19, 9, 5), noon)).toBe('19. Nov. 2025, 09:05');
  });

  it('is exact in UTC for the tooltip', () => {
    expect(formatUtc('2026-11-20T12:58:02.123Z')).toBe('2026-11-20 12:58:02 UTC');
  });
});
