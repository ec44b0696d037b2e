import type { Actor, CallError, CallName, CallOutput } from '../contract/calls.ts';
import type { AlarmView } from '../contract/alarmCalls.ts';
import type { PauseView } from '../contract/queueCalls.ts';
import type { NotificationSettings } from '../contract/settings.ts';
import type { AttentionGroup, OrderRow, Overview } from '../contract/views.ts';
import type { EngineLink } from './engineLink.ts';

/** What the engine told when it was last asked. */
export interface Seen {
  readonly overview: Overview;
  readonly alarms: readonly AlarmView[];
  readonly pauses: readonly PauseView[];
  /** What waits for a person, by cause. */
  readonly groups: readonly AttentionGroup[];
  /** The newest orders that wait. */
  readonly failures: readonly OrderRow[];
  readonly wishes: NotificationSettings;
}

export type Look = { readonly ok: true; readonly seen: Seen } | { readonly ok: false; readonly error: CallError };

const MOST_FAILURES = 5;

/** Asks for all that tray and notifications show; what waits only where something does. */
export async function lookAt(link: Pick<EngineLink, 'call'>, actor: Actor): Promise<Look> {
  try {
    const ask = async <N extends CallName>(name: N, input: object): Promise<CallOutput<N>> => {
      const answer = await link.call(name, input, actor);
      if (answer.ok) return answer.value as CallOutput<N>;
      throw new Refused(answer.error);
    };
    const [overview, { alarms }, { pauses }, wishes] = await Promise.all([
      ask('overview.get', {}),
      ask('alarms.list', {}),
      ask('queue.pauses', {}),
      ask('notifications.get', {}),
    ]);
    const waits = overview.waitingCount > 0;
    const { groups } = waits ? await ask('attention.list', {}) : { groups: [] };
    const { rows } = waits ? await ask('orders.list', { term: 'waiting', limit: MOST_FAILURES }) : { rows: [] };
    return { ok: true, seen: { overview, alarms, pauses, groups, failures: rows, wishes } };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, error: error.reason };
    throw error;
  }
}

class Refused extends Error {
  readonly reason: CallError;

  constructor(reason: CallError) {
    super(reason.message);
    this.reason = reason;
  }
}
