import type { Origin } from '../../base/origin.ts';
import type { StoreCustomer, StoreSession } from '../store.ts';
import type { WooClient } from './client.ts';
import { wooCode, readShape } from './errors.ts';
import { PER_PAGE } from './paging.ts';
import { wooCustomer, wooCustomerFields, wooCustomers } from './shapes.ts';

type WooAccounts = Required<Pick<StoreSession, 'customer' | 'customers'>>;

const CUSTOMERS = 'wc/v3/customers';
/** Since WooCommerce 10, and before. */
const GONE: ReadonlySet<string | null> = new Set(['wc_user_invalid_id', 'woocommerce_rest_invalid_id']);

/**
 * Accounts by their ids: WooCommerce lists none by their changes, and leaves out who is no plain customer unless every
 * role is asked for. https://woocommerce.github.io/woocommerce-rest-api-docs/#customers
 */
export function createWooAccounts(client: WooClient, origin: Origin): WooAccounts {
  return {
    async customer(key) {
      const subject = `customer ${key}`;
      const { response, about } = await client.send({
        method: 'GET',
        path: `${CUSTOMERS}/${encodeURIComponent(key)}`,
        query: [['_fields', wooCustomerFields]],
        effect: 'read',
        origin,
        subject,
        summary: `read the account of ${subject}`,
      });
      if (response.status === 404 && GONE.has(wooCode(response))) return null;
      return toCustomer(readShape(wooCustomer, client.read(response, about).body, about));
    },
    async customers(keys) {
      const answer = await client.call({
        method: 'GET',
        path: CUSTOMERS,
        query: [
          ['include', keys.join(',')],
          ['role', 'all'],
          ['per_page', String(PER_PAGE)],
          ['_fields', wooCustomerFields],
        ],
        effect: 'read',
        origin,
        subject: 'the list of customers',
        summary: `read ${keys.length} accounts of customers`,
      });
      return readShape(wooCustomers, answer.body, answer.about).map(toCustomer);
    },
  };
}

function toCustomer(row: { id: string; email: string; date_created_gmt: string | null }): StoreCustomer {
  return { key: row.id, email: row.email, registeredAt: row.date_created_gmt ?? '' };
}
