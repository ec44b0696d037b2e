import type { AddressView } from '../../main/contract/addressCalls.ts';
import type { AlarmView } from '../../main/contract/alarmCalls.ts';
import { flowNames, type FlowsView, type PingSample } from '../../main/contract/flowCalls.ts';
import type {
  AttentionGroup,
  AuditRow,
  CapabilityView,
  Cause,
  CertificateView,
  ConnectionView,
  Equation,
  IntegrationView,
  MappingRow,
  NavDetails,
  OrderDetail,
  OrderRow,
  Overview,
  ReadinessLine,
  RungView,
  RunView,
  UnmatchedRow,
} from '../../main/contract/views.ts';

export const skuUnknown: Cause = {
  code: 'sku-unknown',
  message: 'Order 48215: SKU ESP-1KG-BIO is not in NAV.',
  whatToDo: 'Create item ESP-1KG-BIO in NAV, then replay.',
  params: { sku: 'ESP-1KG-BIO' },
};

export const orderRow = (fields: Partial<OrderRow> = {}): OrderRow => ({
  integrationId: 'lindner',
  orderKey: '48213',
  orderNo: 'LIN-48213',
  placedAt: '2026-11-20T12:58:02Z',
  customer: 'Hannah Vogt',
  storeTotal: { amount: '64.35', currency: 'EUR' },
  term: 'equal',
  state: 'written',
  cause: null,
  navTotal: { amount: '64.35', currency: 'EUR' },
  documentNo: 'VA-26-11871',
  updatedAt: '2026-11-20T12:58:08Z',
  jobId: null,
  ...fields,
});

export const publicAddress = (fields: Partial<AddressView> = {}): AddressView => ({
  kind: 'none',
  url: null,
  state: 'none',
  since: '2026-11-20T08:00:00Z',
  lastProbeAt: null,
  milliseconds: null,
  finding: '',
  message: '',
  whatToDo: '',
  host: null,
  subdomain: null,
  ...fields,
});

export const parkedRow = (fields: Partial<OrderRow> = {}): OrderRow =>
  orderRow({
    orderKey: '48215',
    orderNo: 'LIN-48215',
    customer: 'Jonas Petersen',
    storeTotal: { amount: '81.90', currency: 'EUR' },
    term: 'waiting',
    state: 'parked',
    cause: skuUnknown,
    navTotal: null,
    documentNo: null,
    jobId: 9001,
    ...fields,
  });

export const sum = (count: number, amount = '0.00') => ({ count, amount });

export const equation = (fields: Partial<Equation> = {}): Equation => ({
  integrationId: 'lindner',
  name: 'Lindner Shop',
  mode: 'live',
  byCurrency: [
    {
      currency: 'EUR',
      store: sum(141, '9614.30'),
      equal: sum(136, '9271.85'),
      onTheWay: sum(2, '96.70'),
      waiting: sum(3, '245.75'),
      leftOut: sum(0),
      navAmount: '9271.85',
      addsUp: true,
    },
  ],
  beingRead: 0,
  ...fields,
});

export const connection = (fields: Partial<ConnectionView> = {}): ConnectionView => ({
  id: 'nav',
  kind: 'nav',
  name: 'Lindner NAV',
  address: 'http://nav01:7048/NAV/api/v2.0',
  state: 'fine',
  message: '',
  whatToDo: '',
  lastPingAt: '2026-11-20T13:30:00Z',
  milliseconds: 48,
  ladder: [],
  certificate: null,
  writeRights: 'notYetProven',
  deliveryUrl: null,
  receiverPath: null,
  ...fields,
});

const climbed: readonly RungView[] = [
  { name: 'name', result: 'fine', detail: 'nav01 is 10.0.0.7.', whatToDo: '', milliseconds: 2 },
  { name: 'port', result: 'fine', detail: 'Port 7048 is open.', whatToDo: '', milliseconds: 4 },
  { name: 'tls', result: 'fine', detail: '', whatToDo: '', milliseconds: 11 },
  { name: 'http', result: 'fine', detail: '', whatToDo: '', milliseconds: 20 },
  { name: 'signIn', result: 'fine', detail: 'Signed in as CONNECTOR.', whatToDo: '', milliseconds: 31 },
];

