import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { answerCall } from '../../../main/answer.ts';
import { calls as contract } from '../../../main/contract/calls.ts';
import type { FakeRequest } from '../../fakes/http.ts';
import { DEMO_USER } from '../../fakes/nav/seed.ts';
import { ACCOUNTS } from '../../fakes/bigcommerce/seed.ts';
import { KEYS, WEBHOOK_SECRET } from '../../fakes/woocommerce/seed.ts';
import type { SandboxSettings } from '../../sandbox/settings.ts';
import { worldSettings } from '../../simulate/world.ts';
import { filesOf, type Found, leaksIn } from '../support/planted.ts';
import { openBoth } from './bothStores.ts';
import { administrator, isOrderPost, MINUTE, START } from './shopWorld.ts';

const person = {
  surname: 'Sackelberg-Öztürk',
  partOfIt: 'Sackelberg',
  email: 'wiltrud.sackelberg@plant.example',
  street: 'Quittenweg 77b',
  phone: '+49 7633 9981123',
  vatNumber: 'DE811907980',
  note: 'Zwirbelhuber nebenan',
  engraving: 'Fuer Oma Hiltgund',
};

const secrets = {
  consumerKey: KEYS.readWrite.consumerKey,
  consumerSecret: KEYS.readWrite.consumerSecret,
  webhookSecret: WEBHOOK_SECRET,
  navAccessKey: DEMO_USER.password,
  bigToken: ACCOUNTS.full.token,
  bigClientSecret: ACCOUNTS.full.clientSecret,
  userPassword: 'Moorhuhn-Kasernenhof-19',
  bigWebhookSecret: 'Heuschrecken-Parlament-31',
  entraSecret: 'Erdmannshoehle-Kennwort-5',
  certificateKey: 'Quastenflosser-Schluessel-8',
  proxyPassword: 'Quellnymphen-Losung-44',
};

/** Connections that nothing goes through, for the secrets that they need. */
const elsewhere = (id: string, signIn: object) => ({
  kind: 'nav',
  id,
  url: `https://${id}.sim/BC250`,
  company: 'CRONUS AG',
  signIn: 'entra',
  entra: { tenantId: 'tenant', clientId: 'client' },
  proxy: 'http://proxy.sim:3128',
  proxyUser: 'proxy',
  proxyPassword: secrets.proxyPassword,
  ...signIn,
});
const further = [
  elsewhere('cloud', { clientSecret: secrets.entraSecret }),
  elsewhere('signed', { clientCertificate: secrets.certificateKey }),
];

const wiltrud = {
  first_name: 'Wiltrud', last_name: person.surname, company: '', address_1: person.street, address_2: '', city: 'Freiburg',
  state: 'DE-BW', postcode: '79098', country: 'DE', email: person.email, phone: person.phone,
}; // prettier-ignore

const ofBig = {
  first_name: 'Wiltrud', last_name: person.surname, street_1: person.street, city: 'Freiburg', zip: '79098',
  country: 'Germany', country_iso2: 'DE', email: person.email, phone: person.phone,
}; // prettier-ignore

const viewer = { name: 'eva', role: 'viewer' } as const;

/** Without https a shop wants every request signed, with the name of the key beside the signature. */
const signature = `oauth_consumer_key=${secrets.consumerKey}`;

/** NAV names the value it refuses. */
const quoting = JSON.stringify({
  error: {
    code: 'Application_DialogException',
    message: `The field Ship-to Name of ${person.surname}, ${person.street}, ${person.email}, contains '${person.note}'.`,
  },
});

const settings = () => {
  const file = worldSettings({
    start: START,
    bothStores: true,
    settings: { webhooks: 'own' } satisfies Partial<SandboxSettings>,
  });
  const connections = file.connections.map((one) =>
    one.kind === 'bigcommerce' ? { ...one, webhookSecret: secrets.bigWebhookSecret } : one,
  );
  return {
    ...file,
    connections: [...connections, ...further],
    users: [{ name: 'gertrud', role: 'operator', password: secrets.userPassword }],
  };
};

type Both = Awaited<ReturnType<typeof openBoth>>;

