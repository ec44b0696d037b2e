import type { Calls } from '../contract/calls.ts';
import { type flowCalls, type FlowName, flowNames, type PingSample } from '../contract/flowCalls.ts';
import type { Settings } from '../contract/settings.ts';
import type { Database } from '../db/database.ts';
import type { OrderRows } from '../flows/orders/bookRows.ts';
import type { Deliveries } from '../inbox/deliveries.ts';
import { createSweeps } from '../inbox/sweeps.ts';
import type { Watermarks } from '../inbox/watermarks.ts';

export interface FlowCallsOptions {
  readonly db: Database;
  readonly rows: Pick<OrderRows, 'lastWrittenAt'>;
  readonly deliveries: Pick<Deliveries, 'lastFrom'>;
  readonly watermarks: Pick<Watermarks, 'lastMovedAt'>;
  readonly settings: () => Pick<Settings, 'integrations' | 'connections'>;
}

type Integration = Settings['integrations'][number];

const MOST_SAMPLES = 48;

/** When each way last worked, and how the pings went: for the overview, from what is kept anyway. */
export function createFlowCalls(options: FlowCallsOptions): Pick<Calls, keyof typeof flowCalls> {
  const { db, settings } = options;
  const sweeps = createSweeps(db);
  const madeCustomer = db
    .prepare<[string], string>(
      'SELECT created_at FROM created_customers WHERE integration_id = ? ORDER BY id DESC LIMIT 1',
    )
    .pluck();
  const samples = db.prepare<[string, number], { at: string; ok: number; ms: number }>(
    'SELECT at, ok, ms FROM samples WHERE connection_id = ? ORDER BY at DESC LIMIT ?',
  );

  const lastOf: Readonly<Record<FlowName, (integration: Integration) => string | null>> = {
    called: ({ store }) => options.deliveries.lastFrom(store),
    looked: ({ id }) => options.watermarks.lastMovedAt(id),
    written: ({ store }) => options.rows.lastWrittenAt(store),
    customers: ({ id }) => madeCustomer.get(id) ?? null,
    followed: ({ nav }) => options.watermarks.lastMovedAt(`nav/${nav}`),
    compared: ({ id }) => sweeps.find(id)?.endedAt ?? null,
  };

  function samplesOf(connectionId: string): PingSample[] {
    const rows = samples.all(connectionId, MOST_SAMPLES).toReversed();
    return rows.map(({ at, ok, ms }) => ({ at, ok: ok === 1, milliseconds: ms }));
  }

  return {
    'overview.flows': async () => ({
      integrations: settings().integrations.map((integration) => ({
        integrationId: integration.id,
        name: integration.name || integration.id,
        flows: flowNames.map((flow) => ({ flow, at: lastOf[flow](integration) })),
      })),
    }),
    'connections.samples': async () => ({
      connections: settings().connections.map(({ id }) => ({ id, samples: samplesOf(id) })),
    }),
  };
}
