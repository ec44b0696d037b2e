import type { AuditEntry, Verification } from '../../../main/contract/auditCalls.ts';
import type { Answers } from '../fakeClient.ts';
import {
  alarm,
  attentionGroup,
  auditRow,
  certificate,
  connection,
  equation,
  flowsOf,
  integration,
  ladder,
  mappingRow,
  navDetails,
  orderDetail,
  overview,
  pingSamples,
  publicAddress,
  readinessLine,
  run,
  sum,
  unmatched,
} from '../samples.ts';
import { choicesOf, rulesOf } from '../screens/mapping/rulesSamples.ts';
import {
  createdCustomer,
  delivery,
  keys,
  longName,
  manyBackups,
  orders,
  runRow,
  schedule,
  storage,
  timeTable,
  treatments,
} from './rows.ts';

/*
 * Engines of canned answers, each with an answer to every call that a screen makes by itself. A call that none of them
 * answers fails the gallery's test.
 */

const verified: Verification = {
  run: null,
  verdict: {
    ok: true, entries: 1204, head: '9f2c', problem: null, unprovenSince: '2026-11-20T02:00:00Z', unproven: 31,
    bodiesGone: 7, since: '2026-05-03T08:00:00Z', removed: 0,
  },
  checkedAt: '2026-11-20T12:00:00Z',
  problem: null,
}; // prettier-ignore

const entry: AuditEntry = {
  ...auditRow(), orderKey: '48213', sku: null, jobId: 5, deliveryId: null, runId: null, hash: 'aa11'.repeat(16),
  previousHash: 'bb22'.repeat(16), commitment: 'cc33'.repeat(16), parts: [{ part: 'request', bytes: 40 }], partsGone: false,
}; // prettier-ignore

const shop = connection({
  id: 'shop', kind: 'woocommerce', name: 'Lindner Shop', address: 'https://shop.lindner.example', milliseconds: 230,
  ladder: ladder(), deliveryUrl: 'https://orders.lindner.example/in/shop/8f3c0a1b2c3d4e5f',
}); // prettier-ignore
const big = connection({
  id: 'big', kind: 'bigcommerce', name: 'Harbor BigCommerce', address: 'https://api.bigcommerce.com/stores/abc123',
  milliseconds: 164, ladder: ladder(), deliveryUrl: 'https://orders.lindner.example/in/big/0a1b2c3d4e5f8f3c',
}); // prettier-ignore
const nav = connection({ ladder: ladder(), writeRights: 'proven' });
const usualConnections = [nav, shop, big];

const refused = connection({
  id: 'old', name: longName, kind: 'woocommerce', state: 'refused', address: 'https://shop.a-very-long-name-of-a-host.lindner.example/shop',
  message: 'The shop refused the key.', whatToDo: 'In WooCommerce › Settings › Advanced › REST API give it Read/Write.',
  ladder: ladder({ name: 'signIn', result: 'failed', detail: 'The shop refused the key.', whatToDo: 'Give it Read/Write.' }),
}); // prettier-ignore
const down = connection({
  id: 'bc', name: 'Harbor Business Central', state: 'down', address: 'https://bc01.harbor.example:7048/BC250',
  message: 'bc01 answers, but nothing listens on port 7048.', certificate: certificate(), milliseconds: null,
  whatToDo: 'In Business Central Administration turn on Enable OData Services and check the port; then open it in the firewall.',
  ladder: ladder({ name: 'port', result: 'failed', detail: 'bc01 refused port 7048.', whatToDo: 'Open the port.' }),
}); // prettier-ignore

const dollars: ReturnType<typeof equation> = equation({
  integrationId: 'harbor',
  name: 'Harbor BigC',
  byCurrency: [
    {
      currency: 'USD', store: sum(63, '7482.19'), equal: sum(60, '7132.31'), onTheWay: sum(0), waiting: sum(2, '292.88'),
      leftOut: sum(1, '57.00'), navAmount: '7132.31', addsUp: true,
    },
  ],
}); // prettier-ignore

