import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_USER } from '../fakes/nav/seed.ts';
import type { FakeRequest } from '../fakes/http.ts';
import type { OutgoingDelivery } from '../fakes/woocommerce/deliveries.ts';
import { allRight, openScene, type Scene, shopper } from './support/scene.ts';
import { send, signedWith, withHeader } from './support/send.ts';
import { openSmallDisk, type SmallDisk } from './support/smallDisk.ts';
import { until } from './support/until.ts';

/* What must not hurt, against the real process over real sockets: nothing accepted is lost, nothing is written twice. */

const createsOrder = (id: number) => (request: FakeRequest) =>
  request.method === 'POST' &&
  request.url.includes('/salesOrders') &&
  Buffer.from(request.body).toString('utf8').includes(`WOO-${id}"`);

const onceForEach = (scene: Scene, ids: readonly number[]) => {
  expect(scene.nav.admin.count('POST', 'salesOrders')).toBe(ids.length);
  expect(scene.nav.stored.documents()).toHaveLength(ids.length);
};

describe('the receiver', () => {
  let scene: Scene;
  const ids: number[] = [];

  beforeAll(async () => {
    scene = await openScene();
    await scene.begin();
  });
  afterAll(() => scene.close());

  /** What the shop would send for a new order, not sent yet. */
  function unsent(name: string): { readonly id: number; readonly delivery: OutgoingDelivery } {
    const id = scene.order({ billing: shopper(name) });
    const [delivery] = scene.shop.deliveries.take().filter(({ topic }) => topic === 'order.created');
    if (!delivery) throw new Error('The shop sent nothing.');
    return { id, delivery };
  }

  async function answer(delivery: Pick<OutgoingDelivery, 'url' | 'headers' | 'body'>, chunked = false) {
    return send({ ...delivery, chunked });
  }

  it('refuses a wrong and a missing signature, and takes the same delivery rightly signed', async () => {
    const { id, delivery } = unsent('Signed');
    const signature = delivery.headers['X-WC-Webhook-Signature'] ?? '';
    const turned = [...signature].toReversed().join('');
    expect(await answer(withHeader(delivery, 'X-WC-Webhook-Signature', turned))).toEqual({
      status: 401,
      body: 'signature does not match',
    });
    expect(await answer(withHeader(delivery, 'X-WC-Webhook-Signature', null))).toEqual({
      status: 401,
      body: 'signature missing',
    });
    expect(await scene.row(id)).toBeUndefined();
    expect((await answer(delivery)).status).toBe(202);
    await scene.untilTerm(id, 'equal');
    ids.push(id);
  });

  it.each([false, true])('answers 413 to 2 MiB, readable to its end (chunked: %s)', async (chunked) => {
    const { delivery } = unsent('Large');
    const body = JSON.stringify({ id: 1, padding: 'x'.repeat(2 * 1024 * 1024) });
    expect(await answer(signedWith(delivery, body), chunked)).toEqual({
      status: 413,
      body: 'body is larger than 1 MiB',
    });
  });

  it('answers 400 to what is not JSON although rightly signed', async () => {
    const { delivery } = unsent('Text');
    expect(await answer(signedWith(delivery, 'id=21&status=processing'))).toEqual({
      status: 400,
      body: 'body is not JSON',
    });
  });

  it('answers 404 under every path but its own, and 405 to another method', async () => {
    const { delivery } = unsent('Lost');
    const { receiver } = await scene.connector();
    for (const path of ['/', '/in/', `/in/${'0'.repeat(48)}`, '/api/overview.get']) {
      expect(await answer({ ...delivery, url: `${receiver}${path}` })).toMatchObject({ status: 404 });
    }
    expect(await send({ ...delivery, method: 'PUT' })).toMatchObject({ status: 405 });
  });

  it('keeps what has the wrong shape although rightly signed, and says what to do', async () => {
    const { delivery } = unsent('Shape');
    const strange = signedWith(delivery, JSON.stringify({ order: { number: 'A-1' } }));
    expect((await answer(strange)).status).toBe(202);
    const found = () =>
      scene.attention().then((groups) => groups.find(({ cause }) => cause.code === 'delivery-wrong-shape'));
    const group = await until('the delivery waits for a person', found, () => scene.attention());
    expect(group.cause.message).toContain('order.created');
    expect(group.cause.whatToDo).toContain('Its body is kept.');
    // The same once more is counted and fills no list.
    expect((await answer(strange)).status).toBe(202);
    // A replay reads the body that was kept: it is the same as before.
    const { call } = await scene.connector();
    const run = await call('jobs.replay', { causeGroup: group.causeGroup });
    const ended = await until('the replay ends', async () => {
      const now = await call('runs.get', { runId: run.id });
      return now.state === 'done' && now;
    });
    expect(ended).toMatchObject({ total: 1, done: 0, failed: 1 });
    expect(await found()).toMatchObject({ count: 1 });
  });

  it('leaves out an order that is gone when it is read', async () => {
    const { id, delivery } = unsent('Gone');
    scene.shop.admin.deleteOrder(id);
    expect((await answer(delivery)).status).toBe(202);
    const { call } = await scene.connector();
    const entry = await until('the log says that it is gone', async () => {
      const { rows } = await call('audit.list', {});
      return rows.find(({ kind }) => kind === 'order.gone');
    });
    expect(entry).toMatchObject({ status: 'leftOut', cause: 'order-gone' });
    expect(await scene.attention()).toHaveLength(1);
  });

  it('has written each order once after all that', async () => {
    expect(await scene.verdict(ids)).toEqual(allRight);
    onceForEach(scene, ids);
  });
});

