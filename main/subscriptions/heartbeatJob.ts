import type { Alarms } from '../base/alarm.ts';
import { ConnectorError } from '../base/errors.ts';
import type { Origin } from '../base/origin.ts';
import type { Handler } from '../queue/worker.ts';
import { beat, type BeatParts, type BeatTarget, stopBeating, takeOver } from './beat.ts';
import type { Finding } from './heartbeats.ts';
import { type Since, twoInstallations } from './twoInstallations.ts';

/** A pair as the settings join it now. */
export interface HeartbeatTarget extends BeatTarget {
  /** Integrations that write, and those that only show. */
  readonly live: readonly string[];
  readonly shadow: readonly string[];
}

export interface HeartbeatsOptions extends BeatParts {
  readonly alarms: Alarms;
  /** By `<connection>/<nav>`; null when it is gone, keeps its webhooks by hand, or nobody knows yet who we are. */
  readonly target: (key: string) => HeartbeatTarget | null;
}

export interface Heartbeats {
  readonly handler: Handler;
  /** A person wants this installation to write. @throws ConnectorError as long as the other one has not stopped */
  takeOver(key: string, actor: string): Promise<void>;
}

// While it holds its writes, an installation looks whether the other one is gone.
const LOOK_AGAIN_MS = 60_000;

/** Two installations that write to one store and company hold their writes until one is gone or a person decides. */
export function createHeartbeats(options: HeartbeatsOptions): Heartbeats {
  const { alarms, ports, memories } = options;
  const oneAtATime = createTurns();

  async function look(target: HeartbeatTarget, origin: Origin): Promise<Finding | null> {
    if (target.live.length > 0) return beat(options, target, origin);
    await stopBeating(options, target, origin);
    return { kind: 'alone' };
  }

  function tell(target: HeartbeatTarget, finding: Finding | null): void {
    if (!finding) return;
    for (const id of target.shadow) alarms.clear('two-installations', `integration/${id}`);
    for (const id of target.live) {
      if (finding.kind === 'alone') alarms.clear('two-installations', `integration/${id}`);
      else alarms.raise({ ...twoInstallations(finding, sinceOf(target)), scope: `integration/${id}` });
    }
  }

  const sinceOf = (target: HeartbeatTarget): Since => memories.find(target)?.otherSince ?? null;

  return {
    handler: {
      async run(job) {
        const target = options.target(job.recordKey);
        if (!target) return { kind: 'done' };
        // Of no job: beats go on for ever and would fill the audit log; what is refused is told there by itself.
        const origin = { actor: job.actor, integrationId: job.integrationId };
        const finding = await oneAtATime(job.recordKey, () => look(target, origin));
        tell(target, finding);
        const isHeld = finding && finding.kind !== 'alone' && finding.kind !== 'retired';
        return isHeld ? { kind: 'again', at: ports.now() + LOOK_AGAIN_MS } : { kind: 'done' };
      },
    },
    async takeOver(key, actor) {
      const target = options.target(key);
      if (!target) return;
      const finding = await oneAtATime(key, () => takeOver(options, target, { actor }));
      if (finding?.kind === 'alone') return;
      tell(target, finding);
      throw notYet();
    },
  };
}

/** A job and a person must not both renew one heartbeat: each would take the other for somebody else. */
function createTurns(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const before = last.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    last.set(
      key,
      mine.catch(() => undefined),
    );
    return mine;
  };
}

function notYet(): ConnectorError {
  return new ConnectorError({
    kind: 'conflict',
    code: 'other-installation-told',
    message: 'The other installation was told to stop and has not answered yet.',
    whatToDo:
      'It sees it within 10 minutes; one that does not run any more counts as stopped after 30. Then writes go on here by themselves.',
    system: 'engine',
  });
}
