import { type Ports, toInstant } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import type { Exchange } from '../http/door.ts';

/** Which connections were seen to carry out a write under the settings in force. */
export interface WriteRights {
  isProven(connectionId: string): boolean;
  /** Looks at every exchange; the first write of business that a system carries out proves its rights. */
  saw(exchange: Pick<Exchange, 'system' | 'effect' | 'response' | 'request'>): void;
  /** It was asked, without anything being written. */
  prove(connectionId: string): void;
  /** Other credentials have other rights. */
  forget(): void;
}

export function createWriteRights(db: Database, ports: Pick<Ports, 'now'>): WriteRights {
  const insert = db.prepare('INSERT OR IGNORE INTO write_rights (connection_id, proven_at) VALUES (?, ?)');
  const clear = db.prepare('DELETE FROM write_rights');
  const all = db.prepare<[], string>('SELECT connection_id FROM write_rights').pluck();
  const proven = new Set(all.all());
  function prove(connectionId: string): void {
    if (proven.has(connectionId)) return;
    proven.add(connectionId);
    insert.run(connectionId, toInstant(ports.now()));
  }
  return {
    isProven: (connectionId) => proven.has(connectionId),
    saw({ system, effect, response, request }) {
      const wrote = effect === 'business' && request.method !== 'GET' && response !== null && isDone(response.status);
      if (wrote) prove(system);
    },
    prove,
    forget() {
      proven.clear();
      clear.run();
    },
  };
}

function isDone(status: number): boolean {
  return status >= 200 && status < 300;
}
