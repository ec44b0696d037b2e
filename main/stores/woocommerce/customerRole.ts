import * as z from 'zod';
import type { Origin } from '../../base/origin.ts';
import type { WooClient } from './client.ts';
import { readShape } from './errors.ts';

const account = z.object({ role: z.string() });

/** The role of a registered customer, which plugins for wholesale and memberships use as group; none when the account is gone. */
export async function readCustomerRole(client: WooClient, origin: Origin, customerKey: string): Promise<string[]> {
  const subject = `customer ${customerKey}`;
  const { response, about } = await client.send({
    method: 'GET',
    path: `wc/v3/customers/${encodeURIComponent(customerKey)}`,
    query: [['_fields', 'role']],
    effect: 'read',
    origin,
    subject,
    summary: `read the role of ${subject}`,
  });
  if (response.status === 404) return [];
  const { role } = readShape(account, client.read(response, about).body, about);
  return role === '' ? [] : [role];
}
