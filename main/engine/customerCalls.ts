import { toInstant } from '../base/ports.ts';
import type { CallParts } from '../calls/createCalls.ts';
import { integrationUnknown } from '../calls/unknown.ts';
import type { CreatedCustomer as CreatedView } from '../contract/customerCalls.ts';
import type { IntegrationSettings } from '../contract/settings.ts';
import { transaction } from '../db/transaction.ts';
import type { CreatedCustomer } from '../flows/customers/createdCustomers.ts';
import { untieShoppers } from '../flows/customers/shopperLink.ts';
import type { OrderRecords } from '../flows/orders/context.ts';
import type { NewJob } from '../queue/jobs.ts';
import type { Assembly } from './connections.ts';
import { orderRing } from './integrations.ts';
import type { News } from './news.ts';

export interface CustomerCallsOptions {
  readonly records: OrderRecords;
  readonly assembly: () => Assembly;
  readonly news: News;
  readonly ring: (rings: readonly Omit<NewJob, 'runAt'>[]) => void;
}

/** Customers that we created in NAV, and the word of a person who has looked them over. */
export function createCustomerCalls({ records, assembly, news, ring }: CustomerCallsOptions): CallParts['customers'] {
  const { db, ports, audit, createdCustomers } = records;
  const settingsOf = (id: string) => assembly().settings.integrations.find((one) => one.id === id);

  /** Orders whose documents waited for it; what their jobs find is up to them. */
  function verify(integrationId: string, customerNo: string, actor: string) {
    const found = createdCustomers.verify(integrationId, customerNo, { at: toInstant(ports.now()), actor });
    for (const { orderKey, orderNo } of found.customers)
      audit.append({
        kind: 'customer.verified',
        actor,
        status: 'fine',
        integrationId,
        orderKey,
        orderNo,
        bodies: { params: JSON.stringify({ no: customerNo }) },
      });
    return found;
  }

  return {
    'customers.created': async ({ cursor, limit = 50, integrationId, unverified = true }) => {
      const below = readCursor(cursor);
      const found = createdCustomers.list({ integrationId, unverified, below, limit: limit + 1 });
      const shown = found.slice(0, limit);
      const last = shown.at(-1);
      const count = createdCustomers.count({ integrationId, unverified });
      return {
        rows: shown.map((row) => toView(row, settingsOf(row.integrationId))),
        next: found.length > limit && last ? String(last.id) : null,
        count: count > 10_000 ? '10,000+' : String(count),
      };
    },
    'customers.verify': async ({ integrationId, customerNos }, { name }) => {
      if (!settingsOf(integrationId)) throw integrationUnknown(integrationId);
      const actor = `person:${name}`;
      const { verified, rings } = transaction(db, () => {
        const found = [...new Set(customerNos)].map((no) => verify(integrationId, no, actor));
        const held = found.flatMap(({ orders }) => orders).flatMap((order) => heldRing(order, settingsOf));
        for (const one of held) records.jobs.add({ ...one, runAt: ports.now() });
        return { verified: found.flatMap(({ customers }) => customers).length, rings: held };
      });
      ring([]);
      news.changed('customers');
      return { verified, jobs: rings.length };
    },
    'customers.untie': async ({ integrationId, customerNo }, { name }) => {
      const [settings, integration] = [settingsOf(integrationId), assembly().integrations.get(integrationId)];
      if (!settings || !integration) throw integrationUnknown(integrationId);
      const no = customerNo.toUpperCase();
      const { companyId } = await integration.nav();
      const untied = transaction(db, () => {
        const count = untieShoppers(records, { companyId, storeId: settings.store }, no);
        const params = JSON.stringify({ no, count });
        if (count > 0)
          audit.append({
            kind: 'customer.untied',
            actor: `person:${name}`,
            status: 'fine',
            integrationId,
            bodies: { params },
          });
        return count;
      });
      news.changed('customers');
      return { untied };
    },
  };
}

/** The job of an order whose document was held; by nobody's hand, so that nothing is written anew for it. */
function heldRing(
  order: { readonly integrationId: string; readonly orderKey: string },
  settingsOf: (id: string) => IntegrationSettings | undefined,
): Omit<NewJob, 'runAt'>[] {
  const settings = settingsOf(order.integrationId);
  return settings && holds(settings) ? [orderRing(settings, order.orderKey, 'engine')] : [];
}

function holds({ posting, customers }: IntegrationSettings): boolean {
  return posting === 'automatic' && customers.holdPosting;
}

function toView(row: CreatedCustomer, settings: IntegrationSettings | undefined): CreatedView {
  return {
    integrationId: row.integrationId,
    customerNo: row.customerNo,
    name: row.name,
    createdAt: row.createdAt,
    orderKey: row.orderKey,
    orderNo: row.orderNo,
    verifiedAt: row.verifiedAt,
    verifiedBy: row.verifiedBy?.replace(/^person:/, '') ?? null,
    holdsPosting: row.verifiedAt === null && settings !== undefined && holds(settings),
  };
}

function readCursor(cursor: string | undefined): number | undefined {
  return cursor !== undefined && /^\d{1,15}$/.test(cursor) ? Number(cursor) : undefined;
}
