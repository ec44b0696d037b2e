import type { DeliveryRow } from '../../../main/contract/deliveryCalls.ts';
import type { ScheduleView } from '../../../main/contract/scheduleCalls.ts';
import type { RunRow } from '../../../main/contract/queueCalls.ts';
import type { KeysView } from '../../../main/contract/keyCalls.ts';
import type { StorageView } from '../../../main/contract/storageCalls.ts';
import type { TreatmentProposal } from '../../../main/contract/ruleCalls.ts';
import type { CreatedCustomer } from '../../../main/contract/customerCalls.ts';
import type { OrderRow } from '../../../main/contract/views.ts';
import { orderRow, parkedRow, run, skuUnknown } from '../samples.ts';

/** What is as long as such things become: nothing of it may be cut off without a way to read it. */
export const longName = 'Rösterei & Feinkosthandel Lindner-Großmann, Zweigniederlassung Süddeutschland GmbH & Co. KG';

export const delivery = (fields: Partial<DeliveryRow> = {}): DeliveryRow => ({
  id: 31,
  receivedAt: '2026-11-20T13:30:00.000Z',
  lastAt: '2026-11-20T13:31:00.000Z',
  source: 'shop',
  sourceName: 'Lindner Shop',
  kind: 'webhook',
  topic: 'order.updated',
  recordKey: '48213',
  isAccount: false,
  order: { integrationId: 'lindner', orderKey: '48213', orderNo: 'LIN-48213' },
  verifiedBy: 'signature',
  repeats: 2,
  answer: 202,
  job: { id: 5, state: 'done' },
  hasBody: true,
  ...fields,
});

export const schedule = (fields: Partial<ScheduleView> = {}): ScheduleView => ({
  id: 'sweep',
  expression: '30 4 * * *',
  inForce: true,
  mayChange: true,
  next: '2026-11-21T04:30:00.000Z',
  lastBeganAt: '2026-11-20T04:30:00.000Z',
  lastMilliseconds: 42_000,
  lastResult: 'done',
  lastCause: null,
  ...fields,
});

export const timeTable: readonly ScheduleView[] = [
  schedule({ id: 'poll', expression: '*/15 * * * *', lastMilliseconds: 640, next: '2026-11-20T13:45:00.000Z' }),
  schedule({ id: 'pollWithoutAddress', expression: '* * * * *', inForce: false, next: null, lastResult: 'none', lastBeganAt: null, lastMilliseconds: null }),
  schedule({ id: 'align', expression: '*/5 * * * *', lastMilliseconds: 1_900 }),
  schedule({ id: 'beat', expression: '*/20 * * * * *', mayChange: false, lastMilliseconds: 12 }),
  schedule({ id: 'ping', expression: '*/5 * * * *', lastResult: 'going', lastMilliseconds: null }),
  schedule(),
  schedule({ id: 'keepHouse', expression: '10 2 * * *' }),
  schedule({ id: 'backUp', expression: '0 5 * * *', lastResult: 'failed', lastCause: 'backup-folder' }),
  schedule({ id: 'watchStorage', expression: '0 * * * *', lastMilliseconds: 3 }),
]; // prettier-ignore

export const runRow = (fields: Partial<RunRow> = {}): RunRow => ({
  ...run({ total: 40, done: 12 }),
  integrationId: null,
  actor: 'person:k.schmitt',
  beganAt: '2026-11-20T13:30:00.000Z',
  movedAt: '2026-11-20T13:31:00.000Z',
  mayCancel: true,
  ...fields,
});

export const keys = (fields: Partial<KeysView> = {}): KeysView => ({
  box: 'safeStorage',
  madeAt: '2026-11-01T08:00:00.000Z',
  old: [],
  destroyed: 0,
  needed: [],
  withoutPassword: [],
  signingKey: { id: 3, publicKey: 'MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=', madeAt: '2026-11-01T08:00:00.000Z' },
  recovery: { madeAt: '2026-11-01T08:00:00.000Z', confirmedAt: null, confirmedBy: null },
  run: null,
  ...fields,
}); // prettier-ignore

