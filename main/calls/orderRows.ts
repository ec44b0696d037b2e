import type { Cause, OrderRow } from '../contract/views.ts';
import type { OrderTableRow, Person } from '../flows/orders/bookRows.ts';

export function toOrderRow(row: OrderTableRow, person: Person): OrderRow {
  return {
    integrationId: row.integration_id,
    orderKey: row.store_key,
    orderNo: row.order_no,
    placedAt: row.placed_at,
    customer: person.name,
    storeTotal: { amount: row.total, currency: row.currency },
    term: row.term,
    state: row.state,
    cause: row.cause === null ? null : (JSON.parse(row.cause) as Cause),
    navTotal: row.nav_total === null ? null : { amount: row.nav_total, currency: row.nav_currency ?? row.currency },
    documentNo: row.document_no,
    updatedAt: row.updated_at,
    jobId: row.parked_job,
  };
}