/** The steps of a ping, from the lowest up; those after one that broke were not tried. */
export const ladder = (change: Partial<RungView> & { readonly name?: string } = {}): RungView[] => {
  const at = climbed.findIndex(({ name }) => name === change.name);
  return climbed.map((rung, index) => {
    if (index === at) return { ...rung, ...change };
    const isAbove = change.result === 'failed' && index > at;
    return isAbove ? { ...rung, result: 'notTried', detail: '', milliseconds: null } : rung;
  });
};

export const certificate = (fields: Partial<CertificateView> = {}): CertificateView => ({
  subject: 'CN=nav01',
  issuer: 'CN=nav01',
  names: ['nav01', 'nav01.lindner.example'],
  validFrom: '2025-03-01T00:00:00Z',
  validTo: '2028-03-01T00:00:00Z',
  fingerprint: '4f2c' + '0a1b2c3d4e5f6789'.repeat(3) + '0a1b2c3d4e5f',
  isPinned: false,
  ...fields,
});

const capability = (name: string, surface: CapabilityView['surface'], source: string, remedy = ''): CapabilityView => ({
  name,
  surface,
  source,
  remedy,
});

export const navDetails = (fields: Partial<NavDetails> = {}): NavDetails => ({
  version: 'Dynamics NAV 2018 (11.0.48679.0)',
  surfaces: ['api', 'pages'],
  company: 'Lindner Kaffee GmbH',
  companies: ['CRONUS AG', 'Lindner Kaffee GmbH'],
  stillToDo: [],
  capabilities: [
    capability('customers', 'api', 'customers'),
    capability('stockByLocation', 'pages', 'ItemLedgerEntries'),
    capability('priceLists', null, '', 'Publish page 7002 as SalesPrices.'),
  ],
  ...fields,
});

export const readinessLine = (fields: Partial<ReadinessLine> = {}): ReadinessLine => ({
  code: 'sample',
  result: 'ready',
  text: 'Sales orders have a number series.',
  whatToDo: '',
  params: {},
  ...fields,
});

const hours = Array.from({ length: 24 }, (_, index) => ({
  hour: new Date(Date.UTC(2026, 10, 19, 14) + index * 3_600_000).toISOString(),
  equal: index,
  onTheWay: 0,
  waiting: index === 3 ? 1 : 0,
  leftOut: 0,
}));

export const overview = (fields: Partial<Overview> = {}): Overview => ({
  since: '2026-11-20T00:00:00Z',
  equations: [equation()],
  waiting: [{ causeGroup: 'sku-unknown:ESP-1KG-BIO', cause: skuUnknown, count: 3 }],
  waitingCount: 3,
  connections: [connection()],
  queue: { waiting: 2, running: 0, oldestAt: '2026-11-20T13:31:28Z' },
  hours,
  ...fields,
});

/** Each way worked a few minutes after the one before; orders were never compared. */
export const flowsOf = (fields: Partial<FlowsView> = {}): FlowsView => ({
  integrationId: 'lindner',
  name: 'Lindner Shop',
  flows: flowNames.map((flow, index) => ({
    flow,
    at: flow === 'compared' ? null : new Date(Date.UTC(2026, 10, 20, 13, 31 - 4 * index)).toISOString(),
  })),
  ...fields,
});

/** Four hours of pings; those of the list got no answer. */
export const pingSamples = (failed: readonly number[] = []): PingSample[] =>
  Array.from({ length: 48 }, (_, index) => ({
    at: new Date(Date.UTC(2026, 10, 20, 9, 32) + index * 5 * 60_000).toISOString(),
    ok: !failed.includes(index),
    milliseconds: 40 + ((index * 37) % 23) + (index % 17 === 0 ? 90 : 0),
  }));

export const attentionGroup = (fields: Partial<AttentionGroup> = {}): AttentionGroup => ({
  causeGroup: 'sku-unknown:ESP-1KG-BIO',
  cause: skuUnknown,
  count: 7,
  amounts: [{ amount: '512.30', currency: 'EUR' }],
  oldestAt: '2026-11-19T08:00:00Z',
  orders: [parkedRow()],
  ...fields,
});

