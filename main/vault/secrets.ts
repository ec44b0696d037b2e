import { ConnectorError } from '../base/errors.ts';
import type { Ports } from '../base/ports.ts';
import { toInstant } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import type { Keyring } from './keyring.ts';
import type { Key } from './keyRows.ts';
import { joinBox, openBytes, sealBytes, splitBox } from './sealing.ts';
import type { SecretState } from './vault.ts';

export interface Secrets {
  put(id: string, value: string): void;
  /** null when it was never set, or cannot be read any more. */
  get(id: string): string | null;
  /** It was set, and was changed since or sealed by a key that is gone: only entering it again helps. */
  isUnreadable(id: string): boolean;
  remove(id: string): void;
  states(): readonly SecretState[];
  /** Inside a transaction: seals every secret again with `key`; one that cannot be read stays as it is. */
  resealAll(key: Key): void;
}

interface SecretRow {
  readonly id: string;
  readonly key_id: number;
  readonly sealed: Uint8Array;
}

const MOST_HINT_CHARS = 4;

/** Passwords, tokens and keys of the systems, each by id; the id is bound to its seal. */
export function createSecrets(db: Database, ports: Ports, keyring: Keyring): Secrets {
  const upsert = db.prepare(
    `INSERT INTO secrets (id, key_id, sealed, hint, set_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET key_id = excluded.key_id, sealed = excluded.sealed, hint = excluded.hint, set_at = excluded.set_at`,
  );
  const reseal = db.prepare('UPDATE secrets SET key_id = ?, sealed = ? WHERE id = ?');
  const one = db.prepare<[string], SecretRow>('SELECT id, key_id, sealed FROM secrets WHERE id = ?');
  const every = db.prepare<[], SecretRow>('SELECT id, key_id, sealed FROM secrets');
  const remove = db.prepare('DELETE FROM secrets WHERE id = ?');
  const states = db.prepare<[], SecretState>('SELECT id, set_at AS setAt, hint FROM secrets ORDER BY id');

  const seal = (key: Key, id: string, value: string): Buffer =>
    joinBox(sealBytes(ports, key.bytes, bound(id, key.id), Buffer.from(value, 'utf8')));
  /** null when it does not open. */
  function open(row: SecretRow): string | null {
    try {
      const box = splitBox(row.sealed);
      return openBytes(keyring.dataKey(row.key_id).bytes, bound(row.id, row.key_id), box).toString('utf8');
    } catch (error) {
      // One that was damaged keeps nobody from the others: whoever needs it asks for it again.
      if (error instanceof ConnectorError && error.code === 'vault-unreadable') return null;
      throw error;
    }
  }

  return {
    put(id, value) {
      const key = keyring.newest();
      upsert.run(id, key.id, seal(key, id, value), hintOf(value), toInstant(ports.now()));
    },
    get(id) {
      const row = one.get(id);
      return row === undefined ? null : open(row);
    },
    isUnreadable(id) {
      const row = one.get(id);
      return row !== undefined && open(row) === null;
    },
    remove: (id) => void remove.run(id),
    states: () => states.all(),
    resealAll(key) {
      for (const row of every.all()) {
        const value = open(row);
        if (value !== null) reseal.run(key.id, seal(key, row.id, value), row.id);
      }
    },
  };
}

function bound(id: string, keyId: number): string {
  return `secret/${keyId}/${id}`;
}

function hintOf(value: string): string {
  const characters = [...value];
  const shown = Math.min(MOST_HINT_CHARS, Math.floor(characters.length / 4));
  return characters.slice(characters.length - shown).join('');
}
