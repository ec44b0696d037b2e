import { describe, expect, it } from 'vitest';
import { playMonth } from '../../simulate/month/month.ts';
import { DAYS } from '../../simulate/month/script.ts';

describe('four days in which news of orders gets lost in every way', () => {
  it('leave every order in NAV once or waiting with its reason, and every gap explained in the audit log', async () => {
    const { violations, rows, orders } = await playMonth({ seed: 1, script: DAYS, surfaces: 'api' });
    expect(violations).toEqual([]);
    expect(orders).toBeGreaterThan(35);
    const found = (what: string) => rows.find((row) => row.what === what)?.found;
    expect(found('public address down')).toHaveProperty('poll');
    expect(found('stamp set into the past')).toEqual({ sweep: 1 });
    expect(found('refund deleted')).toEqual({ sweep: 1 });
    expect(found('the whole')).toHaveProperty('webhook');
    expect(rows.find(({ what }) => what === 'NAV set back one day')?.orders).toBeGreaterThan(5);
  });
});
