import type { Origin } from '../../base/origin.ts';
import { ConnectorError } from '../../base/errors.ts';
import type { Door } from '../../http/door.ts';
import { createWooClient } from './client.ts';

export interface WriteRightOptions {
  readonly connectionId: string;
  readonly homeUrl: string;
  readonly door: Door;
  readonly origin: Origin;
}

/**
 * Whether the key may write, asked by a change of the product 0, which there is not: WooCommerce looks at the key first,
 * and at the product only then. Nothing is changed. null: it may.
 *
 * @throws ConnectorError when no answer came
 */
export async function missingWriteRight(options: WriteRightOptions): Promise<ConnectorError | null> {
  const { connectionId: system, origin } = options;
  const { response } = await createWooClient(options).send({
    method: 'PUT',
    path: 'wc/v3/products/0',
    body: {},
    // It is no write: there is nothing under this id.
    effect: 'housekeeping',
    origin,
    subject: 'its right to write',
    summary: 'ask whether the key may write',
  });
  if (response.status !== 401 && response.status !== 403) return null;
  return new ConnectorError({
    kind: 'permission',
    code: 'key-reads-only',
    message: 'This key may read but not write.',
    whatToDo: 'In WooCommerce > Settings > Advanced > REST API give it Read/Write.',
    system,
    status: response.status,
  });
}
