import type { Database } from '../../db/database.ts';
import { readable, type Vault } from '../../vault/vault.ts';

/** A customer that we made in NAV. */
export interface CreatedCustomer {
  readonly id: number;
  readonly companyId: string;
  readonly customerNo: string;
  readonly integrationId: string;
  /** As it was made; "" for those made by a version that did not keep it. */
  readonly name: string;
  readonly createdAt: string;
  /** The order it was made for. */
  readonly orderKey: string;
  readonly orderNo: string;
  /** Instant and person; null while nobody has looked it over. */
  readonly verifiedAt: string | null;
  readonly verifiedBy: string | null;
}

export interface CreatedFilter {
  readonly integrationId?: string;
  readonly unverified: boolean;
  /** Rows older than this one. */
  readonly below?: number;
  readonly limit: number;
}

export interface OrderOfCreated {
  readonly integrationId: string;
  readonly orderKey: string;
}

/** Customers that we made, for a person to look over. Writing wants the transaction of what it belongs to. */
export interface CreatedCustomers {
  /** Made anew under the number of one that is gone: the new one is to be looked over. */
  add(customer: Omit<CreatedCustomer, 'id' | 'verifiedAt' | 'verifiedBy'>): void;
  has(companyId: string, customerNo: string): boolean;
  /** Made by us, and nobody has looked it over: where the integration wants it, its documents are not posted yet. */
  isHeld(companyId: string, customerNo: string): boolean;
  /** A document was written for it; kept only while it is held. */
  addOrder(companyId: string, customerNo: string, order: OrderOfCreated): void;
  /** Made since then. */
  since(companyId: string, createdSince: string): readonly CreatedCustomer[];
  /** It is not in NAV any more. */
  forget(companyId: string, customerNo: string): void;
  /** Those of an integration are known under another id of their company from now on. */
  moveCompany(from: string, to: string, integrationId: string): void;
  /** Newest first. */
  list(filter: CreatedFilter): readonly CreatedCustomer[];
  /** Up to 10,001. */
  count(filter: Pick<CreatedFilter, 'integrationId' | 'unverified'>): number;
  /** Those that were not verified yet, with the orders that were written for them. */
  verify(
    integrationId: string,
    customerNo: string,
    by: { readonly at: string; readonly actor: string },
  ): { readonly customers: readonly CreatedCustomer[]; readonly orders: readonly OrderOfCreated[] };
}

interface Row {
  id: number;
  company_id: string;
  customer_no: string;
  integration_id: string;
  created_at: string;
  order_key: string;
  order_no: string;
  sealed: Uint8Array | null;
  verified_at: string | null;
  verified_by: string | null;
}

const MOST_COUNTED = 10_001;

export function createCreatedCustomers(db: Database, vault: Vault): CreatedCustomers {
  const insert = db.prepare(
    `INSERT OR REPLACE INTO created_customers (company_id, customer_no, integration_id, created_at, order_key, order_no, sealed)
     VALUES (@companyId, @customerNo, @integrationId, @createdAt, @orderKey, @orderNo, @sealed)`,
  );
  const one = db.prepare<[string, string], Row>(
    'SELECT * FROM created_customers WHERE company_id = +? AND customer_no = +?',
  );
  const unverified = db.prepare<[string, string], Row>(
    'SELECT * FROM created_customers WHERE integration_id = ? AND customer_no = ? AND verified_at IS NULL',
  );
  const verified = db.prepare('UPDATE created_customers SET verified_at = @at, verified_by = @actor WHERE id = @id');
  const insertOrder = db.prepare('INSERT INTO created_customer_orders VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const takeOrders = db.prepare<[string, string], { integration_id: string; order_key: string }>(
    'DELETE FROM created_customer_orders WHERE company_id = ? AND customer_no = ? RETURNING integration_id, order_key',
  );
  const since = db.prepare<[string, string], Row>(
    'SELECT * FROM created_customers WHERE company_id = ? AND created_at >= ? ORDER BY id',
  );
  const forget = ['created_customers', 'created_customer_orders'].map((table) =>
    db.prepare(`DELETE FROM ${table} WHERE company_id = ? AND customer_no = ?`),
  );
  const move = ['created_customers', 'created_customer_orders'].map((table) =>
    db.prepare(`UPDATE ${table} SET company_id = ? WHERE company_id = ? AND integration_id = ?`),
  );
  const toCustomer = (row: Row): CreatedCustomer => ({
    id: row.id,
    companyId: row.company_id,
    customerNo: row.customer_no,
    integrationId: row.integration_id,
    name: readable(vault.openText, row.sealed) ?? '',
    createdAt: row.created_at,
    orderKey: row.order_key,
    orderNo: row.order_no,
    verifiedAt: row.verified_at,
    verifiedBy: row.verified_by,
  });
  const customers: CreatedCustomers = {
    add: ({ name, ...plain }) => void insert.run({ ...plain, sealed: vault.sealText(name) }),
    has: (companyId, customerNo) => one.get(companyId, customerNo) !== undefined,
    isHeld: (companyId, customerNo) => one.get(companyId, customerNo)?.verified_at === null,
    addOrder(companyId, customerNo, { integrationId, orderKey }) {
      if (customers.isHeld(companyId, customerNo)) insertOrder.run(companyId, customerNo, integrationId, orderKey);
    },
    since: (companyId, createdSince) => since.all(companyId, createdSince).map(toCustomer),
    forget: (companyId, customerNo) => forget.forEach((statement) => statement.run(companyId, customerNo)),
    moveCompany: (from, to, integrationId) => move.forEach((statement) => statement.run(to, from, integrationId)),
    list(filter) {
      const { sql, values } = where(filter);
      const rows = db.prepare<unknown[], Row>(`SELECT * FROM created_customers ${sql} ORDER BY id DESC LIMIT @limit`);
      return rows.all({ ...values, limit: filter.limit }).map(toCustomer);
    },
    count(filter) {
      const { sql, values } = where(filter);
      const counted = `SELECT count(*) AS n FROM (SELECT 1 FROM created_customers ${sql} LIMIT ${MOST_COUNTED})`;
      return db.prepare<unknown[], { n: number }>(counted).get(values)?.n ?? 0;
    },
    verify(integrationId, customerNo, { at, actor }) {
      const rows = unverified.all(integrationId, customerNo);
      for (const { id } of rows) verified.run({ id, at, actor });
      const orders = rows.flatMap(({ company_id }) => takeOrders.all(company_id, customerNo));
      return {
        customers: rows.map((row) => ({ ...toCustomer(row), verifiedAt: at, verifiedBy: actor })),
        orders: orders.map((order) => ({ integrationId: order.integration_id, orderKey: order.order_key })),
      };
    },
  };
  return customers;
}

function where({ integrationId, unverified, below }: Omit<CreatedFilter, 'limit'>) {
  const parts = [
    ...(integrationId === undefined ? [] : ['integration_id = @integrationId']),
    ...(unverified ? ['verified_at IS NULL'] : []),
    ...(below === undefined ? [] : ['id < @below']),
  ];
  return { sql: parts.length === 0 ? '' : `WHERE ${parts.join(' AND ')}`, values: { integrationId, below } };
}
