import type { Alarm, AlarmScope } from '../base/alarm.ts';
import { type Ports, toInstant } from '../base/ports.ts';
import type { IntegrationSettings, Settings } from '../contract/settings.ts';
import type { Database } from '../db/database.ts';
import type { AbsenceReader } from '../health/absenceReader.ts';
import { isMovementMissing, localHour, type MovementDays, noteEntry } from '../health/movementAbsence.ts';
import type { StandingAlarms } from '../health/standingAlarms.ts';
import { createWatermarks } from '../inbox/watermarks.ts';
import { LEDGER } from './navWatch.ts';
import { timeIn } from './timeIn.ts';

export interface MovementWatchOptions {
  readonly db: Database;
  readonly ports: Ports;
  readonly alarms: StandingAlarms;
  readonly settings: () => Settings;
  readonly reader: Pick<AbsenceReader, 'seenSince'>;
}

const KIND = 'movements-absent';
/** Topic of the watermark that holds on which days a ledger moved. */
const DAYS = 'ledger days';
/** What was looked at longer ago says nothing of now. */
const FRESH_MS = 3_600_000;

/** Misses stock movements on working days, by what the looks at each NAV have found of its ledger. Asks NAV nothing. */
export function createMovementWatch({ db, ports, alarms, settings, reader }: MovementWatchOptions): { look(): void } {
  const watermarks = createWatermarks(db);
  const lookedAt = db.prepare<[string], { at: string | null }>(
    'SELECT max(looked_at) AS at FROM nav_states WHERE connection_id = ?',
  );

  function note(connectionId: string, entry: string, timeZone: string): MovementDays {
    const kept = watermarks.read(`nav/${connectionId}`, DAYS);
    const before = kept === null ? null : (JSON.parse(kept) as MovementDays);
    const now = ports.now();
    const after = noteEntry(before, entry, localHour(timeZone, now), toInstant(now));
    if (after !== before) watermarks.move(`nav/${connectionId}`, DAYS, JSON.stringify(after), toInstant(now));
    return after;
  }

  function isFresh(connectionId: string): boolean {
    const at = lookedAt.get(connectionId)?.at ?? null;
    return at !== null && ports.now() - Date.parse(at) < FRESH_MS;
  }

  function lookAt({ nav, timeZone }: IntegrationSettings): void {
    const entry = watermarks.read(nav, LEDGER);
    if (entry === null || !isFresh(nav)) return;
    const scope = scopeOf(nav);
    const days = note(nav, entry, timeZone);
    const standing = alarms.standing().find((alarm) => alarm.kind === KIND && alarm.scope === scope);
    if (standing && standing.params['since'] !== days.lastAt) alarms.clear(KIND, scope);
    else if (!standing && isMissed(days, scope, timeZone)) alarms.raise(movementsAbsent(scope, days.lastAt, timeZone));
  }

  function isMissed(days: MovementDays, scope: AlarmScope, timeZone: string): boolean {
    return isMovementMissing(days, localHour(timeZone, ports.now())) && reader.seenSince(KIND, scope) !== days.lastAt;
  }

  return {
    look() {
      const watched = settings().integrations.filter(({ absence, mode }) => absence === 'watch' && mode === 'live');
      // One company may be served by several integrations; it has one ledger.
      const byNav = new Map(watched.map((integration) => [integration.nav, integration]));
      for (const { kind, scope } of alarms.standing()) {
        if (kind === KIND && ![...byNav.keys()].some((nav) => scopeOf(nav) === scope)) alarms.clear(kind, scope);
      }
      for (const integration of byNav.values()) lookAt(integration);
    },
  };
}

const scopeOf = (connectionId: string): AlarmScope => `connection/${connectionId}`;

function movementsAbsent(scope: AlarmScope, since: string, timeZone: string): Alarm {
  return {
    kind: KIND,
    scope,
    message: `NAV has no stock movement since ${timeIn(timeZone, since)}, on a day on which there are some by this time in most weeks.`,
    whatToDo:
      'See in NAV whether people post, and whether its job queue runs. If nobody works today, there is nothing to do.',
    params: { since },
    stopsWrites: false,
  };
}
