import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConnectionView } from '../../main/contract/views.ts';
import type { Connector } from '../demo/connector.ts';
import { allRight, openScene, type Scene, shopper } from './support/scene.ts';
import { filesTelling, toldIn } from './support/told.ts';
import { until } from './support/until.ts';
import { createWays, type Refusable, type Way, type Ways } from './support/ways.ts';

/* Every way to NAV and of signing in there, as the settings file names it: the real process, real sockets, one order. */

let ways: Ways;
let scene: Scene;
beforeEach(() => {
  ways = createWays();
});
afterEach(async () => {
  await scene.close();
  await ways.close();
});

/** Starts the program for the first time with a settings file that goes this way. */
async function begin(way: Way, nav = way.nav): Promise<Connector> {
  return scene.begin({ settings: scene.settings({ nav: nav(scene) }), ...(way.env && { env: way.env }) });
}

async function placeOrder(name: string): Promise<number> {
  const id = scene.order({ billing: shopper(name) });
  await scene.deliver();
  return id;
}

async function expectWritten(ids: readonly number[]): Promise<void> {
  for (const id of ids) await scene.untilTerm(id, 'equal');
  expect(await scene.verdict(ids)).toEqual(allRight);
}

const ping = (connector: Connector) => connector.call('connections.ping', { connectionId: 'nav' });

function untilState(connector: Connector, id: string, state: ConnectionView['state']): Promise<ConnectionView> {
  const look = async () => (await connector.call('connections.list', {})).connections.find((each) => each.id === id);
  return until(
    `${id} is ${state}`,
    async () => {
      const view = await look();
      return view?.state === state && view;
    },
    look,
  );
}

/** Everything that a person can be shown of it. */
async function shown(connector: Connector, orderId: number): Promise<string> {
  const order = { integrationId: 'shop-nav', orderKey: String(orderId) };
  const answers = await Promise.all([
    connector.call('connections.list', {}),
    connector.call('connections.details', { connectionId: 'nav' }).catch((error: unknown) => String(error)),
    connector.call('orders.get', order).catch((error: unknown) => String(error)),
    connector.call('audit.list', { limit: 200 }),
    connector.call('attention.list', {}),
    connector.call('settings.export', {}),
  ]);
  return JSON.stringify(answers);
}

/** Ends the program and looks at all it has shown, written to its log and kept. */
async function expectNothingTold(way: Way, connector: Connector, orderId: number): Promise<void> {
  const { consumerKey, consumerSecret, webhookSecret } = scene.addresses.woocommerce;
  const secrets = [...way.secrets, consumerSecret, webhookSecret, `${consumerKey}:${consumerSecret}`];
  expect(toldIn(await shown(connector, orderId), secrets)).toEqual([]);
  await scene.launched().end('SIGTERM');
  expect(toldIn(scene.launched().errors(), secrets)).toEqual([]);
  // The settings file is the administrator's own, and lies there only because the test put it there.
  expect(filesTelling(scene.folder, secrets)).toEqual(['import.json']);
}

describe('over a settings file, NAV is reached and written to', () => {
  it.each<[string, () => Way | Promise<Way>]>([
    ['as a user with a password', () => ways.basic('password')],
    ['as a user with a web service access key', () => ways.basic('access key')],
    ['as a Windows account', () => ways.windows()],
    ['as an Entra application with a secret', () => ways.entra('secret')],
    ['as an Entra application with a certificate', () => ways.entra('certificate')],
    ['over https with a certificate of the company’s own authority', () => ways.ownAuthority()],
    ['through a proxy that wants a sign-in', () => ways.proxy(false)],
    ['over https through a proxy that wants a sign-in', () => ways.proxy(true)],
  ])('%s, and no secret is told', async (_way, open) => {
    const way = await open();
    scene = await openScene(way.scene);
    const connector = await begin(way);
    const { ladder, ...view } = await ping(connector);
    expect(view).toMatchObject({ state: 'fine', certificate: null });
    expect(ladder.filter(({ result }) => result === 'failed' || result === 'notTried')).toEqual([]);
    const id = await placeOrder('Lena');
    await expectWritten([id]);
    await expectNothingTold(way, connector, id);
  });
});

describe('credentials that are refused', () => {
  it.each<[string, () => Refusable | Promise<Refusable>]>([
    ['of a user', () => ways.basic('password')],
    ['of a Windows account', () => ways.windows()],
    ['of an Entra application', () => ways.entra('secret')],
  ])('%s are tried once, until others are imported', async (_who, open) => {
    const way = await open();
    // The schedules look every second.
    scene = await openScene({ ...way.scene, settings: { poll: '* * * * * *', ping: '* * * * * *' } });
    const attempts = way.watch(scene);
    const connector = await begin(way, way.wrong);
    const refused = await untilState(connector, 'nav', 'refused');
    expect(refused.whatToDo).not.toBe('');
    expect(refused.ladder.at(refused.ladder.findIndex(({ result }) => result === 'failed'))?.name).toBe('signIn');
    expect(attempts()).toBe(1);

    const asked = scene.nav.admin.requests.length;
    const id = await placeOrder('Emil');
    const { lastPingAt } = await untilState(connector, 'shop', 'fine');
    for (let pings = 0, last = lastPingAt; pings < 2; pings += 1) last = await pingedAfter(connector, 'shop', last);
    expect(attempts()).toBe(1);
    expect(scene.nav.admin.requests).toHaveLength(asked);

    // Others that are wrong as well: the ping tries them, and the order goes on waiting.
    await connector.call('settings.import', { text: JSON.stringify(scene.settings({ nav: way.wrong(scene) })) });
    await pingedAfter(connector, 'nav', refused.lastPingAt);
    await untilState(connector, 'nav', 'refused');
    await pingedAfter(connector, 'shop', (await untilState(connector, 'shop', 'fine')).lastPingAt);
    expect(attempts()).toBe(2);

    await connector.call('settings.import', { text: JSON.stringify(scene.settings({ nav: way.nav(scene) })) });
    await expectWritten([id]);
    await expectNothingTold(way, connector, id);
  });
});

/** Waits for the next ping that the program makes by itself. */
function pingedAfter(connector: Connector, id: string, last: string | null): Promise<string> {
  return until(`${id} is pinged again`, async () => {
    const { connections } = await connector.call('connections.list', {});
    const at = connections.find((each) => each.id === id)?.lastPingAt;
    return at !== last && at;
  });
}

describe('a certificate that nobody else vouches for', () => {
  it('is shown, and once it is pinned what waited goes on', async () => {
    const way = ways.ownCertificate();
    scene = await openScene(way.scene);
    const connector = await begin(way);
    const ids = [await placeOrder('Greta'), await placeOrder('Gustav')];
    const { state, whatToDo, certificate } = await ping(connector);
    expect(state).toBe('down');
    expect(whatToDo).not.toBe('');
    const fingerprint = certificate?.fingerprint ?? null;
    expect(fingerprint).toBe(way.issued.fingerprint.replaceAll(':', '').toLowerCase());
    expect(scene.nav.admin.requests).toEqual([]);
    const pinned = await connector.call('connections.pin', { connectionId: 'nav', fingerprint });
    expect(pinned).toMatchObject({ state: 'fine', certificate: { isPinned: true } });
    await expectWritten(ids);
    // It is kept: another life needs no second look.
    await scene.launched().end('SIGTERM');
    const again = await scene.again();
    expect(await ping(again)).toMatchObject({ state: 'fine', certificate: { isPinned: true } });
  });
});
