import type { Origin } from '../../base/origin.ts';
import { clockOf } from '../answers.ts';
import type { StoreHeartbeat, StoreHeartbeats, StoreSession } from '../store.ts';
import type { WooClient } from './client.ts';
import { wooCode, readShape } from './errors.ts';
import { hasMorePages } from './paging.ts';
import { wooWebhook, wooWebhooks } from './shapes.ts';
import { webhookSecretSlot } from './signature.ts';
import { readWebhooks } from './webhookList.ts';

/*
 * A heartbeat is a webhook that is paused: the one thing that a key may keep at the shop and that no shopper, no order
 * and no mail ever sees. A new webhook is always active, and tries its address at once. So its address is a name that is
 * reserved never to be found (RFC 2606), where WordPress refuses to send, and its topic is the one that WooCommerce
 * takes and nothing ever fires: nothing leaves the shop even before it is paused.
 */

const PREFIX = 'ml-connector heartbeat ';
const NOWHERE = 'https://heartbeat.invalid/';
const NEVER = 'customer.restored';

/** Whether a webhook of this name is one of ours or of another connector's, and no subscription. */
export function isHeartbeat(name: string): boolean {
  return name.startsWith(PREFIX);
}

export function createWooHeartbeats(
  client: WooClient,
  origin: Origin,
): Pick<StoreSession, 'heartbeats' | 'beat' | 'endHeartbeat'> {
  return {
    heartbeats: () => readHeartbeats(client, origin),
    async beat(id, text) {
      const name = `${PREFIX}${text}`;
      await save(client, origin, id ?? (await create(client, origin, name)), name);
    },
    endHeartbeat: (id) => remove(client, origin, id),
  };
}

async function readHeartbeats(client: WooClient, origin: Origin): Promise<StoreHeartbeats> {
  const beats: StoreHeartbeat[] = [];
  let at: number | null = null;
  for (let page = 1, more = true; more; page += 1) {
    // oxlint-disable-next-line no-await-in-loop
    const answer = await readWebhooks(client, origin, page, {
      subject: 'the heartbeats of connectors',
      purpose: 'look for heartbeats of other installations',
    });
    const rows = readShape(wooWebhooks, answer.body, answer.about);
    beats.push(...rows.filter(({ name }) => isHeartbeat(name)).map(toHeartbeat));
    at ??= clockOf(answer.headers);
    more = hasMorePages(answer, page, rows.length);
  }
  return { at, beats };
}

function toHeartbeat({ id, name }: { readonly id: string; readonly name: string }): StoreHeartbeat {
  return { id, text: name.slice(PREFIX.length) };
}

/** Sent twice it leaves a second one, which the next beat removes. */
async function create(client: WooClient, origin: Origin, name: string): Promise<string> {
  const answer = await client.call({
    method: 'POST',
    path: 'wc/v3/webhooks',
    body: { name, topic: NEVER, delivery_url: NOWHERE, secret: webhookSecretSlot },
    effect: 'housekeeping',
    origin,
    subject: 'a heartbeat',
    summary: 'leave a heartbeat for other installations to see',
    once: true,
  });
  return readShape(wooWebhook, answer.body, answer.about).id;
}

/** Pauses it too: a status in the body that makes a webhook is ignored. */
async function save(client: WooClient, origin: Origin, id: string, name: string): Promise<void> {
  await client.call({
    method: 'PUT',
    path: `wc/v3/webhooks/${encodeURIComponent(id)}`,
    body: { name, status: 'paused' },
    effect: 'housekeeping',
    origin,
    subject: 'a heartbeat',
    summary: 'renew a heartbeat for other installations to see',
  });
}

async function remove(client: WooClient, origin: Origin, id: string): Promise<void> {
  const { response, about } = await client.send({
    method: 'DELETE',
    path: `wc/v3/webhooks/${encodeURIComponent(id)}`,
    query: [['force', 'true']],
    effect: 'housekeeping',
    origin,
    subject: 'a heartbeat',
    summary: 'remove a heartbeat',
  });
  if (response.status === 404 && wooCode(response) === 'woocommerce_rest_shop_webhook_invalid_id') return;
  client.read(response, about);
}
