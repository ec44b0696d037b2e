import { describe, expect, it } from 'vitest';
import { simulate } from '../../simulate/simulate.ts';

const ordersPerDay = 12;
const LONGEST_MS = 120_000;

describe('a simulated day with faults and crashes', () => {
  it(
    'leaves every order in NAV once or waiting for a declared reason, and the same seed makes the same day',
    async () => {
      const first = await simulate({ seed: 4, days: 1, ordersPerDay });
      expect(first.violations).toEqual([]);
      expect(first.crashes).toBeGreaterThan(3);
      expect(first.orders).toBeGreaterThanOrEqual(ordersPerDay);
      expect(first.documents).toBeGreaterThan(ordersPerDay / 2);
      expect(Object.keys(first.faults.nav).length).toBeGreaterThan(3);
      expect(await simulate({ seed: 4, days: 1, ordersPerDay })).toEqual(first);
    },
    LONGEST_MS,
  );

  it(
    'is another day under another seed, and violates nothing either',
    async () => {
      const report = await simulate({ seed: 6, days: 1, ordersPerDay });
      expect(report.violations).toEqual([]);
      expect(report.chain).toMatch(/^[0-9a-f]{64}$/);
      expect(report.crashes).toBeGreaterThan(3);
    },
    LONGEST_MS,
  );
});
