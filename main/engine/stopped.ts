import type { ConnectorError } from '../base/errors.ts';
import type { Ports } from '../base/ports.ts';
import type { Settings } from '../contract/settings.ts';
import type { Database } from '../db/database.ts';
import type { Restores } from '../flows/restores.ts';
import type { StandingAlarms } from '../health/standingAlarms.ts';
import { keysLostAt } from '../vault/lostKeys.ts';
import { stoppedBy } from './alarming.ts';
import { type Forgotten, settlingAfter } from './settling.ts';

interface StoppedOptions {
  readonly db: Database;
  readonly ports: Pick<Ports, 'now'>;
  readonly alarms: StandingAlarms;
  readonly restores: Pick<Restores, 'last'>;
  readonly settings: () => Settings;
}

/** Why nothing may be written for an integration, or for none of them; null where writing is free. Asked at every write. */
export function createStopped({ db, ports, alarms, restores, settings }: StoppedOptions) {
  const afterRestore = (): Forgotten => ({
    code: 'restore-settling',
    at: restores.last()?.restoredAt ?? null,
    before: 'the database was restored',
  });
  // A customer that was being made is no longer known by its address then.
  const afterNewKeys: Forgotten = { code: 'new-keys-settling', at: keysLostAt(db), before: 'the keys were lost' };
  return (integrationId: string | undefined): ConnectorError | null =>
    stoppedBy(alarms, integrationId, settings()) ??
    settlingAfter(afterRestore(), settings(), ports) ??
    settlingAfter(afterNewKeys, settings(), ports);
}
