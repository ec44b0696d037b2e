import type { Ports } from '../base/ports.ts';
import type { Exchange } from '../http/door.ts';
import type { LastAnswerAt } from '../queue/circuit.ts';

export interface LastAnswers {
  /** An exchange with a system is over. */
  saw(exchange: Pick<Exchange, 'system' | 'response'>): void;
  readonly at: LastAnswerAt;
}

/** When each system last answered in its right mind, in this life: what says that it is busy, or down behind a proxy, does not count. */
export function createLastAnswers({ now }: Pick<Ports, 'now'>): LastAnswers {
  const answers = new Map<string, number>();
  return {
    saw({ system, response }) {
      if (response && response.status < 500 && response.status !== 429) answers.set(system, now());
    },
    at: (system) => answers.get(system) ?? Number.NEGATIVE_INFINITY,
  };
}
