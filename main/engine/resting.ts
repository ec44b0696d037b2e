import { ConnectorError } from '../base/errors.ts';
import type { IntegrationSettings, Settings } from '../contract/settings.ts';
import { restingUntil } from './maintenance.ts';

/** @throws ConnectorError `connection-resting` while the store or NAV is in a maintenance window */
export function refuseResting(
  settings: Settings,
  { store, nav }: Pick<IntegrationSettings, 'store' | 'nav'>,
  now: number,
): void {
  const resting = restingUntil(settings, now);
  const system = [store, nav].find((id) => resting.has(id));
  if (system === undefined) return;
  throw new ConnectorError({
    kind: 'unavailable',
    code: 'connection-resting',
    message: `Connection ${system} is in its maintenance window, in which it is asked nothing.`,
    whatToDo: 'Try again when the window has ended.',
    params: { connection: system },
    system,
  });
}
