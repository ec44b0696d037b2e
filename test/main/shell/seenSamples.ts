import type { AlarmView } from '../../../main/contract/alarmCalls.ts';
import type { AttentionGroup, ConnectionView, Equation, OrderRow, Overview } from '../../../main/contract/views.ts';
import type { Seen } from '../../../main/shell/seen.ts';

const none = { count: 0, amount: '0.00' };

export const equationOf = (terms: Partial<Record<'equal' | 'onTheWay' | 'waiting', number>>): Equation => {
  const sum = (count = 0) => ({ count, amount: '0.00' });
  const total = Object.values(terms).reduce((all, count) => all + count, 0);
  return {
    integrationId: 'shop-nav',
    name: 'Shop',
    mode: 'live',
    byCurrency: [
      {
        currency: 'EUR',
        store: sum(total),
        equal: sum(terms.equal),
        onTheWay: sum(terms.onTheWay),
        waiting: sum(terms.waiting),
        leftOut: none,
        navAmount: '0.00',
        addsUp: true,
      },
    ],
    beingRead: 0,
  };
};

export const connection: ConnectionView = {
  id: 'nav',
  kind: 'nav',
  name: 'NAV 2018',
  address: '',
  state: 'fine',
  message: '',
  whatToDo: '',
  lastPingAt: null,
  milliseconds: null,
  ladder: [],
  certificate: null,
  writeRights: 'notYetProven',
  deliveryUrl: null,
  receiverPath: null,
};

export const overview: Overview = {
  since: '',
  equations: [equationOf({ equal: 2 })],
  waiting: [],
  waitingCount: 0,
  connections: [connection],
  queue: { waiting: 0, running: 0, oldestAt: null },
  hours: [],
};

export const skuUnknown = {
  code: 'sku-unknown',
  message: 'SKU **ESP-1KG-BIO** is not in NAV. It was looked for twice.',
  whatToDo: 'Map it.',
  params: { sku: 'ESP-1KG-BIO' },
};

export const row = (orderKey: string): OrderRow => ({
  integrationId: 'shop-nav',
  orderKey,
  orderNo: `#${orderKey}`,
  placedAt: '2026-11-20T08:00:00.000Z',
  customer: '',
  storeTotal: null,
  term: 'waiting',
  state: 'parked',
  cause: skuUnknown,
  navTotal: null,
  documentNo: null,
  updatedAt: '2026-11-20T08:00:00.000Z',
  jobId: 1,
});

export const group = (orders: readonly string[]): AttentionGroup => ({
  causeGroup: 'sku-unknown/ESP-1KG-BIO',
  cause: skuUnknown,
  count: orders.length,
  amounts: [],
  oldestAt: '2026-11-20T08:00:00.000Z',
  orders: orders.map(row),
});

export const alarm: AlarmView = {
  id: 7,
  kind: 'nav-set-back',
  scope: 'connection/nav',
  scopeName: 'NAV 2018',
  message: 'NAV was set back.',
  whatToDo: 'Look at it.',
  params: {},
  stopsWrites: true,
  raisedAt: '2026-11-20T08:00:00.000Z',
  answers: ['accept'],
  datedAnswers: [],
};

export const seen = (changes: Partial<Seen> = {}): Seen => ({
  overview,
  alarms: [],
  pauses: [],
  groups: [],
  failures: [],
  wishes: { failures: true },
  ...changes,
});

/** As many orders wait for the same cause. */
export const waiting = (...orders: readonly string[]): Seen =>
  seen({
    overview: {
      ...overview,
      equations: [equationOf({ equal: 2, waiting: orders.length })],
      waitingCount: orders.length,
    },
    groups: [group(orders)],
    failures: orders.map(row),
  });