describe('NAV in trouble', () => {
  let scene: Scene;
  const ids: number[] = [];

  beforeAll(async () => {
    scene = await openScene();
    await scene.begin();
  });
  afterAll(() => scene.close());

  async function told(name: string): Promise<number> {
    const id = scene.order({ billing: shopper(name) });
    ids.push(id);
    expect(await scene.deliver()).toEqual([202, 202]);
    return id;
  }

  /** The row once it says why it waits. */
  const untilItSays = (id: number, code: string) =>
    until(
      `order ${id} says ${code}`,
      async () => {
        const row = await scene.row(id);
        return row?.cause?.code === code && row;
      },
      () => scene.row(id),
    );

  it('whose port is closed: the order waits, says so, and goes on by itself once it is open', async () => {
    await scene.navEntrance.close();
    const id = await told('Closed');
    const row = await untilItSays(id, 'nav-unavailable');
    expect(row).toMatchObject({ term: 'onTheWay', state: 'retrying' });
    expect(row.cause?.whatToDo).not.toBe('');
    await scene.navEntrance.open();
    await scene.untilTerm(id, 'equal');
  });

  it('that answers HTML: the message names address and first line, and the order goes on by itself', async () => {
    scene.navFaults.always({ kind: 'html', status: 200 });
    const id = await told('Html');
    const row = await untilItSays(id, 'not-odata');
    expect(row.cause?.message).toContain(new URL(scene.addresses.nav.url).host);
    expect(row.cause?.message).toContain('"200 Service Unavailable"');
    expect(row.cause?.whatToDo).not.toBe('');
    scene.navFaults.clear();
    await scene.untilTerm(id, 'equal');
  });

  it('that drops the connection after its work, or works after the connection broke, gets no second order', async () => {
    const dropped = scene.order({ billing: shopper('Dropped') });
    const late = scene.order({ billing: shopper('Late') });
    ids.push(dropped, late);
    scene.navFaults.when(createsOrder(dropped), { kind: 'dropAfterWork' }, 1);
    scene.navFaults.when(createsOrder(late), { kind: 'lateWork', ms: 3_000 }, 1);
    await scene.deliver();
    const { call } = await scene.connector();
    for (const id of [dropped, late]) {
      await scene.untilTerm(id, 'equal');
      // It may have stood so for a moment only: the shop tells of an order twice, and the second time settles it.
      const { timeline } = await call('orders.get', { integrationId: 'shop-nav', orderKey: String(id) });
      expect(timeline).toContainEqual(expect.objectContaining({ kind: 'order.checking', mark: 'waiting' }));
    }
  });

  it('has every order once after all that', async () => {
    expect(await scene.verdict(ids)).toEqual(allRight);
    onceForEach(scene, ids);
  });
});

describe('NAV that refuses the sign-in', () => {
  it('is not asked again by anything until the credentials are new; then what waited goes on', async () => {
    const user = { ...DEMO_USER };
    const scene = await openScene({ nav: { users: [user] } });
    try {
      const everySecond = '* * * * * *';
      const schedules = { poll: everySecond, pollWithoutAddress: everySecond, ping: everySecond };
      const { call } = await scene.begin({ settings: { ...scene.settings(), schedules } });
      const ids = [scene.order({ billing: shopper('Before') })];
      await scene.deliver();
      await scene.untilTerm(ids[0] ?? 0, 'equal');
      user.password = 'changed by somebody in NAV';
      ids.push(scene.order({ billing: shopper('Refused') }));
      await scene.deliver();
      const nav = () =>
        call('connections.list', {}).then(({ connections }) => connections.find(({ id }) => id === 'nav'));
      const refused = await until('NAV is refused', async () => {
        const now = await nav();
        return now?.state === 'refused' && now;
      });
      expect(refused.message).toContain('sign-in');
      expect(refused.whatToDo).not.toBe('');
      const asked = () => scene.nav.admin.requests.filter(({ status }) => status === 401).length;
      const before = asked();

      // Another order, a poll by hand, and seconds in which every schedule comes round.
      ids.push(scene.order({ billing: shopper('Refused-too') }));
      expect(await scene.deliver()).toEqual([202, 202]);
      await call('poll.now', {});
      let polls = 0;
      scene.shopFaults.onWorked(({ url }) => void (polls += url.includes('modified_after') ? 1 : 0));
      await until('the shop was polled three times more', () => polls >= 3);
      expect(asked()).toBe(before);
      expect(await nav()).toMatchObject({ state: 'refused' });
      expect(scene.nav.stored.documents()).toHaveLength(1);

      const file = scene.settings();
      const [navFile, ...others] = file.connections;
      const connections = [{ ...navFile, password: user.password }, ...others];
      await call('settings.import', { text: JSON.stringify({ ...file, connections, schedules }) });
      for (const id of ids) await scene.untilTerm(id, 'equal');
      expect(await scene.verdict(ids)).toEqual(allRight);
      onceForEach(scene, ids);
    } finally {
      await scene.close();
    }
  });
});