/** Everything a person and three systems do with an order, well and badly. Returns what calls said that went wrong. */
async function live(shop: Both): Promise<readonly string[]> {
  const { world } = shop;
  const answers: string[] = [];
  const refused = async (name: string, input: unknown) => {
    const answer = await world.clock.settle(answerCall(world.engine(), name, input, administrator, () => undefined));
    if (!answer.ok) answers.push(JSON.stringify(answer));
  };
  const ask = (name: string, input: unknown = {}) =>
    world.clock.settle(answerCall(world.engine(), name, input, administrator, () => undefined));
  expect(await ask('settings.import', { text: JSON.stringify(settings()) })).toMatchObject({ ok: true });
  await ask('connections.pingAll');
  for (const { id: connectionId } of further) await refused('connections.readiness', { connectionId });
  const changes = {
    billing: wiltrud, note: person.note, paymentMethod: 'bacs',
    credit: { amount: '0.00', field: '_billing_vat_number', value: person.vatNumber },
  }; // prettier-ignore
  const written = shop.order(changes);
  await shop.tell();
  world.navFaults.when(isOrderPost, { kind: 'status', status: 400, headers: { 'Content-Type': 'application/json' }, body: quoting }, 1); // prettier-ignore
  const quoted = shop.order(changes);
  await shop.tell();
  shop.order({ ...changes, billing: { ...wiltrud, country: 'JP', state: '', postcode: '1000001' } });
  world.shop.admin.editOrder(written, { billing: { ...wiltrud, address_1: `${person.street}, links` } });
  await shop.tell();
  shop.buy({
    billing: ofBig,
    items: [{ sku: 'ML-TS-001', quantity: 1, typed: { name: 'Gravur', value: person.engraving } }],
    message: person.note,
  });
  await shop.tellBig();
  await ask('orders.dryRun', { integrationId: 'shop-nav', orderKey: String(quoted) });
  await ask('audit.list', { limit: 200 });
  await shop.replayAll();
  await ask('audit.findPerson', { email: person.email });
  await ask('audit.export', { filter: {}, format: 'json' });
  await world.clock.run(MINUTE);
  await ask('audit.export', { filter: {}, format: 'csv' });
  await world.clock.run(MINUTE);
  await ask('orders.undo', { integrationId: 'shop-nav', orderKey: String(written) });
  await shop.tell();
  await refused('orders.get', { integrationId: 'shop-nav', orderKey: '99999999' });
  await refused('orders.list', { text: `${person.surname} `.repeat(9) });
  await refused('orders.find', { integrationId: 'shop-nav', text: person.email });
  await refused('settings.import', {
    text: JSON.stringify({ connections: [{ consumerSecret: secrets.consumerSecret }] }),
  });
  await refused('settings.import', { text: `{"users": "${secrets.userPassword}",` });
  await refused('keys.confirmRecoveryKey', { recoveryKey: world.engine().recoveryKey?.replace(/.$/, '!') });
  await refused('connections.ping', { connectionId: 'none' });
  await refused('orders.undo', { integrationId: 'shop-nav', orderKey: String(quoted) });
  await world.send({ method: 'POST', url: `http://x/in/${secrets.webhookSecret}`, headers: {}, body: person.email });
  world.crash();
  await shop.revive();
  await ask('storage.backUp');
  return answers;
}

const isOfBig = ({ integrationId }: { readonly integrationId: string }) => integrationId === 'big-nav';

/** All that somebody who may only look on is answered, screen by screen. */
async function seenByViewers({ world, rows }: Both): Promise<string> {
  const asked = async (name: string, input: unknown = {}) => {
    const answer = await world.clock.settle(answerCall(world.engine(), name, input, viewer, () => undefined));
    return JSON.stringify(answer);
  };
  const plain = Object.entries(contract).filter(
    ([, { role, input }]) => role === 'viewer' && input.safeParse({}).success,
  );
  const orders = (await rows()).map(({ integrationId, orderKey }) => ({ integrationId, orderKey }));
  return [
    ...(await Promise.all(plain.map(([name]) => asked(name)))),
    ...(await Promise.all(orders.map((order) => asked('orders.get', order)))),
    ...(await Promise.all(orders.map((order) => asked('orders.timeline', { ...order, after: 0, before: 9_999 })))),
    await asked('search.find', { text: person.email }),
  ].join('\n');
}

