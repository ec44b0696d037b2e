import { describe, expect, it } from 'vitest';
import { restingUntil } from '../../../main/engine/maintenance.ts';
import { worldSettings } from '../../simulate/world.ts';
import { administrator, MINUTE, openShop, START } from './shopWorld.ts';

type Windows = Parameters<typeof restingUntil>[0]['connections'][number]['maintenance'];

/** An instant by this computer's clock; 20 November 2026 is a Friday. */
const at = (day: number, hours: number, minutes = 0) => new Date(2026, 10, day, hours, minutes, 30).getTime();

function until(maintenance: Windows, now: number): number | null {
  const connections = [{ id: 'nav', maintenance }] as unknown as Parameters<typeof restingUntil>[0]['connections'];
  return restingUntil({ connections }, now).get('nav') ?? null;
}

describe('a maintenance window', () => {
  const night: Windows = [{ days: ['fri'], from: '22:00', to: '02:30' }];

  it.each([
    ['before it begins', at(20, 21, 59), null],
    ['on its evening', at(20, 22), new Date(2026, 10, 21, 2, 30).getTime()],
    ['after midnight', at(21, 2, 29), new Date(2026, 10, 21, 2, 30).getTime()],
    ['when it is over', at(21, 2, 30), null],
    ['on another evening', at(19, 23), null],
    ['after midnight of another evening', at(20, 1), null],
  ])('%s', (_when, now, end) => {
    expect(until(night, now)).toBe(end);
  });

  it('without days is open every day', () => {
    expect(until([{ from: '12:00', to: '13:00' }], at(18, 12, 15))).toBe(new Date(2026, 10, 18, 13).getTime());
  });
});

describe('a connection in its maintenance window', () => {
  it('is asked nothing and alarms nobody; what waits goes on when the window ends', async () => {
    const shop = await openShop();
    const { calls } = shop.world.engine();
    const file = worldSettings({ start: START });
    const [from, to] = [START, START + 30 * MINUTE].map((instant) => timeOf(instant));
    const connections = file.connections.map((one) =>
      one.kind === 'nav' ? { ...one, maintenance: [{ from, to }] } : one,
    );
    await calls['settings.import']({ text: JSON.stringify({ ...file, connections }) }, administrator);
    await shop.world.clock.run(MINUTE);
    shop.world.nav.admin.forgetRequests();
    const id = shop.order();
    await shop.tell(20 * MINUTE);
    expect(shop.world.nav.admin.requests).toEqual([]);
    expect(await shop.attention()).toMatchObject({ count: 0 });
    const { connections: shown } = await calls['connections.list']({}, administrator);
    expect(shown.find((one) => one.kind === 'nav')?.message).toContain('maintenance window');
    await shop.world.clock.run(15 * MINUTE);
    expect(shop.documents(id)).toHaveLength(1);
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  });
});

function timeOf(instant: number): string {
  const local = new Date(instant);
  return [local.getHours(), local.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
}
