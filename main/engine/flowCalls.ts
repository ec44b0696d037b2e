import type { Calls } from '../contract/calls.ts';
import { type flowCalls, type FlowName, flowNames, type PingSample } from '../contract/flowCalls.ts';
import type { Settings } from '../contract/settings.ts';
import type { Database } from '../db/database.ts';
import type { Deliveries } from '../inbox/deliveries.ts';

export interface FlowCallsOptions {
  readonly db: Database;
  readonly deliveries: Pick<Deliveries, 'lastFrom'>;
  readonly settings: () => Pick<Settings, 'integrations' | 'connections'>;
}

type Integration = Settings['integrations'][number];

const MOST_SAMPLES = 48;

/** When each way last worked, and how the pings went: for the overview, from what is kept anyway. */
export function createFlowCalls({ db, deliveries, settings }: FlowCallsOptions): Pick<Calls, keyof typeof flowCalls> {
  const last = createLast(db);
  const samples = db.prepare<[string, number], { at: string; ok: number; ms: number }>(
    'SELECT at, ok, ms FROM samples WHERE connection_id = ? ORDER BY at DESC LIMIT ?',
  );

  function lastOf(flow: FlowName, { id, store, nav }: Integration): string | null {
    if (flow === 'called') return deliveries.lastFrom(store);
    if (flow === 'looked') return last.read(id);
    if (flow === 'written') return last.written(store);
    if (flow === 'customers') return last.customer(id);
    return flow === 'followed' ? last.followed(nav) : last.compared(id);
  }

  function samplesOf(connectionId: string): PingSample[] {
    const rows = samples.all(connectionId, MOST_SAMPLES).toReversed();
    return rows.map(({ at, ok, ms }) => ({ at, ok: ok === 1, milliseconds: ms }));
  }

  return {
    'overview.flows': async () => ({
      integrations: settings().integrations.map((integration) => ({
        integrationId: integration.id,
        name: integration.name || integration.id,
        flows: flowNames.map((flow) => ({ flow, at: lastOf(flow, integration) })),
      })),
    }),
    'connections.samples': async () => ({
      connections: settings().connections.map(({ id }) => ({ id, samples: samplesOf(id) })),
    }),
  };
}

function createLast(db: Database) {
  const one = (sql: string) => {
    const statement = db.prepare<string[], string | null>(sql).pluck();
    return (...values: string[]): string | null => statement.get(...values) ?? null;
  };
  const looked = one('SELECT max(moved_at) FROM watermarks WHERE source = ?');
  const followed = one('SELECT max(moved_at) FROM watermarks WHERE source >= ? AND source < ?');
  return {
    read: looked,
    written: one("SELECT made_at FROM links WHERE store_id = ? AND role = 'order' ORDER BY id DESC LIMIT 1"),
    customer: one('SELECT created_at FROM created_customers WHERE integration_id = ? ORDER BY id DESC LIMIT 1'),
    // Of whichever company of the server; '0' comes after '/'.
    followed: (nav: string) => followed(`nav/${nav}/`, `nav/${nav}0`),
    compared: one('SELECT ended_at FROM sweeps WHERE integration_id = ?'),
  };
}