it('no secret and nobody’s data lie readable anywhere', async () => {
  const shop = await openBoth();
  const { world } = shop;
  const urls: string[] = [];
  const note = ({ method, url }: FakeRequest) => void urls.push(`${method} ${url}`);
  world.navFaults.onWorked(note);
  world.shopFaults.onWorked(note);
  const shown = world.engine().recoveryKey ?? 'there is one';
  const answers = await live(shop);
  const { connections } = await world.engine().calls['connections.list']({}, administrator);
  const receiverPath = connections.find(({ kind }) => kind === 'woocommerce')?.receiverPath ?? '';
  const exported = (await world.engine().calls['settings.export']({}, administrator)).text;
  mkdirSync(join(world.dataFolder(), 'log'), { recursive: true });
  writeFileSync(join(world.dataFolder(), 'log', 'connector.log'), world.logLines.join('\n'));
  const bundle = await world.engine().calls['support.gather']({}, administrator);
  const rows = await shop.rows();
  const seen = await seenByViewers(shop);
  const planted = { ...person, ...secrets, recoveryKey: shown, barely: shown.replaceAll('-', '') };

  // The story was lived: somebody was written, somebody waits, and the order's number can be found in the files.
  const named = rows.filter(({ customer }) => customer === `Wiltrud ${person.surname}`);
  expect(new Set(named.map(({ integrationId }) => integrationId))).toEqual(new Set(['shop-nav', 'big-nav']));
  const engraved = world.nav.stored.byExternalNumber(`BC-${named.find(isOfBig)?.orderKey}`);
  expect(engraved[0]?.lines[0]?.description).toContain(person.engraving);
  expect(urls.length).toBeGreaterThan(20);
  expect(answers.length).toBeGreaterThan(4);
  const outside: Found = [
    ...filesOf(world.dataFolder()),
    ['the log', Buffer.from(world.logLines.join('\n'))],
    ['the export', Buffer.from(exported)],
    ['the bundle for support', Buffer.from(bundle.text)],
    ['what viewers see', Buffer.from(seen)],
    ['answers', Buffer.from(answers.join('\n'))],
    ['addresses', Buffer.from(urls.join('\n').replaceAll(signature, ''))],
  ];
  const names = outside.map(([where]) => where).filter((where) => /^(backups|exports)\b/.test(where));
  expect(names.map((name) => name.split('.').at(-1)).toSorted()).toEqual(['csv', 'json', 'json', 'jsonl', 'sqlite']);
  expect(leaksIn(outside, { order: `${rows[0]?.orderNo}` })).toContain('order as text in connector.sqlite');
  expect(leaksIn(outside, planted)).toEqual([]);
  for (const told of ['## Settings', '"prefix"', '"kind":"woocommerce"', '"kind":"order"', '"level":"'])
    expect(bundle.text).toContain(told);
  expect(leaksIn([['the bundle for support', Buffer.from(bundle.text)]], { user: 'gertrud' })).toEqual([]);
  // The path that the shop calls stands in the settings, and nowhere else but on the screen that tells where a tunnel leads.
  const key = receiverPath.split('/').at(-1) ?? 'there is one';
  expect(
    leaksIn(
      outside.filter(([where]) => !/\bsettings\b|^what viewers see$/.test(where)),
      { receiverPath: key },
    ),
  ).toEqual([]);
});

it('a planted value is found in every form', () => {
  const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');
  const forms = [
    `name: ${person.surname.replace('Sack', 'SACK')}`,
    Buffer.from(`<${person.surname}>`, 'utf16le'),
    `?q=${encodeURIComponent(person.surname)}`,
    `{"n":"Sackelberg-\\u00d6zt\\u00fcrk"}`,
    base64(`a${person.surname}`),
    base64(`ab${person.surname}:x`),
    base64(`${person.surname}`),
  ];
  for (const form of forms) expect(leaksIn([['here', Buffer.from(form)]], { name: person.surname })).not.toEqual([]);
});
