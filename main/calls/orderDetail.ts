import type { Audit, Entry } from '../audit/audit.ts';
import type { ExchangeView, OrderDetail } from '../contract/views.ts';
import type { OrderPlan } from '../flows/orders/orderPlan.ts';
import type { NavDocument } from '../nav/nav.ts';
import { isEqual } from '../base/money.ts';
import type { OrderRows, OrderTableRow } from '../flows/orders/bookRows.ts';
import { toOrderRow } from './orderRows.ts';
import { planRows } from './planRows.ts';
import { ratesOf } from './rates.ts';
import { timelineOf } from './timeline.ts';

/** What is kept of an order besides its row: the plan that was written, and the document as it was last read. */
export interface PlansAndDocuments {
  plan(integrationId: string, orderKey: string): OrderPlan | null;
  document(integrationId: string, orderKey: string): NavDocument | null;
}

const MOST_ENTRIES = 200;

export function orderDetailOf(row: OrderTableRow, rows: OrderRows, audit: Audit, kept: PlansAndDocuments): OrderDetail {
  const person = rows.person(row);
  const entries = audit.entries({
    integrationId: row.integration_id,
    orderKey: row.store_key,
    limit: MOST_ENTRIES,
    oldestFirst: true,
  });
  const plan = kept.plan(row.integration_id, row.store_key);
  const document = row.document_no === null ? null : kept.document(row.integration_id, row.store_key);
  return {
    row: toOrderRow(row, person),
    currency: row.currency,
    email: person.email,
    timeline: timelineOf(row, entries, (seq) => audit.bodies(seq)),
    plan: plan ? planRows(plan, document) : [],
    totals: plan ? ratesOf(plan.totals, document) : [],
    totalsComparison: {
      storeTotal: row.total,
      navTotal: row.nav_total,
      equal: row.nav_total === null ? null : isEqual(row.total, row.nav_total),
    },
    exchanges: entries.filter((entry) => entry.kind === 'exchange').map((entry) => exchangeOf(entry, audit)),
    received: receivedOf(entries, audit),
  };
}

function exchangeOf(entry: Entry, audit: Audit): ExchangeView {
  const bodies = audit.bodies(entry.seq);
  const facts = bodies['exchange'] === undefined ? {} : (JSON.parse(bodies['exchange']) as Partial<ExchangeView>);
  return {
    at: facts.at ?? entry.at,
    system: facts.system ?? '',
    summary: facts.summary ?? '',
    method: facts.method ?? '',
    url: facts.url ?? '',
    status: facts.status ?? null,
    milliseconds: facts.milliseconds ?? 0,
    request: bodies['request'] || null,
    response: bodies['response'] || null,
    failure: facts.failure ?? null,
  };
}

/** The order as it was read for the newest plan that still has its body. */
function receivedOf(entries: readonly Entry[], audit: Audit): string | null {
  const planned = entries.filter((entry) => entry.kind === 'order.planned').at(-1);
  return planned ? (audit.bodies(planned.seq)['order'] ?? null) : null;
}
