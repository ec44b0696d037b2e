import type { ConnectorError } from '../base/errors.ts';
import type { Ports } from '../base/ports.ts';
import type { Settings } from '../contract/settings.ts';
import type { Database } from '../db/database.ts';
import type { Restores } from '../flows/restores.ts';
import type { StandingAlarms } from '../health/standingAlarms.ts';
import { keysLostAt } from '../vault/lostKeys.ts';
import { stoppedBy } from './alarming.ts';
import { settlingAfterRestore } from './restore.ts';
import { settlingAfterNewKeys } from './startAnew.ts';

interface StoppedOptions {
  readonly db: Database;
  readonly ports: Pick<Ports, 'now'>;
  readonly alarms: StandingAlarms;
  readonly restores: Pick<Restores, 'last'>;
  readonly settings: () => Settings;
}

/** Why nothing may be written for an integration, or for none of them; null where writing is free. Asked at every write. */
export function createStopped({ db, ports, alarms, restores, settings }: StoppedOptions) {
  const lostAt = keysLostAt(db);
  return (integrationId: string | undefined): ConnectorError | null =>
    stoppedBy(alarms, integrationId, settings()) ??
    settlingAfterRestore(restores, settings(), ports) ??
    settlingAfterNewKeys(lostAt, settings(), ports);
}
