import * as z from 'zod';
import type { NavSubscription, NavSubscriptionWish } from '../nav.ts';
import { quoted } from '../odata.ts';
import { etag, text } from '../shapes.ts';
import type { ApiAccess } from './access.ts';
import { isGone } from './documents.ts';
import { written } from './written.ts';

/*
 * Subscriptions lie beside the companies and have text for a key. While one is made or renewed the server calls the
 * address, so that nothing that answers there may wait for such a call.
 * https://learn.microsoft.com/dynamics365/business-central/dev-itpro/api-reference/v2.0/dynamics-subscriptions
 */

const SET = 'subscriptions';

const row = z.object({
  '@odata.etag': etag,
  subscriptionId: text,
  notificationUrl: text,
  resource: text,
  expirationDateTime: text,
});

export async function readSubscriptions(access: ApiAccess): Promise<readonly NavSubscription[]> {
  const rows = await access.client.all({ path: SET, summary: 'list the subscriptions' }, row);
  return rows.map((one) => toSubscription(access, one));
}

export async function createSubscription(access: ApiAccess, wish: NavSubscriptionWish): Promise<NavSubscription> {
  const made = await written(
    access,
    {
      method: 'POST',
      path: SET,
      body: bodyOf(access, wish),
      summary: `subscribe to ${wish.topic}`,
      effect: 'housekeeping',
    },
    row,
  );
  return toSubscription(access, made);
}

export async function renewSubscription(
  access: ApiAccess,
  found: NavSubscription,
  wish: NavSubscriptionWish,
): Promise<NavSubscription> {
  const renewed = await written(
    access,
    {
      method: 'PATCH',
      path: pathOf(found.id),
      body: bodyOf(access, wish),
      ifMatch: found.etag,
      summary: `renew the subscription to ${wish.topic}`,
      effect: 'housekeeping',
    },
    row,
  );
  return toSubscription(access, renewed);
}

export async function deleteSubscription({ client }: ApiAccess, id: string): Promise<void> {
  try {
    await client.delete({ path: pathOf(id), ifMatch: '*', summary: 'remove a subscription', effect: 'housekeeping' });
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

/** The key is text, and stands in quotes where others are GUIDs without. */
function pathOf(id: string): string {
  return `${SET}(${encodeURIComponent(quoted(id))})`;
}

function bodyOf({ root }: ApiAccess, { topic, notificationUrl, clientState }: NavSubscriptionWish) {
  return { notificationUrl, resource: `/api/v2.0/${root}/${topic}`, clientState };
}

function toSubscription({ root }: ApiAccess, found: z.infer<typeof row>): NavSubscription {
  const [, company = '', topic = null] = /(companies\([^)]*\))\/(\w+)\/?$/i.exec(found.resource) ?? [];
  return {
    id: found.subscriptionId,
    etag: found['@odata.etag'],
    resource: found.resource,
    topic: company.toLowerCase() === root.toLowerCase() ? topic : null,
    notificationUrl: found.notificationUrl,
    expiresAt: found.expirationDateTime,
  };
}
