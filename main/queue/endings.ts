import type { ConnectorError } from '../base/errors.ts';
import { type Ports, toInstant } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import type { Decision } from './backoff.ts';
import { causeGroup } from './causeGroup.ts';
import type { Claim } from './claim.ts';
import { createFolding } from './folding.ts';
import { classOf, policies } from './policies.ts';

/** How an attempt ends in the tables; every one of them inside the caller's transaction. */
export interface Endings {
  done(claim: Claim): void;
  /** Waits for something that is no failure; no attempt is spent. */
  again(claim: Claim, at: number): void;
  parked(claim: Claim, error: ConnectorError): void;
  failed(claim: Claim, error: ConnectorError, decision: Decision): void;
}

export function createEndings(db: Database, ports: Pick<Ports, 'now'>): Endings {
  const close = db.prepare(
    `UPDATE jobs SET state = @state, ended_at = @now, lease_token = NULL, lease_until = NULL,
       class = @class, cause_group = @group, cause = @cause WHERE id = @id AND lease_token = @token`,
  );
  const wait = db.prepare(
    `UPDATE jobs SET state = 'waiting', run_at = @at, lease_token = NULL, lease_until = NULL, attempts = attempts - @unspent,
       first_failed_at = CASE WHEN @unspent THEN first_failed_at ELSE coalesce(first_failed_at, @now) END,
       class = @class, cause_group = NULL, cause = @cause WHERE id = @id AND lease_token = @token`,
  );
  const supersede = db.prepare(
    `UPDATE jobs SET state = 'superseded', ended_at = @now WHERE key = @key AND id <> @id AND state = 'parked'`,
  );
  const endAttempt = db.prepare(
    'UPDATE attempts SET ended_at = @at, outcome = @outcome, class = @class, cause = @cause WHERE id = @id',
  );
  const folding = createFolding(db);

  function attemptEnded(claim: Claim, outcome: string, error: ConnectorError | null): void {
    const at = toInstant(ports.now());
    endAttempt.run({ id: claim.attemptId, at, outcome, class: error?.kind ?? null, cause: error?.code ?? null });
  }

  function ended(claim: Claim, state: 'done' | 'parked', error: ConnectorError | null): void {
    const now = ports.now();
    attemptEnded(claim, state, error);
    supersede.run({ key: claim.job.key, id: claim.job.id, now });
    close.run({
      id: claim.job.id, token: claim.leaseToken, now, state,
      class: error?.kind ?? null, group: error ? causeGroup(error) : null, cause: causeOf(error),
    }); // prettier-ignore
  }

  function backToWaiting(claim: Claim, at: number, error: ConnectorError | null, unspent: 0 | 1): void {
    wait.run({
      id: claim.job.id, token: claim.leaseToken, at, now: ports.now(), unspent,
      class: error?.kind ?? null, cause: causeOf(error),
    }); // prettier-ignore
  }

  return {
    done: (claim) => ended(claim, 'done', null),
    again(claim, at) {
      attemptEnded(claim, 'again', null);
      // A ring that came while it ran may bring what it waits for: it looks at once.
      const rungAt = folding.intoLeased(claim.job, ports.now());
      backToWaiting(claim, Math.min(at, rungAt ?? at), null, 1);
    },
    parked: (claim, error) => ended(claim, 'parked', error),
    failed(claim, error, decision) {
      if (decision.kind === 'park') return ended(claim, 'parked', error);
      attemptEnded(claim, 'failed', error);
      // What must not be looked at before `at` is not hurried by a ring that came while it ran.
      folding.intoLeased(claim.job, ports.now());
      backToWaiting(claim, decision.at, error, policies[classOf(error)].isSpent ? 0 : 1);
    },
  };
}

/** The cause as the window shows it; its texts name no person. */
function causeOf(error: ConnectorError | null): string | null {
  if (!error) return null;
  const { code, message, whatToDo, params } = error;
  return JSON.stringify({ code, message, whatToDo, params });
}
