import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { allRight, openScene, shopper } from './support/scene.ts';
import { until } from './support/until.ts';

// What was sent before a restore may be carried out for two minutes and NAV's longest operation.
const SETTLED_MS = 5 * 60_000;

it('a backup made while orders come is restored from the window, and every order is in NAV once', async () => {
  const scene = await openScene();
  try {
    const { call, dashboard } = await scene.begin();
    const before = scene.order({ billing: shopper('Before') });
    await scene.deliver();
    const { backups } = await call('storage.backUp', {});
    const [backup] = backups;
    const since = [scene.order({ billing: shopper('Since') }), scene.order({ billing: shopper('Since-too') })];
    await scene.deliver();
    for (const id of [before, ...since]) await scene.untilTerm(id, 'equal');
    const name = backup?.name ?? '';
    expect(await call('storage.previewRestore', { name })).toMatchObject({ documents: expect.any(Number) });
    await call('storage.restore', { name });
    // The same process goes on with another engine in it.
    await until('another engine answers', async () => {
      const isReplaced = readdirSync(scene.folder).some((one) => one.startsWith('set-aside-'));
      return isReplaced && (await fetch(dashboard).catch(() => null)) !== null;
    });
    await scene.launched().end('SIGTERM');
    expect(await scene.launched().exited).toBe(0);

    const again = await scene.again({ clockAheadMs: SETTLED_MS });
    const { alarms } = await again.call('alarms.list', {});
    const restored = alarms.find(({ kind }) => kind === 'database-restored');
    expect(restored).toMatchObject({ stopsWrites: true, answers: ['lookUp'] });
    // Found anew, and held: nothing is under way when the answer comes.
    for (const id of since) await until('it is held', async () => (await scene.row(id))?.state === 'stopped');
    await again.call('alarms.answer', { alarmId: restored?.id ?? 0, answer: 'lookUp' });
    for (const id of [before, ...since]) await scene.untilTerm(id, 'equal');
    // What the receipts of the time since the backup said went with it.
    expect(await scene.verdict([before, ...since])).toMatchObject({ ...allRight, lostDeliveries: expect.any(Array) });
  } finally {
    await scene.close();
  }
});
