import * as z from 'zod';
import type { Origin } from '../../base/origin.ts';
import type { BigClient } from './client.ts';

/*
 * What is written back to an order: a metafield that only this account sees. Staff notes would replace what people wrote
 * there, and fire `store/order/updated`; a metafield is not documented to.
 */

const NAMESPACE = 'ml-connector';
const KEY = 'nav';
const MOST_LENGTH = 65_535;

const metafields = z.object({ data: z.array(z.object({ id: z.number(), key: z.string(), namespace: z.string() })) });

/** Leaves the text at the order; one that is there already is replaced. */
export async function addMarker(client: BigClient, origin: Origin, orderKey: string, text: string): Promise<void> {
  const path = `v3/orders/${encodeURIComponent(orderKey)}/metafields`;
  const subject = `a note at order ${orderKey}`;
  const about = { effect: 'business', origin, subject, summary: `leave a note at order ${orderKey}` } as const;
  const value = text.slice(0, MOST_LENGTH);
  const body = { permission_set: 'app_only', namespace: NAMESPACE, key: KEY, value };
  const sent = await client.send({ ...about, method: 'POST', path, body });
  if (sent.response.status !== 409) {
    client.answer(sent.response, sent.about);
    return;
  }
  // It is there from an earlier document, or from an answer that was lost.
  const { data } = await client.read(metafields, {
    ...about,
    effect: 'read',
    method: 'GET',
    path,
    query: [
      ['namespace', NAMESPACE],
      ['key', KEY],
    ],
  });
  const id = data.find((one) => one.namespace === NAMESPACE && one.key === KEY)?.id;
  if (id === undefined) client.answer(sent.response, sent.about);
  else await client.call({ ...about, method: 'PUT', path: `${path}/${id}`, body });
}