const backup = (day: number): StorageView['backups'][number] => ({
  name: `b${day}`,
  madeAt: `2026-11-${String(day).padStart(2, '0')}T04:00:00.000Z`,
  reason: day % 5 === 0 ? 'beforeUpgrade' : 'schedule',
  bytes: 1_400_000_000 - day * 1_000_000,
  version: '1.2.0',
});

export const storage = (fields: Partial<StorageView> = {}): StorageView => ({
  dataFolder: '/var/lib/ml-connector',
  databaseBytes: 1_430_000_000,
  freeBytes: 41_000_000_000,
  bytesPerDay: 4_000_000,
  daysLeft: 10_000,
  level: 'fine',
  backup: { at: '05:00', keep: 7 },
  backupFolder: '/var/lib/ml-connector/backups',
  isBackingUp: false,
  run: null,
  backups: [20, 19, 18].map(backup),
  canRestore: true,
  restored: null,
  ...fields,
});

export const manyBackups = Array.from({ length: 20 }, (_, index) => backup(20 - index));

export const createdCustomer = (fields: Partial<CreatedCustomer> = {}): CreatedCustomer => ({
  integrationId: 'lindner',
  customerNo: 'D10021',
  name: 'Hannah Vogt',
  createdAt: '2026-11-20T12:58:06Z',
  orderKey: '48213',
  orderNo: 'LIN-48213',
  verifiedAt: null,
  verifiedBy: null,
  holdsPosting: true,
  ...fields,
});

export const treatments: readonly TreatmentProposal[] = [
  {
    case: 'domestic',
    country: 'DE',
    treatment: { name: '', countries: ['DE'], keepsItemTaxCodes: false },
    names: 'modelCustomer',
    reasons: [
      { code: 'company-country', params: { country: 'DE' } },
      { code: 'group-rates', params: { group: 'DOMESTIC', rates: '19|7' } },
    ],
    questions: [],
    customers: [],
  },
  {
    case: 'ownRates',
    country: 'FR',
    treatment: {
      name: '',
      countries: ['FR'],
      storeTax: 'charged',
      taxes: [
        { percent: '20', taxCode: 'VAT19' },
        { percent: '5.5', taxCode: '' },
      ],
      keepsItemTaxCodes: false,
    },
    names: 'modelCustomer',
    reasons: [{ code: 'group-rates', params: { group: 'OSS-FR', rates: '20|5.5' } }],
    questions: [
      { code: 'several-codes', params: { percent: '5.5', codes: 'VAT7, FOOD' } },
      { code: 'several-customers', params: { group: 'OSS-FR' } },
    ],
    customers: [{ no: 'WEB-FR', name: 'Web France', country: 'FR', group: 'OSS-FR' }],
  },
  {
    case: 'export',
    country: '',
    treatment: {
      name: '',
      exceptCountries: ['AT', 'DE', 'FR'],
      storeTax: 'zero',
      keepsItemTaxCodes: false,
      customer: 'WEB-X',
    },
    names: 'customer',
    reasons: [{ code: 'group-zero', params: { group: 'EXPORT' } }],
    questions: [],
    customers: [],
  },
];

/** One order of every kind of end, in turns. */
const kinds: readonly Partial<OrderRow>[] = [
  {},
  { state: 'writing', term: 'onTheWay', navTotal: null, documentNo: null },
  { state: 'leftOut', term: 'leftOut', navTotal: null, documentNo: null, cause: { code: 'test-order', message: 'Test orders are left out.', whatToDo: '', params: {} } },
  parkedRow({ cause: skuUnknown }),
  { storeTotal: { amount: '12345678.90', currency: 'EUR' }, navTotal: { amount: '12345678.90', currency: 'EUR' }, customer: longName },
]; // prettier-ignore

export const orders = (count: number): readonly OrderRow[] =>
  Array.from({ length: count }, (_, index) =>
    orderRow({
      ...kinds[index % kinds.length],
      orderKey: String(48_219 - index),
      orderNo: `LIN-${48_219 - index}`,
      placedAt: new Date(Date.UTC(2026, 10, 20, 13, 31) - index * 7 * 60_000).toISOString(),
      updatedAt: new Date(Date.UTC(2026, 10, 20, 13, 32) - index * 6 * 60_000).toISOString(),
    }),
  );
