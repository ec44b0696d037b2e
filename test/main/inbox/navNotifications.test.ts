import { describe, expect, it } from 'vitest';
import { createReceiver } from '../../../main/inbox/receiver.ts';
import { keptNotices, readNotification, validationToken } from '../../../main/inbox/navNotifications.ts';
import { fillDisk } from '../support/records.ts';
import { openInbox, someJob } from './inboxUnderTest.ts';

const KEY = 'TmF2LW9mLXRoaXMtdGVzdA';
const PATH = `/in/${KEY}`;
const STATE = 'the-word-of-this-subscription';
const COMPANY = 'f64eba74-dacd-4854-a584-1834f68cfc3a';
const ORDER = '5fd8a1c5-bde4-ea11-bbf2-000000000001';

/** A receiver whose only door is that of a NAV server. */
async function openDoor(clientState: string | null = STATE) {
  const inbox = await openInbox();
  const receive = createReceiver({
    deliveries: inbox.deliveries,
    log: inbox.log,
    endpoint: (key) =>
      key === KEY
        ? {
            kind: 'nav',
            connectionId: 'nav',
            clientState,
            changeJobs: () => [someJob('navChanges/nav')],
            unreadable: () => [{ ...someJob('made by the engine'), kind: 'delivery' }],
          }
        : null,
  });
  const ask = (method: string, path: string, body = '') =>
    inbox.clock.settle(receive({ method, path, headers: {}, body: Buffer.from(body, 'utf8') }));
  const refusals = async () => {
    await inbox.clock.run(10);
    return inbox.db.prepare('SELECT source, reason, n FROM refusals').all();
  };
  return { inbox, ask, receive, refusals, post: (body: string) => ask('POST', PATH, body) };
}

const item = (changes: object = {}) => ({
  subscriptionId: 'c67',
  clientState: STATE,
  expirationDateTime: '2026-11-25T10:00:00Z',
  resource: `api/v2.0/companies(${COMPANY})/salesOrders(${ORDER})`,
  changeType: 'updated',
  lastModifiedDateTime: '2026-11-22T10:00:00.123Z',
  ...changes,
});
const body = (...items: readonly object[]) => JSON.stringify({ value: items });

describe('the handshake of a subscription', () => {
  it.each(['POST', 'GET', 'PUT'])('is answered 200 with exactly the token, by %s', async (method) => {
    const { ask, inbox } = await openDoor();
    expect(await ask(method, `${PATH}?validationToken=abc%20d%2Bé`)).toEqual({ status: 200, body: 'abc d+é' });
    expect(await ask(method, `${PATH}/?x=1&validationToken=t`)).toEqual({ status: 200, body: 't' });
    expect(inbox.count('deliveries')).toBe(0);
  });

  it('needs no database and no turn of the loop', async () => {
    const { receive, inbox } = await openDoor();
    inbox.db.close();
    let answer: unknown = null;
    void receive({ method: 'POST', path: `${PATH}?validationToken=t`, headers: {}, body: new Uint8Array() }).then(
      (given) => (answer = given),
    );
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    expect(answer).toEqual({ status: 200, body: 't' });
  });

  it.each([
    ['longer than a KiB', `${'x'.repeat(1025)}`],
    ['with a control character', 'a%0D%0Ab'],
    ['that cannot be decoded', '%zz'],
  ])('with a token %s is refused', async (_name, token) => {
    const { ask, refusals } = await openDoor();
    expect((await ask('POST', `${PATH}?validationToken=${token}`)).status).toBe(400);
    expect(await refusals()).toEqual([{ source: 'nav', reason: 'tokenRefused', n: 1 }]);
  });

  it('may have a token of a KiB', () => {
    expect(validationToken(`${PATH}?validationToken=${'x'.repeat(1024)}`)).toEqual({ token: 'x'.repeat(1024) });
  });
});

