import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { percentile, summaryOf, tablesOf } from '../../bench/figures.ts';
import { watched } from '../../bench/watched.ts';

const ROOT = join(import.meta.dirname, '../../..');

describe('npm run bench', () => {
  it('measures a part alone and ends with one line of JSON', () => {
    const args = ['test/bench/main.ts', '--tiny', 'audit'];
    const { stdout, stderr, status } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    const { ok, missed, figures } = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
    expect(ok).toBe(missed.length === 0);
    expect(Object.keys(figures)).toEqual(['audit']);
    expect(figures.audit).toMatchObject({ entries: 600, 'entries verified with bodies': expect.any(Number) });
  });

  it('tells a step of our own from a computer that had no core for it', async () => {
    const { seconds, longestMs, longestWaitMs } = await watched(async () => {
      const end = performance.now() + 25;
      while (performance.now() < end);
    });
    expect(longestMs + longestWaitMs).toBeGreaterThan(24);
    expect(longestMs).toBeGreaterThan(0);
    expect(longestMs).toBeLessThanOrEqual(seconds * 1_000 + 1);
  });

  it('names what missed its figure, in the table and in the last line', () => {
    const figures = [
      { what: 'orders', value: 199.6, unit: '/s', wanted: { least: 250 } },
      { what: 'cost of an order', value: 2.3456, unit: 'ms', wanted: { most: 3 } },
      { what: 'requests', value: 5, unit: '' },
    ];
    const parts = [{ name: 'orders', figures, seconds: 12.345 }];
    expect(tablesOf(parts).split('\n')).toEqual([
      'orders (12.3 s)',
      '  orders             200 /s  ≥ 250 /s  missed',
      '  cost of an order  2.35 ms  ≤ 3 ms',
      '  requests                5',
    ]);
    expect(JSON.parse(summaryOf(parts, { cores: 2, load: 0.5 }))).toEqual({
      ok: false,
      missed: ['orders: orders'],
      cores: 2,
      load: 0.5,
      figures: { orders: { orders: 200, 'cost of an order': 2.35, requests: 5 } },
    });
  });

  it.each([
    [50, 51],
    [95, 96],
    [100, 100],
  ])('takes the %s hundredth of a hundred', (percent, wanted) => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(values, percent)).toBe(wanted);
  });
});