/** An ordinary day. */
export const usual: Answers = {
  'overview.get': overview({ equations: [equation(), dollars], connections: usualConnections, waitingCount: 5 }),
  'overview.flows': { integrations: [flowsOf(), flowsOf({ integrationId: 'harbor', name: 'Harbor BigC' })] },
  'connections.samples': { connections: usualConnections.map(({ id }) => ({ id, samples: pingSamples() })) },
  'alarms.list': { alarms: [] },
  'queue.pauses': { pauses: [] },
  'orders.list': { rows: [...orders(12)], next: null, count: '12' },
  'orders.get': orderDetail(),
  'attention.list': { groups: [attentionGroup(), attentionGroup({ causeGroup: 'other', count: 1 })], count: 8 },
  'customers.created': { rows: [createdCustomer(), createdCustomer({ customerNo: 'D10022' })], next: null, count: '2' },
  'deliveries.list': {
    rows: [
      delivery(),
      delivery({ id: 30, kind: 'poll', verifiedBy: 'asked', answer: null, repeats: 0 }),
      delivery({ id: 29, kind: 'hand', verifiedBy: 'asked', answer: null, job: { id: 6, state: 'parked' }, order: null, topic: 'customer.updated' }),
    ],
    next: null,
  },
  'deliveries.refused': { rows: [{ hour: '2026-11-20T13:00:00.000Z', sourceName: '', reason: 'signatureWrong', count: 12 }] },
  'audit.list': { rows: [auditRow(), auditRow({ seq: 1203, kind: 'job.parked', status: 'attention', cause: 'sku-unknown' })], next: null },
  'audit.choices': { kinds: ['job.parked', 'document.written'], actors: ['person:eva'] },
  'audit.verification': verified,
  'audit.exports': { run: null, problem: null, folder: '/data/exports', files: [{ name: 'audit-2026-11-20T12-00-00Z.jsonl', at: '2026-11-20T12:00:00Z', bytes: 48_000, contents: false }] },
  'audit.erasures': { rows: [] },
  'audit.entry': entry,
  'audit.retention': { entriesDays: 400, bodiesDays: 30 },
  'connections.list': { connections: usualConnections },
  'connections.details': navDetails(),
  'connections.webhookMails': { addresses: ['it@harbor.example', 'boss@harbor.example'], isByHand: false },
  'connections.readiness': { checkedAt: '2026-11-20T13:30:00Z', lines: [readinessLine(), readinessLine({ code: 'other', result: 'question', text: 'Is the posting period open?', whatToDo: 'Look at General Ledger Setup.' })] },
  'address.get': publicAddress({ kind: 'fixed', url: 'https://orders.lindner.example', state: 'healthy', lastProbeAt: '2026-11-20T13:31:46Z', milliseconds: 71 }),
  'integrations.list': { integrations: [integration({ mode: 'live', shadowed: 0 }), integration({ id: 'harbor', name: 'Harbor', mode: 'live', goingLive: { id: 9, kind: 'goLive', state: 'running', total: 40, done: 12, skipped: 0, failed: 1 }, storeName: 'Harbor BigCommerce', navName: 'Harbor Business Central', company: 'Harbor Outfitters LLC' })] },
  'mappings.list': { rows: [mappingRow(), mappingRow({ from: 'FIL-MELITTA', no: '2210', variant: 'WEISS', unit: 'CASE', factor: '12' })], next: null, count: '2', fromSettings: [mappingRow({ from: 'GIFT-25', to: 'leaveOut', no: '', by: 'settings', at: '' })] },
  'mappings.unmatched': { rows: [unmatched(), unmatched({ kind: 'name', from: 'Gruß aus der Küche', name: '', orders: 1 })] },
  'mappings.suggest': { rows: [] },
  'rules.get': {
    revision: 'r1',
    rules: rulesOf({
      taxMap: [{ name: 'domestic', countries: ['DE'], keepsItemTaxCodes: false }, { name: 'export', exceptCountries: ['DE', 'FR'], storeTax: 'zero', customer: 'WEB-EXPORT', keepsItemTaxCodes: false }],
      payments: { paypal: { method: 'PAYPAL', terms: 'COD' } },
      rules: [{ when: { countries: ['CH'] }, set: { dimensions: {}, shipmentMethod: 'EXPRESS' } }],
    }),
  },
  'rules.choices': choicesOf({ accounts: [{ code: '8400', name: 'Versanderlöse' }], taxCodes: [{ code: 'VAT19', name: 'Steuer 19 %' }] }),
  'taxes.propose': { rows: [], untaxed: [], treatments: [...treatments] },
  'schedules.list': { schedules: [...timeTable] },
  'runs.list': { rows: [runRow(), runRow({ id: 6, state: 'done', done: 40, mayCancel: false })], next: null },
  'runs.get': run(),
  'storage.get': storage(),
  'keys.get': keys(),
  'users.list': { users: [{ name: 'eva', role: 'administrator' }, { name: 'k.schmitt', role: 'operator' }] },
  'notifications.get': { failures: true, quiet: { from: '20:00', to: '07:00' }, digestAt: '17:00' },
  'setup.progress': { progress: { step: 'rules', nav: 'nav', store: 'shop', typed: {}, savedAt: '2026-11-20T13:00:00Z', savedBy: 'person:eva', isMine: true } },
  'setup.keepProgress': {},
  'setup.readiness': { checkedAt: '2026-11-20T13:30:00Z', lines: [readinessLine(), readinessLine({ code: 'other', result: 'missing', text: 'Customers cannot be read.', whatToDo: 'Publish page 21 as Customer (NAV: Web Services, New, Page, 21, Published). Look again.' })] },
  'setup.propose': {
    integration: { id: 'shop-nav', name: 'Lindner Shop', prefix: 'LIN-', document: 'salesOrder', untaxedTaxCode: 'NOVAT', accounts: { shipping: '8400', fees: '8410', rounding: '' } },
    choices: choicesOf({ accounts: [{ code: '8400', name: 'Versanderlöse' }], taxCodes: [{ code: 'VAT19', name: 'Steuer 19 %' }] }),
    taxes: { rows: [], untaxed: [], treatments: [...treatments] },
  },
  'setup.tryOrders': { orders: [], keyedByHand: [], looked: 0 },
}; // prettier-ignore

