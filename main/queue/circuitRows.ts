import { ConnectorError, type ErrorFacts } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import type { Database } from '../db/database.ts';

/** A circuit that is not closed, as it outlives the program. */
export interface KeptCircuit {
  readonly state: 'open' | 'refused';
  readonly failures: number;
  /** Milliseconds UTC. */
  readonly trialAt: number;
  readonly since: number;
  readonly error: ConnectorError;
}

export interface CircuitRows {
  all(): ReadonlyMap<string, KeptCircuit>;
  /** null: it is closed. */
  keep(system: string, circuit: KeptCircuit | null): void;
}

interface Row {
  readonly system: string;
  readonly state: 'open' | 'refused';
  readonly failures: number;
  readonly trial_at: number;
  readonly since: number;
  readonly error: string;
}

export function createCircuitRows(db: Database, log: Log): CircuitRows {
  const all = db.prepare<[], Row>('SELECT * FROM circuits');
  const set = db.prepare(
    `INSERT INTO circuits (system, state, failures, trial_at, since, error)
     VALUES (@system, @state, @failures, @trialAt, @since, @error)
     ON CONFLICT (system) DO UPDATE SET state = excluded.state, failures = excluded.failures,
       trial_at = excluded.trial_at, since = excluded.since, error = excluded.error`,
  );
  const remove = db.prepare('DELETE FROM circuits WHERE system = ?');
  return {
    all: () => new Map(all.all().map((row) => [row.system, toCircuit(row)])),
    keep(system, circuit) {
      try {
        if (circuit) set.run({ ...circuit, system, error: JSON.stringify(factsOf(circuit.error)) });
        else remove.run(system);
      } catch {
        // It holds in this life all the same; without room on the disk the next one asks the system itself.
        log.warn('the state of a connection could not be kept', { system });
      }
    },
  };
}

function factsOf({ kind, code, message, whatToDo, params, system, status }: ConnectorError): ErrorFacts {
  return { kind, code, message, whatToDo, params, ...(system && { system }), ...(status && { status }) };
}

function toCircuit(row: Row): KeptCircuit {
  const error = new ConnectorError(JSON.parse(row.error) as ErrorFacts);
  return { state: row.state, failures: row.failures, trialAt: row.trial_at, since: row.since, error };
}
