import type { Audit } from '../audit/audit.ts';
import { ConnectorError } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import { pause, type Ports } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import { createRuns, type Run } from '../queue/runs.ts';
import type { KeyCare } from '../vault/keyCare.ts';
import type { Vault } from '../vault/vault.ts';
import type { News } from './news.ts';
import { unattended } from './unattended.ts';

export interface KeyRotation {
  /** @throws ConnectorError `rotation-running` */
  rotate(actor: string): Promise<void>;
  /** The one that goes on, or the last one; null: never. */
  run(): Run | null;
  /** Ends sealing again for now: what is sealed with old keys stays readable, and the next night or start goes on. */
  cancel(): Run | null;
  /** Goes on with what the last life left. */
  start(): void;
  stop(): void;
  /** Goes on with what was ended, and destroys old keys that nothing needs any more, as when the last body sealed with them has left the log. */
  keepHouse(): void;
}

interface Parts {
  readonly db: Database;
  readonly ports: Ports;
  readonly audit: Audit;
  readonly vault: Vault;
  readonly care: KeyCare;
  readonly news: News;
  readonly log: Log;
}

/** What is kept of a pass that goes on: its place in the tables. */
interface Pass {
  readonly cursor: string | null;
  /** Begun at the first row, so that finding nothing says something about all. */
  readonly isWhole: boolean;
  readonly resealed: number;
  readonly failed: number;
}

const KIND = 'reseal';
// Between two slices, each of some milliseconds: orders and deliveries go first.
const BREATH_MS = 10;
const FROM_THE_START: Pass = { cursor: null, isWhole: true, resealed: 0, failed: 0 };

/** New keys at once, and everything sealed before sealed again behind everybody's back: a run, gone on with after a crash. */
export function createKeyRotation(parts: Parts): KeyRotation {
  const { db, ports, audit, care, news, log } = parts;
  const { reseal } = care;
  const runs = createRuns(db, ports);
  const last = db.prepare<[string], number | null>('SELECT max(id) FROM runs WHERE kind = ?').pluck();
  const life = { isStopped: false };
  let isRotating = false;
  /** The run that is led now; another one, or none, ends it after its slice. */
  let led: number | null = null;

  const run = (): Run | null => {
    const id = last.get(KIND) ?? null;
    return id === null ? null : runs.find(id);
  };

  function begin(actor: string): Run {
    return runs.begin({ kind: KIND, actor, total: reseal.count() });
  }

  function keepHouse(): void {
    const destroyed = reseal.destroyUnused();
    if (destroyed.length === 0) return;
    const params = JSON.stringify({ keys: destroyed.length });
    transaction(db, () =>
      audit.append({ kind: 'keys.destroyed', actor: 'engine', status: 'fine', bodies: { params } }),
    );
  }

  /** Passes over everything until one finds nothing: only that proves that the old keys are not needed. */
  async function lead(begun: Run, from: Pass): Promise<void> {
    const keys = reseal.waiting();
    let [now, pass] = [begun, from];
    led = begun.id;
    while (!life.isStopped && led === begun.id) {
      const slice = reseal.slice(pass.cursor);
      pass = {
        ...pass,
        cursor: slice.cursor,
        resealed: pass.resealed + slice.resealed,
        failed: pass.failed + slice.failed,
      };
      now = { ...now, done: Math.min(now.done + slice.looked, now.total) };
      if (slice.cursor === null) {
        const isOver = pass.isWhole && pass.resealed === 0;
        if (isOver) return finish(now, keys, pass.failed);
        pass = FROM_THE_START;
      }
      runs.keep(now, pass.cursor ?? '');
      news.changed('runs');
      // oxlint-disable-next-line no-await-in-loop
      await pause(ports, BREATH_MS);
    }
  }

  function cancel(): Run | null {
    led = null;
    const found = run();
    if (found?.state !== 'running') return found;
    const over: Run = { ...found, state: 'cancelled' };
    runs.keep(over);
    news.changed('runs');
    return over;
  }

  /** What a person ended, or the power did between the new keys and their run. */
  function goOnIfLeft(): void {
    const found = run();
    if (found?.state === 'running' || reseal.waiting().length === 0 || (found?.failed ?? 0) > 0) return;
    go(begin('engine'), FROM_THE_START);
  }

  function finish(now: Run, keys: readonly number[], failed: number): void {
    if (failed === 0) reseal.finished(keys);
    else log.warn('values that cannot be opened keep their old key', { values: failed });
    runs.keep({ ...now, state: 'done', done: Math.max(0, now.total - failed), failed });
    keepHouse();
    news.changed('runs');
  }

  function go(begun: Run, from: Pass): void {
    unattended(log, 'sealing with the new key', () => lead(begun, from));
  }

  return {
    run,
    cancel,
    keepHouse() {
      goOnIfLeft();
      keepHouse();
    },
    async rotate(actor) {
      if (isRotating || run()?.state === 'running') throw rotationRunning();
      isRotating = true;
      try {
        // What the old key vouches for, it says once more while it can.
        transaction(db, () => audit.anchor());
        await care.rotate();
        const begun = transaction(db, () => tell(parts, begin(actor), actor));
        go(begun, FROM_THE_START);
      } finally {
        isRotating = false;
      }
    },
    start() {
      const found = run();
      if (found?.state === 'running') {
        const cursor = runs.cursor(found.id) ?? '';
        go(found, cursor === '' ? FROM_THE_START : { ...FROM_THE_START, cursor, isWhole: false });
      } else goOnIfLeft();
    },
    stop: () => void (life.isStopped = true),
  };
}

/** Inside a transaction: the entry brings the new public key, and the new key signs it. */
function tell({ audit, vault }: Parts, begun: Run, actor: string): Run {
  const { keyId, bytes } = vault.signingPublicKey();
  const params = JSON.stringify({ signingKey: keyId, publicKey: Buffer.from(bytes).toString('base64') });
  audit.append({ kind: 'keys.rotated', actor, status: 'fine', runId: begun.id, bodies: { params } });
  audit.anchor();
  return begun;
}

function rotationRunning(): ConnectorError {
  return new ConnectorError({
    kind: 'conflict',
    code: 'rotation-running',
    message: 'The keys were changed just now, and what was sealed before is still being sealed again.',
    whatToDo: 'Wait until that is done.',
    system: 'engine',
  });
}