export const run = (fields: Partial<RunView> = {}): RunView => ({
  id: 7,
  kind: 'replay',
  state: 'running',
  total: 6,
  done: 0,
  skipped: 0,
  failed: 0,
  ...fields,
});

export const auditRow = (fields: Partial<AuditRow> = {}): AuditRow => ({
  seq: 1204,
  at: '2026-11-20T12:58:07Z',
  kind: 'document.written',
  actor: 'person:k.schmitt',
  integrationId: 'lindner',
  orderNo: 'LIN-48213',
  documentNo: 'VA-26-11871',
  status: 'fine',
  cause: null,
  ...fields,
});

export const orderDetail = (fields: Partial<OrderDetail> = {}): OrderDetail => ({
  row: orderRow(),
  currency: 'EUR',
  email: 'hannah.vogt@mail.example',
  mayUndo: false,
  timelineGap: null,
  timeline: [
    { at: '2026-11-20T12:58:02Z', kind: 'placed', mark: 'fine', text: 'Placed', params: {}, auditSeq: null },
    {
      at: '2026-11-20T12:58:07Z',
      kind: 'document.written',
      mark: 'fine',
      text: 'Written to NAV. 5 requests',
      params: { documentNo: 'VA-26-11871' },
      auditSeq: 12,
    },
  ],
  plan: [
    {
      group: 'header',
      field: 'externalDocumentNumber',
      written: 'LIN-48213',
      comesFrom: 'prefix "LIN-" and order number',
      navHas: 'LIN-48213',
      mark: 'equal',
      hasStory: true,
    },
    {
      group: '1',
      field: 'quantity',
      written: '2',
      comesFrom: 'quantity in the store',
      navHas: '2',
      mark: 'equal',
      hasStory: false,
    },
  ],
  totals: [
    { percent: '19', storeNet: '54.08', storeTax: '10.27', navNet: '54.08', navTax: '10.28', difference: '0.01' },
  ],
  totalsComparison: { storeTotal: '64.35', navTotal: '64.35', equal: true },
  exchanges: [
    {
      at: '2026-11-20T12:58:05Z',
      system: 'Lindner Shop',
      summary: 'read order 48213',
      method: 'GET',
      url: 'https://shop.example/wp-json/wc/v3/orders/48213',
      status: 200,
      milliseconds: 212,
      failure: null,
      seq: 1203,
      hasContents: true,
    },
  ],
  receivedSeq: 1201,
  ...fields,
});

export const integration = (fields: Partial<IntegrationView> = {}): IntegrationView => ({
  id: 'lindner',
  name: 'Lindner',
  storeName: 'Lindner Shop',
  navName: 'Lindner NAV',
  company: 'Lindner Kaffee GmbH',
  mode: 'shadow',
  startAt: '2026-11-18T08:00:00Z',
  prefix: 'LIN-',
  shadowed: 12,
  ...fields,
});

export const mappingRow = (fields: Partial<MappingRow> = {}): MappingRow => ({
  kind: 'sku',
  from: 'ESP-1KG-BIO',
  to: 'item',
  no: '1000',
  variant: '',
  unit: '',
  factor: '1',
  by: 'person:k.schmitt',
  at: '2026-11-20T12:58:07Z',
  ...fields,
});

export const unmatched = (fields: Partial<UnmatchedRow> = {}): UnmatchedRow => ({
  kind: 'sku',
  from: 'ESP-1KG-BIO',
  name: 'Espresso 1 kg',
  orders: 7,
  causeGroups: ['sku-unknown:ESP-1KG-BIO'],
  ...fields,
});

export const alarm = (fields: Partial<AlarmView> = {}): AlarmView => ({
  id: 3,
  kind: 'nav-set-back',
  scope: 'connection/nav',
  scopeName: 'Lindner NAV',
  message: 'NAV was set back to about 3 May 14:10.',
  whatToDo: 'Ask who restored it, then bring back what is missing.',
  params: { since: '2026-05-03T12:10:00Z', lastEntry: '4100', readEntry: '5200', documents: '37' },
  stopsWrites: true,
  raisedAt: '2026-11-20T13:02:08Z',
  answers: ['recover', 'accept'],
  datedAnswers: [],
  ...fields,
});
