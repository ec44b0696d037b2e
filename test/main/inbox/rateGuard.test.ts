import { describe, expect, it } from 'vitest';
import { createRateGuard } from '../../../main/inbox/rateGuard.ts';
import { createReceiver } from '../../../main/inbox/receiver.ts';
import { openInbox, orderBody, PATH, signedDelivery } from './inboxUnderTest.ts';

describe('the rate guard', () => {
  it('lets a burst through, stops what goes on for ever, and lets go with time', () => {
    let now = 0;
    const guard = createRateGuard({ now: () => now, most: 3, perSecond: 2 });
    const asked = (times: number) => Array.from({ length: times }, () => guard.admit('shop'));
    expect(asked(5)).toEqual([null, null, null, 1, 1]);
    now += 1_000;
    expect(asked(3)).toEqual([null, null, 1]);
    now -= 60_000;
    expect(asked(1)).toEqual([1]);
    now += 3_600_000;
    expect(asked(4)).toEqual([null, null, null, 1]);
  });

  it('counts each source by itself', () => {
    const guard = createRateGuard({ now: () => 0, most: 1, perSecond: 1 });
    expect([guard.admit('shop'), guard.admit('other'), guard.admit('shop')]).toEqual([null, null, 1]);
  });

  it('never stops a thousand requests a second, nor a minute of them at once', () => {
    let now = 0;
    const guard = createRateGuard({ now: () => now });
    let refused = 0;
    for (let n = 0; n < 60_000; n += 1) if (guard.admit('shop') !== null) refused += 1;
    for (let n = 0; n < 5_000; n += 1) {
      now += 1;
      if (guard.admit('shop') !== null) refused += 1;
    }
    expect(refused).toBe(0);
  });

  it('makes the receiver answer 429 with when to come again, before it looks at the request', async () => {
    const inbox = await openInbox();
    const receive = createReceiver({
      deliveries: inbox.deliveries,
      log: inbox.log,
      guard: createRateGuard({ now: inbox.ports.now, most: 1, perSecond: 1 }),
      endpoint: () => ({
        kind: 'store',
        store: inbox.store,
        orderJobs: () => [],
        pollJobs: () => [],
        unreadable: () => [],
      }),
    });
    const send = () => inbox.clock.settle(receive({ ...signedDelivery(orderBody(7)), path: PATH }));
    expect((await send()).status).toBe(202);
    expect(await send()).toEqual({ status: 429, body: 'too many requests', retryAfterSeconds: 1 });
    expect(inbox.count('deliveries')).toBe(1);
    await inbox.clock.run(1_000);
    expect((await send()).status).toBe(202);
    expect(inbox.db.prepare('SELECT reason, n FROM refusals').all()).toEqual([{ reason: 'tooMany', n: 1 }]);
  });
});