describe('a notification', () => {
  it('is on disk without its word before it is answered 202, and rings', async () => {
    const { post, inbox } = await openDoor();
    expect(await post(body(item(), item({ changeType: 'deleted' })))).toEqual({ status: 202, body: 'accepted' });
    expect(inbox.jobKeys()).toEqual(['navChanges/nav']);
    const kept = inbox.deliveries.byId(1)?.body ?? '';
    expect(kept).not.toContain(STATE);
    expect(keptNotices(kept).map(({ changeType, key }) => [changeType, key])).toEqual([
      ['updated', ORDER],
      ['deleted', ORDER],
    ]);
  });

  it.each([
    ['with a byte order mark', `\uFEFF${body(item())}`, ORDER],
    ['with a leading slash', body(item({ resource: `/api/v2.0/companies(${COMPANY})/salesOrders(${ORDER})` })), ORDER],
    [
      'with an absolute resource',
      body(item({ resource: `https://nav:7048/BC/api/v2.0/companies(${COMPANY})/salesOrders(${ORDER})` })),
      ORDER,
    ],
    [
      'of a collection with its filter',
      body(
        item({
          changeType: 'collection',
          resource: `api/v2.0/companies(${COMPANY})/salesOrders?$filter=lastModifiedDateTime%20gt%202026-11-22T10:00:00Z`,
        }),
      ),
      null,
    ],
    ['without an instant', body(item({ lastModifiedDateTime: undefined })), ORDER],
  ])('%s is read', (_name, text, key) => {
    const reading = readNotification(text, STATE);
    expect(reading).toMatchObject({ kind: 'notices', strangers: 0 });
    expect(reading.kind === 'notices' && reading.ours).toMatchObject([{ companyId: COMPANY, set: 'salesOrders', key }]);
  });

  it('with a wrong word is counted, ignored and answered 202, beside others that are ours', async () => {
    const { post, inbox, refusals } = await openDoor();
    expect((await post(body(item({ clientState: 'x' }), item({ clientState: null })))).status).toBe(202);
    expect([inbox.count('deliveries'), inbox.rung()]).toEqual([0, 0]);
    expect((await post(body(item({ clientState: `${STATE} ` }), item()))).status).toBe(202);
    expect(keptNotices(inbox.deliveries.byId(1)?.body ?? null)).toHaveLength(1);
    expect(await refusals()).toEqual([{ source: 'nav', reason: 'clientStateWrong', n: 3 }]);
  });

  it('where no subscription was ever made rings nothing', async () => {
    const { post, inbox } = await openDoor(null);
    expect((await post(body(item({ clientState: '' })))).status).toBe(202);
    expect(inbox.count('deliveries')).toBe(0);
  });

  it.each(['<html></html>', '[]', '{"value":[{"a":1}]}', body(item({ resource: 'api/v2.0/companies' })), ''])(
    'of no known shape, %j, is answered 202 and kept with a job that speaks of it',
    async (text) => {
      const { post, inbox } = await openDoor();
      expect((await post(text)).status).toBe(202);
      expect((await post(text)).status).toBe(202);
      expect(inbox.deliveries.byId(1)?.body).toBe(text);
      expect(inbox.jobKeys()).toEqual(['navChanges/nav', expect.stringMatching(/^delivery\/nav\//)]);
      expect(inbox.audit.entries({ limit: 5 })).toMatchObject([{ cause: 'notification-wrong-shape' }]);
    },
  );

  it.each([
    ['too large', 'POST', 'x'.repeat(1024 * 1024 + 1), 'tooLarge'],
    ['by another method', 'GET', '', 'method'],
  ])('%s is ignored with 202: any refusal would end the subscription', async (_name, method, text, reason) => {
    const { ask, refusals } = await openDoor();
    expect((await ask(method, PATH, text)).status).toBe(202);
    expect(await refusals()).toEqual([{ source: 'nav', reason, n: 1 }]);
  });

  it('that cannot be kept is answered 503, so that NAV sends it again', async () => {
    const { post, inbox } = await openDoor();
    const makeRoom = fillDisk(inbox.db);
    const many = Array.from({ length: 400 }, (_one, n) => item({ subscriptionId: `c${n}` }));
    expect((await post(body(...many))).status).toBe(503);
    makeRoom();
    expect((await post(body(...many))).status).toBe(202);
  });
});
