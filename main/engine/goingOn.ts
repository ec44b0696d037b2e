import type { Emitter } from '../base/emit.ts';
import type { ConnectorError } from '../base/errors.ts';
import type { Ports } from '../base/ports.ts';
import type { Events } from '../contract/calls.ts';
import type { IntegrationSettings } from '../contract/settings.ts';
import type { OrderRows } from '../flows/orders/bookRows.ts';
import type { NewJob } from '../queue/jobs.ts';
import { orderRing } from './integrations.ts';

export interface GoingOnOptions {
  readonly ports: Pick<Ports, 'now' | 'soon'>;
  readonly events: Emitter<Events>;
  readonly rows: Pick<OrderRows, 'waitingForLater'>;
  readonly integrations: () => readonly IntegrationSettings[];
  /** Why nothing may be written for an integration now; null where writing is free. */
  readonly stopped: (integrationId: string) => ConnectorError | null;
  readonly ring: (rings: readonly Omit<NewJob, 'runAt'>[]) => void;
  readonly isRunning: () => boolean;
}

// So many are rung in a few milliseconds; the others in the turns that follow.
const AT_ONCE = 200;

/** Orders that waited because writes were stopped go on when the alarm is over, and not only at their next look. */
export function goOnAfterAlarms(options: GoingOnOptions): void {
  const { ports, rows, stopped } = options;

  /** What was rung is due, and is found no more: each turn comes to others. */
  function goOn(integrationId: string): void {
    const one = options.integrations().find(({ id }) => id === integrationId);
    if (!one || !options.isRunning() || stopped(integrationId) !== null) return;
    const keys = rows.waitingForLater(integrationId, ports.now(), AT_ONCE);
    if (keys.length > 0) options.ring(keys.map((orderKey) => orderRing(one, orderKey, 'engine')));
    if (keys.length === AT_ONCE) ports.soon(() => goOn(integrationId));
  }

  options.events.subscribe((_name, { what }) => {
    if (what === 'alarms') for (const { id } of options.integrations()) goOn(id);
  });
}
