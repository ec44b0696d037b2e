import type { Audit, Entry } from '../audit/audit.ts';
import type { ExchangeView, OrderDetail } from '../contract/views.ts';
import type { OrderPlan } from '../flows/orders/orderPlan.ts';
import type { NavDocument } from '../nav/nav.ts';
import { isEqual } from '../base/money.ts';
import type { OrderRows, OrderTableRow } from '../flows/orders/bookRows.ts';
import { lastReceived } from '../flows/orders/received.ts';
import { toOrderRow } from './orderRows.ts';
import { planRows } from './planRows.ts';
import { ratesOf } from './rates.ts';
import { entriesOf, placedOf, stepsOf } from './timeline.ts';

/** What is kept of an order besides its row: the plan that was written, and the document as it was last read. */
export interface PlansAndDocuments {
  plan(integrationId: string, orderKey: string): OrderPlan | null;
  document(integrationId: string, orderKey: string): NavDocument | null;
}

export function orderDetailOf(row: OrderTableRow, rows: OrderRows, audit: Audit, kept: PlansAndDocuments): OrderDetail {
  const person = rows.person(row);
  const { integration_id: integrationId, store_key: orderKey } = row;
  const { entries, gap } = entriesOf(audit, { integrationId, orderKey });
  const plan = kept.plan(integrationId, orderKey);
  const document = documentOf(row, kept);
  return {
    row: toOrderRow(row, person),
    currency: row.currency,
    email: person.email,
    timeline: [placedOf(row), ...stepsOf(entries, audit)],
    timelineGap: gap,
    plan: plan ? planRows(plan, document) : [],
    totals: plan ? ratesOf(plan.totals, document) : [],
    totalsComparison: {
      storeTotal: row.total,
      navTotal: row.nav_total,
      equal: row.nav_total === null ? null : row.nav_currency === row.currency && isEqual(row.total, row.nav_total),
    },
    exchanges: entries.filter((entry) => entry.kind === 'exchange').map((entry) => exchangeOf(entry, audit)),
    mayUndo: row.term === 'equal' && document?.state === 'open',
    receivedSeq: lastReceived(audit, integrationId, orderKey)?.seq ?? null,
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
    failure: facts.failure ?? null,
    seq: entry.seq,
    hasContents: (bodies['request'] ?? '') !== '' || (bodies['response'] ?? '') !== '',
  };
}

/** As it was last read, if it is still the one that stands in the book. */
function documentOf(row: OrderTableRow, kept: PlansAndDocuments): NavDocument | null {
  const document = kept.document(row.integration_id, row.store_key);
  return document?.no === row.document_no ? document : null;
}
