import { describe, expect, it } from 'vitest';
import { MINUTE, openShop, START } from './shopWorld.ts';
import { readAuditLog } from '../../simulate/month/auditLog.ts';

const HOUR = 60 * MINUTE;

/** Entries of the program's own comings and goings, without the first start. */
function livesIn(dataFolder: string): readonly (readonly [string, number])[] {
  const { rows } = readAuditLog(dataFolder);
  return rows.filter(({ kind }) => kind.startsWith('engine.')).map(({ kind, at }) => [kind, at] as const);
}

describe('the audit log', () => {
  it('tells when the program was started, stopped as one should, and started again', async () => {
    const { world } = await openShop();
    await world.clock.run(START + HOUR - world.clock.now());
    await world.stop();
    await world.clock.run(3 * HOUR);
    await world.start();
    expect(livesIn(world.dataFolder()).map(([kind]) => kind)).toEqual([
      'engine.started',
      'engine.stopped',
      'engine.started',
    ]);
  });

  it('tells of a start after a power cut, whose end nobody could write down', async () => {
    const { world } = await openShop();
    world.crash();
    await world.clock.run(3 * HOUR);
    await world.start();
    expect(livesIn(world.dataFolder()).map(([kind]) => kind)).toEqual(['engine.started', 'engine.started']);
  });

  it('tells that the computer slept, once it is awake', async () => {
    const { world } = await openShop();
    world.sleep.fall();
    await world.clock.run(7 * HOUR);
    const wokenAt = world.clock.now();
    world.sleep.wake();
    await world.clock.run(2 * MINUTE);
    const [kind, at] = livesIn(world.dataFolder()).at(-1) ?? ['', 0];
    expect(kind).toBe('engine.slept');
    expect(at - wokenAt).toBeLessThan(MINUTE);
  });
});
