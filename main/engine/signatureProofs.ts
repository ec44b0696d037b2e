import type { Alarm, Alarms } from '../base/alarm.ts';
import { type Ports, toInstant } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import type { SignatureProof } from '../stores/bigcommerce/webhooks.ts';
import type { Vault } from '../vault/vault.ts';

/** What is known of the signatures that stores send with their deliveries. */
export interface SignatureProofs {
  /** Of one connection with this secret; another secret has to prove itself anew. */
  of(connectionId: string, clientSecret: string | null): SignatureProof;
}

export interface SignatureProofsOptions {
  readonly db: Database;
  readonly ports: Pick<Ports, 'now'>;
  readonly vault: Pick<Vault, 'fingerprint'>;
  readonly alarms: Alarms;
}

/**
 * A vendor's signature is required once one has verified. Until then a delivery with the right secret of ours and a wrong
 * signature rings all the same, and a person is asked to look at the client secret.
 */
export function createSignatureProofs({ db, ports, vault, alarms }: SignatureProofsOptions): SignatureProofs {
  const find = db.prepare<[string, string], 1>('SELECT 1 FROM signature_proofs WHERE connection_id = ? AND secret = ?');
  const keep = db.prepare(
    'INSERT OR REPLACE INTO signature_proofs (connection_id, secret, proven_at) VALUES (?, ?, ?)',
  );
  return {
    of(connectionId, clientSecret) {
      const secret = clientSecret === null ? '' : vault.fingerprint(`client secret\n${clientSecret}`);
      let isProven = find.get(connectionId, secret) !== undefined;
      let isDoubted = false;
      const scope = `connection/${connectionId}` as const;
      return {
        isProven: () => isProven,
        proved() {
          if (!isProven) keep.run(connectionId, secret, toInstant(ports.now()));
          isProven = true;
          alarms.clear('client-secret-doubtful', scope);
        },
        doubted() {
          if (!isDoubted) alarms.raise(doubtful(connectionId));
          isDoubted = true;
        },
      };
    },
  };
}

function doubtful(connectionId: string): Alarm {
  return {
    kind: 'client-secret-doubtful',
    scope: `connection/${connectionId}`,
    message:
      "The shop signs its deliveries with another secret than the one that was entered. They are still taken, by this program's own secret.",
    whatToDo:
      'Enter the client secret of the same API account as the access token. If it is right, nothing has to be done: the orders are read all the same.',
    params: {},
    stopsWrites: false,
  };
}