const none = { rows: [], next: null };

/** Freshly set up: nothing has happened yet. */
export const empty: Answers = {
  ...usual,
  'overview.get': overview({
    equations: [], waiting: [], waitingCount: 0, connections: [], queue: { waiting: 0, running: 0, oldestAt: null },
    hours: [],
  }),
  'overview.flows': { integrations: [] },
  'connections.samples': { connections: [] },
  'orders.list': { ...none, count: '0' },
  'attention.list': { groups: [], count: 0 },
  'customers.created': { ...none, count: '0' },
  'deliveries.list': none,
  'deliveries.refused': { rows: [] },
  'audit.list': none,
  'audit.choices': { kinds: [], actors: [] },
  'audit.verification': { run: null, verdict: null, checkedAt: null, problem: null },
  'audit.exports': { run: null, problem: null, folder: '/data/exports', files: [] },
  'connections.list': { connections: [] },
  'setup.progress': { progress: null },
  'address.get': publicAddress(),
  'integrations.list': { integrations: [] },
  'mappings.list': { ...none, count: '0', fromSettings: [] },
  'mappings.unmatched': { rows: [] },
  'schedules.list': { schedules: timeTable.map((each) => schedule({ ...each, lastResult: 'none', lastBeganAt: null, lastMilliseconds: null, lastCause: null })) },
  'runs.list': none,
  'storage.get': storage({ backups: [], bytesPerDay: null, daysLeft: null, freeBytes: null }),
  'users.list': { users: [] },
}; // prettier-ignore

const crowdedEquation = (index: number) =>
  equation({
    integrationId: `i${index}`,
    name: index === 0 ? longName : `Lindner Shop ${index}`,
    byCurrency: ['EUR', 'CHF', 'JPY'].map((currency) => ({
      currency, store: sum(88_141, '12345678.90'), equal: sum(88_100, '12340000.00'), onTheWay: sum(12, '967.70'),
      waiting: sum(29, '4711.20'), leftOut: sum(0), navAmount: '12340000.00', addsUp: index !== 1,
    })),
  }); // prettier-ignore

