import { describe, expect, it } from 'vitest';
import type { FakeRequest } from '../../fakes/http.ts';
import { openBoth } from './bothStores.ts';
import { MINUTE } from './shopWorld.ts';

describe('what a BigCommerce store tells', () => {
  it('twice and in another sequence is one document', async () => {
    const both = await openBoth();
    const id = both.buy();
    const told = both.big.deliveries.take();
    const again = [...told.toReversed(), ...told, ...told.slice(0, 1)];
    const statuses: number[] = [];
    // oxlint-disable-next-line no-await-in-loop
    for (const delivery of again) statuses.push(await both.world.deliver(delivery));
    await both.world.clock.run(MINUTE);
    expect(new Set(statuses)).toEqual(new Set([202]));
    expect(await both.row(id)).toMatchObject({ term: 'equal' });
    expect(both.invoices(id)).toHaveLength(1);
  });

  it('of our own mark is nothing, and what others change is read, compared and left alone', async () => {
    const both = await openBoth();
    const id = both.buy();
    await both.tellBig();
    // The mark itself: a metafield of ours wakes nobody.
    expect(both.big.stored.metafields(id)).toHaveLength(1);
    expect(both.big.deliveries.take()).toEqual([]);
    const [before] = both.invoices(id);
    both.big.admin.editOrder(id, { staffNotes: 'Please pack as a gift.' });
    const toStore: string[] = [];
    const toNav: string[] = [];
    both.world.systems.bigFaults.onWorked((request) => void toStore.push(said(request)));
    both.world.navFaults.onWorked((request) => void toNav.push(said(request)));
    await both.tellBig(10_000);
    both.world.systems.bigFaults.onWorked(null);
    both.world.navFaults.onWorked(null);
    // The order as it is now, once; nothing is written to anybody, and no circle begins.
    expect(toStore.filter((one) => one.startsWith(`GET orders/${id}?`))).toHaveLength(1);
    expect([...toStore, ...toNav].filter((one) => !one.startsWith('GET') && !one.endsWith('$batch'))).toEqual([]);
    expect(both.invoices(id)).toEqual([before]);
    expect(both.big.deliveries.take()).toEqual([]);
    // A cancellation is no such change.
    both.big.admin.setStatus(id, 5);
    await both.tellBig();
    expect(await both.row(id)).toMatchObject({ term: 'waiting', cause: { code: 'order-cancelled-after-import' } });
  });
});

describe('webhooks at a BigCommerce store', () => {
  it('that are ours twice are one again, and those held back because nobody answered are told', async () => {
    const both = await openBoth();
    const hooks = () => both.big.stored.hooks().map(({ destination }) => destination);
    const before = hooks();
    const { scope = '', headers = {} } = both.big.stored.hooks().find(({ isActive }) => isActive) ?? {};
    both.post('v3/hooks', { scope, destination: 'https://old.sim/hook', is_active: true, headers });
    both.post('v3/hooks', { scope, destination: 'https://other.sim/hook', is_active: true, headers: {} });
    const id = both.buy();
    // Just before our webhooks are looked at again.
    await both.world.clock.run(13.9 * MINUTE);
    for (let change = 0; change < 100; change += 1) {
      both.big.admin.editOrder(id, { staffNotes: `${change}` });
      for (const { deliveryNo } of both.big.deliveries.take()) both.big.deliveries.report(deliveryNo, 502);
    }
    await both.world.clock.run(MINUTE);
    expect(await both.alarms()).toContain('deliveries-held-back');
    expect(hooks().toSorted()).toEqual([...before, 'https://other.sim/hook'].toSorted());
    const mailed = () => both.big.stored.hookEmails();
    both.post('v3/hooks/admin', { emails: ['somebody@kern.example'] }, 'PUT');
    await both.world.clock.run(15 * MINUTE);
    expect(await both.alarms()).not.toContain('deliveries-held-back');
    // Whom it mails is the administrator's to say; where nobody says it, it stays as it is there.
    expect(mailed()).toEqual(['somebody@kern.example']);
    const wanted = ['it@kern.example', 'boss@kern.example'];
    await both.mailTo(wanted);
    expect(mailed()).toEqual(wanted);
    both.post('v3/hooks/admin', { emails: ['Boss@kern.example', 'IT@kern.example'] }, 'PUT');
    await both.mailTo(wanted);
    expect(mailed()).toEqual(['Boss@kern.example', 'IT@kern.example']);
    both.post('v3/hooks/admin', { emails: [] }, 'PUT');
    await both.mailTo(wanted);
    expect(mailed()).toEqual(wanted);
  });
});

const said = ({ method, url }: FakeRequest) => `${method} ${url.replace(/^.*\/v[23]\//, '')}`;
