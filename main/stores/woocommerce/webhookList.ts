import type { Origin } from '../../base/origin.ts';
import type { WooAnswer, WooClient } from './client.ts';
import { PER_PAGE } from './paging.ts';

/** One page of the shop's webhooks by id, paused ones too: subscriptions and heartbeats stand in the same list. */
export function readWebhooks(
  client: WooClient,
  origin: Origin,
  page: number,
  { subject, purpose }: { readonly subject: string; readonly purpose: string },
): Promise<WooAnswer> {
  return client.call({
    method: 'GET',
    path: 'wc/v3/webhooks',
    query: [
      ['status', 'all'],
      ['orderby', 'id'],
      ['order', 'asc'],
      ['page', String(page)],
      ['per_page', String(PER_PAGE)],
      ['_fields', 'id,name,status,topic,delivery_url'],
    ],
    effect: 'read',
    origin,
    subject,
    summary: `${purpose}, page ${page}`,
  });
}
