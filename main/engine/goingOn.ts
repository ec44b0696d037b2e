import type { Emitter } from '../base/emit.ts';
import type { ConnectorError } from '../base/errors.ts';
import type { Ports } from '../base/ports.ts';
import type { Events } from '../contract/calls.ts';
import type { IntegrationSettings } from '../contract/settings.ts';
import type { OrderRows } from '../flows/orders/bookRows.ts';
import type { NewJob } from '../queue/jobs.ts';
import { orderRing } from './integrations.ts';

export interface GoingOnOptions {
  readonly ports: Pick<Ports, 'now'>;
  readonly events: Emitter<Events>;
  readonly rows: Pick<OrderRows, 'waitingForLater'>;
  readonly integrations: () => readonly IntegrationSettings[];
  /** Why nothing may be written for an integration now; null where writing is free. */
  readonly stopped: (integrationId: string) => ConnectorError | null;
  readonly ring: (rings: readonly Omit<NewJob, 'runAt'>[]) => void;
  readonly isRunning: () => boolean;
}

/** Orders that waited because writes were stopped go on when the alarm is over, and not only at their next look. */
export function goOnAfterAlarms(options: GoingOnOptions): void {
  const { ports, rows, stopped } = options;
  options.events.subscribe((_name, { what }) => {
    if (what !== 'alarms' || !options.isRunning()) return;
    const free = options.integrations().filter(({ id }) => stopped(id) === null);
    const rings = free.flatMap((one) =>
      rows.waitingForLater(one.id, ports.now()).map((orderKey) => orderRing(one, orderKey, 'engine')),
    );
    if (rings.length > 0) options.ring(rings);
  });
}
