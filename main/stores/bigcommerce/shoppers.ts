import * as z from 'zod';
import { toConnectorError } from '../../base/errors.ts';
import type { Origin } from '../../base/origin.ts';
import type { StoreSoldThrough } from '../store.ts';
import type { BigCall, BigClient } from './client.ts';

/*
 * What an order itself does not say of who bought and where: the customer's group, and what kind of channel sold it.
 */

const customers = z.object({ data: z.array(z.object({ customer_group_id: z.nullish(z.number()) })) });
const group = z.object({ name: z.string() });

/** The name of the customer's group, which V2 alone tells; none for a customer without a group, and for one who is gone. */
export async function readCustomerGroups(
  client: BigClient,
  origin: Origin,
  customerKey: string,
): Promise<readonly string[]> {
  const call = asked(origin, 'v3/customers', `customer account ${customerKey}`);
  const { data } = await client.read(customers, { ...call, query: [['id:in', customerKey]] });
  const id = data[0]?.customer_group_id ?? 0;
  if (id === 0) return [];
  const { name } = await client.read(group, asked(origin, `v2/customer_groups/${id}`, `customer group ${id}`));
  return [name];
}

const channel = z.object({ data: z.object({ name: z.string(), type: z.string() }) });
const KINDS: Readonly<Record<string, StoreSoldThrough['kind']>> = { pos: 'pos', marketplace: 'marketplace' };
/** The store's own storefront: nobody has to be asked about it. */
const DEFAULT_CHANNEL = '1';

/** Tills and marketplaces among a store's channels. What a channel is never changes, so that each is asked for once. */
export interface BigChannels {
  /** null for a storefront, and where the token may not read channels. */
  soldThrough(client: BigClient, origin: Origin, channelId: string): Promise<StoreSoldThrough | null>;
}

export function createBigChannels(): BigChannels {
  const known = new Map<string, StoreSoldThrough | null>([[DEFAULT_CHANNEL, null]]);
  return {
    async soldThrough(client, origin, channelId) {
      const found = known.get(channelId);
      if (found !== undefined) return found;
      const read = await readChannel(client, origin, channelId);
      known.set(channelId, read);
      return read;
    },
  };
}

async function readChannel(client: BigClient, origin: Origin, channelId: string): Promise<StoreSoldThrough | null> {
  try {
    const { data } = await client.read(channel, asked(origin, `v3/channels/${channelId}`, `channel ${channelId}`));
    const kind = KINDS[data.type];
    return kind === undefined ? null : { kind, name: data.name };
  } catch (cause) {
    // A right of its own, without which the order's own word for its source decides.
    const { kind } = toConnectorError(cause);
    if (kind === 'permission' || kind === 'notFound') return null;
    throw cause;
  }
}

function asked(origin: Origin, path: string, subject: string): BigCall {
  return { method: 'GET', path, effect: 'read', origin, subject, summary: `read ${subject}` };
}
