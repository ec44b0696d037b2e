import { describe, expect, it } from 'vitest';
import { simulate } from '../../simulate/simulate.ts';

const ordersPerDay = 12;

describe('a third of a simulated day with faults and crashes', () => {
  it('over the API leaves every order in NAV once or waiting for a declared reason', async () => {
    const report = await simulate({ seed: 4, days: 0.34, ordersPerDay, surfaces: 'api' });
    expect(report.violations).toEqual([]);
    expect(report.crashes).toBeGreaterThan(2);
    expect(report.orders).toBeGreaterThanOrEqual(ordersPerDay / 2);
    expect(report.documents).toBeGreaterThan(ordersPerDay / 4);
    expect(Object.keys(report.faults.nav).length).toBeGreaterThan(2);
  });

  it('over page services does so too, line by line', async () => {
    const report = await simulate({ seed: 6, days: 0.34, ordersPerDay, surfaces: 'pages' });
    expect(report.violations).toEqual([]);
    expect(report.chain).toMatch(/^[0-9a-f]{64}$/);
    expect(report.crashes).toBeGreaterThan(2);
    expect(report.documents).toBeGreaterThan(ordersPerDay / 4);
  });

  it('is the same under the same seed', async () => {
    const hours = { seed: 7, days: 0.1, ordersPerDay: 4 };
    expect(await simulate(hours)).toEqual(await simulate(hours));
  });
});
