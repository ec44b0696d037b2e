import type { AlarmScope } from '../base/alarm.ts';
import { ConnectorError } from '../base/errors.ts';
import type { Ports } from '../base/ports.ts';
import type { Audit } from '../audit/audit.ts';
import type { Settings } from '../contract/settings.ts';
import type { Database } from '../db/database.ts';
import { type AlarmEvent, createStandingAlarms, type StandingAlarms } from '../health/standingAlarms.ts';
import type { News } from './news.ts';

export interface AlarmingOptions {
  readonly db: Database;
  readonly ports: Ports;
  readonly audit: Audit;
  readonly news: News;
}

/** Alarms that are told in the audit log and to the windows. */
export function createAlarming({ db, ports, audit, news }: AlarmingOptions): StandingAlarms {
  return createStandingAlarms({
    db,
    ports,
    onEvent: (event) => tell(audit, event),
    changed: () => news.changed('alarms'),
  });
}

const KINDS = { raised: 'alarm.raised', over: 'alarm.over', answered: 'alarm.answered' } as const;

function tell(audit: Audit, { alarm, what, answer, actor }: AlarmEvent): void {
  const { scope, kind, message, whatToDo, params } = alarm;
  audit.append({
    kind: KINDS[what],
    actor,
    status: what === 'raised' ? 'attention' : 'fine',
    integrationId: scope.startsWith('integration/') ? scope.slice('integration/'.length) : undefined,
    cause: kind,
    bodies: {
      text: what === 'raised' ? `${message} ${whatToDo}`.trim() : message,
      params: JSON.stringify({ ...params, scope, ...(answer !== undefined && { answer }) }),
    },
  });
}

/** What an alarm may be about so that it is an integration's business too. */
export function scopesOf(integrationId: string | undefined, { integrations }: Settings): readonly AlarmScope[] {
  const found = integrations.find(({ id }) => id === integrationId);
  if (!found) return ['installation'];
  return ['installation', `integration/${found.id}`, `connection/${found.store}`, `connection/${found.nav}`];
}

/** Why nothing may be written for an integration now, in the words of the alarm; null where writing is free. */
export function stoppedBy(
  alarms: StandingAlarms,
  integrationId: string | undefined,
  settings: Settings,
): ConnectorError | null {
  const alarm = alarms.stopping(scopesOf(integrationId, settings));
  if (!alarm) return null;
  const { kind, message, whatToDo, params } = alarm;
  return new ConnectorError({ kind: 'unavailable', code: kind, message, whatToDo, params, system: 'engine' });
}