/** A bad day of a large house: much of everything, long names, alarms, a pause and connections that are away. */
export const many: Answers = {
  ...usual,
  'overview.get': overview({
    equations: [0, 1, 2].map(crowdedEquation),
    waiting: Array.from({ length: 5 }, (_, index) => ({ causeGroup: `g${index}`, cause: attentionGroup().cause, count: 17 * (index + 1) })),
    waitingCount: 1_255,
    connections: [...usualConnections, refused, down],
    queue: { waiting: 12_873, running: 4, oldestAt: '2026-11-19T08:31:28Z' },
    hours: Array.from({ length: 24 }, (_, index) => ({
      hour: new Date(Date.UTC(2026, 10, 19, 14) + index * 3_600_000).toISOString(),
      equal: index * 41, onTheWay: index > 20 ? 120 : 0, waiting: index % 4 === 0 ? 90 : 0, leftOut: index % 7,
    })),
  }),
  'alarms.list': {
    alarms: [
      alarm(),
      alarm({ id: 4, kind: 'orders-absent', scope: 'integration/lindner', scopeName: longName, stopsWrites: false, answers: ['seen'], params: { since: '2026-11-20T08:40:00Z', usual: '11' } }),
      alarm({ id: 5, kind: 'disk-low', scope: 'installation', scopeName: '', stopsWrites: false, answers: [], message: 'The disk that holds the data folder has 1.4 GB left.', whatToDo: 'Make room.', params: {} }),
    ],
  },
  'overview.flows': { integrations: [flowsOf({ name: longName }), ...['1', '2'].map((id) => flowsOf({ integrationId: id, name: `Lindner ${id}`, flows: flowsOf().flows.map(({ flow }) => ({ flow, at: '2026-05-03T04:02:00Z' })) }))] },
  'connections.samples': { connections: [...usualConnections, refused, down].map(({ id }, index) => ({ id, samples: pingSamples([7, 19, 20, 21].slice(0, index + 1)) })) },
  'queue.pauses': { pauses: [{ integrationId: 'i0', since: '2026-11-20T13:00:00Z', until: '2026-11-20T14:00:00Z', by: 'person:k.schmitt' }] },
  'orders.list': { rows: [...orders(60)], next: 'more', count: '10,000+' },
  'orders.get': orderDetail({
    timeline: Array.from({ length: 24 }, (_, index) => ({ ...orderDetail().timeline[index % 2]!, at: new Date(Date.UTC(2026, 10, 20, 10, index)).toISOString() })),
    plan: Array.from({ length: 32 }, (_, index) => ({ ...orderDetail().plan[1]!, group: String(1 + Math.floor(index / 4)), written: longName, hasStory: index % 3 === 0, mark: index % 9 === 0 ? ('differs' as const) : ('equal' as const) })),
  }),
  'attention.list': { groups: Array.from({ length: 8 }, (_, index) => attentionGroup({ causeGroup: `g${index}`, count: 17 * (index + 1), orders: [...orders(5)] })), count: 1_326 },
  'customers.created': { rows: Array.from({ length: 24 }, (_, index) => createdCustomer({ customerNo: `D${10_021 + index}`, name: index % 9 === 0 ? longName : 'Hannah Vogt' })), next: 'more', count: '10,000+' },
  'deliveries.list': { rows: Array.from({ length: 24 }, (_, index) => delivery({ id: 131 - index, sourceName: index % 9 === 0 ? longName : 'Lindner Shop', repeats: index % 4 })), next: 'more' },
  'setup.progress': { progress: { step: 'rules', nav: 'nav', store: 'shop', typed: {}, savedAt: '2026-11-20T13:00:00Z', savedBy: 'person:k.schmitt', isMine: false } },
  'audit.list': { rows: Array.from({ length: 40 }, (_, index) => auditRow({ seq: 1_204_000 - index, status: index % 7 === 0 ? 'attention' : 'fine', cause: index % 7 === 0 ? 'sku-unknown' : null })), next: 'more' },
  'audit.verification': { ...verified, verdict: { ...verified.verdict!, ok: false, problem: { seq: 17, what: 'Entry 17 is not what it was.' } } },
  'connections.list': { connections: [...usualConnections, refused, down] },
  'address.get': publicAddress({ kind: 'localtunnel', url: null, state: 'down', finding: 'unreachable', message: 'The tunnel service does not answer.', whatToDo: 'Orders are fetched every minute until it does.', host: 'https://localtunnel.me', subdomain: 'lindner' }),
  'integrations.list': { integrations: Array.from({ length: 6 }, (_, index) => integration({ id: `i${index}`, name: index === 0 ? longName : `Lindner ${index}`, shadowed: index * 1_000 })) },
  'mappings.list': { rows: Array.from({ length: 24 }, (_, index) => mappingRow({ from: `ESP-${index}-${'X'.repeat(index % 30)}`, no: String(1000 + index) })), next: 'more', count: '10,000+', fromSettings: [] },
  'mappings.unmatched': { rows: Array.from({ length: 40 }, (_, index) => unmatched({ from: `ESP-${index}`, name: index % 5 === 0 ? longName : 'Espresso 1 kg' })) },
  'runs.list': { rows: Array.from({ length: 24 }, (_, index) => runRow({ id: 60 - index, kind: ['replay', 'reread', 'reseal', 'trial'][index % 4]!, state: index === 0 ? 'running' : 'done', done: 40, failed: index % 3, mayCancel: index === 0 })), next: 'more' },
  'storage.get': storage({ backups: manyBackups, level: 'veryLow', freeBytes: 310_000_000, daysLeft: 77, dataFolder: `/srv/${longName}`, restored: { backupAt: '2026-11-18T04:00:00.000Z', restoredAt: '2026-11-19T09:00:00.000Z' } }),
  'keys.get': keys({ old: [{ madeAt: '2026-05-01T08:00:00Z', retiredAt: '2026-11-01T08:00:00Z', neededFor: 'audit' }], destroyed: 2, needed: [{ id: 'shop/consumerSecret', connection: { id: 'shop', kind: 'woocommerce', name: longName }, field: 'consumerSecret' }, { id: 'nav/password', connection: { id: 'nav', kind: 'nav', name: 'NAV' }, field: 'password' }], withoutPassword: ['eva', 'k.schmitt'], run: run({ kind: 'reseal', total: 500, done: 120 }), recovery: { madeAt: null, confirmedAt: '2026-11-20T13:00:00.000Z', confirmedBy: 'person:eva' } }),
  'runs.get': run({ kind: 'reseal', total: 500, done: 120 }),
  'users.list': { users: Array.from({ length: 24 }, (_, index) => ({ name: `person.with.a.long.name.${index}`, role: index === 0 ? ('administrator' as const) : ('viewer' as const) })) },
}; // prettier-ignore
