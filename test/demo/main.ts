import '../../main/base/nodeVersion.ts';
import { parseArgs } from 'node:util';
import type { OrderRow } from '../../main/contract/views.ts';
import { createPostman } from '../sandbox/postman.ts';
import { sleep } from '../sandbox/realClock.ts';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import { freePort } from './freePort.ts';
import { sandboxSettingsFile } from '../sandbox/settings.ts';
import { SURFACES } from '../sandbox/surfaces.ts';
import type { Carriage } from '../sandbox/postman.ts';
import { type Connector, startConnector } from './connector.ts';
import { demoSettings, furnish } from './furnish.ts';
import { bigStory } from './bigStory.ts';
import { carriageOf, playBigStory, playStory } from './play.ts';
import { reportOf, tableOf } from './report.ts';
import { goShopping } from './shopping.ts';
import { story } from './story.ts';

const { values } = parseArgs({
  options: {
    once: { type: 'boolean', default: false },
    port: { type: 'string', default: '0' },
    /** api, pages, or both of them. */
    nav: { type: 'string', default: 'both' },
  },
});
const WAITS_AT_MOST_MS = 150_000;

const startedAt = performance.now();
const surfaces = SURFACES.find((known) => known === values.nav);
if (!surfaces) throw new Error(`--nav is one of ${SURFACES.join(', ')}, not "${values.nav}".`);
const sandbox = await startSandbox({ nav: 0, woocommerce: 0, bigcommerce: 0 }, { surfaces });
furnish(sandbox);
const receiverPort = await freePort();
const connector = await startConnector({ settings: settings(sandbox), port: Number(values.port), receiverPort });
const carriages = new Map<number, Carriage>();
const bigCarriages = new Map<number, Carriage>();
const everyMs = values.once ? null : 1_000;
const postman = createPostman(sandbox.shop, { everyMs, carriage: carriageOf(carriages) });
const bigPostman = createPostman(sandbox.big, { everyMs, carriage: carriageOf(bigCarriages) });
await untilSubscribed(sandbox);
await postman.deliver();

if (values.once) process.exitCode = (await playOnce(connector, sandbox)) ? 0 : 1;
else await shopUntilStopped();
await connector.stop();
postman.close();
bigPostman.close();
await sandbox.close();

function settings({ addresses }: Sandbox): object {
  // Seconds instead of minutes, so that the story's polls and settling are over while one looks on.
  const file = sandboxSettingsFile(addresses, {
    startAt: new Date(Date.now() - 60_000).toISOString(),
    publicUrl: `http://127.0.0.1:${receiverPort}`,
    webhooks: 'own',
    longestOperationSeconds: 20,
    timeoutSeconds: 15,
    poll: '*/5 * * * * *',
  });
  return demoSettings(file, surfaces ?? 'both');
}

/** Until the connector has made its webhooks at both stores. */
async function untilSubscribed({ shop, big }: Sandbox): Promise<void> {
  const until = performance.now() + WAITS_AT_MOST_MS;
  const isThere = () =>
    shop.stored.webhooks().filter(({ status }) => status === 'active').length >= 16 &&
    big.stored.hooks().filter(({ isActive }) => isActive).length >= 6;
  while (!isThere() && performance.now() < until) await sleep(100);
}

/** The story once, from the first order to the proof. */
async function playOnce(connector: Connector, sandbox: Sandbox): Promise<boolean> {
  const [playedBig, played] = await Promise.all([
    playBigStory(bigStory, sandbox.big, bigCarriages, () => bigPostman.deliver()),
    playStory(story, sandbox, carriages, () => postman.deliver()),
  ]);
  const known = playedBig.filter(({ story: { expect } }) => expect.kind !== 'unknown');
  const rows = await untilSettled(connector, { 'shop-nav': played.length, 'big-nav': known.length });
  const chain = await connector.call('audit.verify', {});
  const seconds = (performance.now() - startedAt) / 1000;
  const post = [postman.counts(), bigPostman.counts()];
  const { rows: table, report } = reportOf({ played, playedBig, sandbox, rows, post, chain, seconds });
  console.log(tableOf(table));
  console.log(JSON.stringify(report));
  return report.ok;
}

/** Until every order stands as equal, left out or waiting for a person, and the last webhooks are carried. */
async function untilSettled(
  connector: Connector,
  orders: Readonly<Record<string, number>>,
): Promise<readonly OrderRow[]> {
  const until = performance.now() + WAITS_AT_MOST_MS;
  for (;;) {
    await Promise.all([postman.deliver(), bigPostman.deliver()]);
    const rows = await everyRow(connector);
    const { queue } = await connector.call('overview.get', {});
    const ended = (id: string) =>
      rows.filter(({ term, integrationId }) => term !== 'onTheWay' && integrationId === id).length;
    const haveAll = Object.entries(orders).every(([id, count]) => ended(id) >= count);
    if (haveAll && queue.waiting + queue.running === 0) return rows;
    if (performance.now() > until) return rows;
    await sleep(500);
  }
}

async function everyRow({ call }: Connector): Promise<readonly OrderRow[]> {
  const found: OrderRow[] = [];
  let cursor: string | undefined;
  do {
    const { rows, next } = await call('orders.list', { limit: 200, cursor });
    found.push(...rows);
    cursor = next ?? undefined;
  } while (cursor !== undefined);
  return found;
}

async function shopUntilStopped(): Promise<void> {
  console.log(`Dashboard: ${connector.dashboard}  (sign in as ${connector.user.name} with ${connector.user.password})`);
  console.log('Shoppers order every few seconds. Ctrl+C ends the demo.');
  const stopped = new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  const stopShopping = goShopping(sandbox, story, bigStory);
  await stopped;
  stopShopping();
}
