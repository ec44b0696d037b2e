import { ConnectorError } from '../base/errors.ts';
import { type Ports, toInstant } from '../base/ports.ts';
import type { Settings } from '../contract/settings.ts';
import { settleAfter } from '../flows/intents.ts';

/** After which nothing that was sent before is known any more. */
export interface Forgotten {
  readonly code: 'restore-settling' | 'new-keys-settling';
  /** ISO instant; null: it never was. */
  readonly at: string | null;
  /** "before …", as a person says it. */
  readonly before: string;
}

/**
 * Why nothing may be written yet: what was sent just before may still be carried out, and a look at NAV before that would
 * find nothing and write it twice. null once NAV's longest operation has passed.
 */
export function settlingAfter(
  { code, at, before }: Forgotten,
  { connections }: Settings,
  ports: Pick<Ports, 'now'>,
): ConnectorError | null {
  if (at === null) return null;
  const longest = connections.map((one) => (one.kind === 'nav' ? one.longestOperationSeconds * 1000 : 0));
  const until = settleAfter(Date.parse(at), Math.max(0, ...longest));
  if (ports.now() >= until) return null;
  return new ConnectorError({
    kind: 'unavailable',
    code,
    message: `Until ${toInstant(until)} NAV may still be carrying out what was sent before ${before}.`,
    whatToDo: 'Nothing to do.',
    params: { until: toInstant(until) },
    system: 'engine',
  });
}