describe.runIf(process.platform === 'linux')('a full disk', () => {
  let disk: SmallDisk;
  let scene: Scene;

  beforeAll(async () => {
    disk = openSmallDisk();
    scene = await openScene({ folder: disk.folder, settings: { poll: '*/2 * * * * *' } });
    await scene.begin({ nodeOptions: disk.nodeOptions });
  });
  afterAll(async () => {
    await scene.close();
    disk.remove();
  });

  it('takes nothing it cannot keep, says so, and goes on by itself when there is room again', async () => {
    const { pid, errors } = scene.launched();
    const written = scene.order({ billing: shopper('Written') });
    // The disk fills up after NAV made the document and before its answer can be kept.
    scene.navFaults.onWorked((request) => {
      if (!createsOrder(written)(request)) return;
      scene.navFaults.onWorked(null);
      disk.fill(pid);
    });
    expect(await scene.deliver()).toEqual([202, 202]);
    await until('NAV has the order', () => scene.nav.stored.byExternalNumber(`WOO-${written}`).length === 1);
    const refused = scene.order({ billing: shopper('No-room') });
    expect(await scene.deliver()).toEqual([503, 503]);
    await until(
      'the log says why',
      () => errors().includes('"message":"a delivery could not be kept","code":"storage-unavailable"'),
      errors,
    );
    expect(errors()).toContain('is the disk full?');
    disk.makeRoom(pid);
    for (const id of [written, refused]) await scene.untilTerm(id, 'equal');
    expect(await scene.verdict([written, refused])).toEqual(allRight);
    onceForEach(scene, [written, refused]);
  });
});

describe('a start', () => {
  it('with errors in the settings file ends with 4 and names every path; the old settings stay in force', async () => {
    const scene = await openScene();
    try {
      await (await scene.begin()).stop();
      const good = scene.settings();
      const [nav, shop] = good.connections;
      const [integration] = good.integrations;
      const settings = {
        ...good,
        connections: [
          { ...nav, url: 'nav01:7048' },
          { ...shop, consumerKey: { env: 'NOT_SET_ANYWHERE' }, color: 'red' },
        ],
        integrations: [{ ...integration, prefix: 'much too long', taxes: [{ percent: 19, taxCode: 'VAT19' }] }],
      };
      const launched = scene.launch({ settings });
      expect(await launched.exited).toBe(4);
      for (const path of [
        'connections[0].url',
        'connections[1]',
        'integrations[0].prefix',
        'integrations[0].taxes[0].percent',
      ]) {
        expect(launched.errors()).toContain(path);
      }
      const id = scene.order({ billing: shopper('Still') });
      await scene.again();
      await scene.deliver();
      await scene.untilTerm(id, 'equal');
      expect(await scene.verdict([id])).toEqual(allRight);
    } finally {
      await scene.close();
    }
  });

  it('with the wrong passphrase ends with 3 and says which one is needed; with the right one all is there', async () => {
    const scene = await openScene();
    try {
      const env = { ML_CONNECTOR_PASSPHRASE: 'correct horse battery staple' };
      await scene.begin({ env });
      const id = scene.order({ billing: shopper('Sealed') });
      await scene.deliver();
      await scene.untilTerm(id, 'equal');
      await scene.launched().end('SIGTERM');
      const launched = scene.launch({ env: { ML_CONNECTOR_PASSPHRASE: 'incorrect horse' } });
      expect(await launched.exited).toBe(3);
      expect(launched.errors()).toContain('The passphrase does not open the vault of this data folder.');
      expect(launched.errors()).toContain('Set ML_CONNECTOR_PASSPHRASE to the one it was made with');
      await scene.again({ env });
      expect(await scene.row(id)).toMatchObject({ term: 'equal' });
      expect(await scene.verdict([id])).toEqual(allRight);
    } finally {
      await scene.close();
    }
  });
});
