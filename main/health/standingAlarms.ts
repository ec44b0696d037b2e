import type { Alarm, AlarmKind, Alarms, AlarmScope } from '../base/alarm.ts';
import { type Ports, toInstant } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';

/** An alarm that stands. */
export interface StandingAlarm extends Alarm {
  readonly id: number;
  readonly raisedAt: string;
}

export interface AlarmEvent {
  readonly alarm: StandingAlarm;
  readonly what: 'raised' | 'over' | 'answered';
  readonly answer?: string;
  /** `engine`, or the person who answered. */
  readonly actor: string;
}

export interface StandingAlarms extends Alarms {
  /** Oldest first. */
  standing(): readonly StandingAlarm[];
  byId(id: number): StandingAlarm | null;
  /** The first alarm that stops the writes of one of these; null where none does. Asked before every write: no query. */
  stopping(scopes: readonly AlarmScope[]): StandingAlarm | null;
  /** A person's answer ends it; false when it is over already. */
  answered(id: number, answer: string, actor: string): boolean;
}

export interface StandingAlarmsOptions {
  readonly db: Database;
  readonly ports: Pick<Ports, 'now'>;
  /** In the transaction that changes it; not for a change of words alone. */
  readonly onEvent: (event: AlarmEvent) => void;
  /** After that transaction. */
  readonly changed: () => void;
}

interface Row {
  readonly id: number;
  readonly kind: AlarmKind;
  readonly scope: AlarmScope;
  readonly message: string;
  readonly what_to_do: string;
  readonly params: string;
  readonly stops_writes: number;
  readonly raised_at: string;
}

/** Alarms on disk: one that stops writes still does after a restart. */
export function createStandingAlarms({ db, ports, onEvent, changed }: StandingAlarmsOptions): StandingAlarms {
  const all = db.prepare<[], Row>('SELECT * FROM alarms WHERE over_at IS NULL ORDER BY id');
  const insert = db.prepare(
    `INSERT INTO alarms (kind, scope, message, what_to_do, params, stops_writes, raised_at)
     VALUES (@kind, @scope, @message, @whatToDo, @params, @stops, @at)`,
  );
  const say = db.prepare(
    'UPDATE alarms SET message = @message, what_to_do = @whatToDo, params = @params, stops_writes = @stops WHERE id = @id',
  );
  const end = db.prepare(
    'UPDATE alarms SET over_at = @at, answer = @answer, answered_by = @by WHERE id = @id AND over_at IS NULL',
  );
  let standing: readonly StandingAlarm[] = all.all().map(toAlarm);

  function change(write: () => void): void {
    transaction(db, write);
    standing = all.all().map(toAlarm);
    changed();
  }

  const find = (kind: AlarmKind, scope: AlarmScope) =>
    standing.find((alarm) => alarm.kind === kind && alarm.scope === scope) ?? null;

  function add(alarm: Alarm): void {
    const raisedAt = toInstant(ports.now());
    const values = valuesOf(alarm);
    const id = Number(insert.run({ ...values, kind: alarm.kind, scope: alarm.scope, at: raisedAt }).lastInsertRowid);
    onEvent({ alarm: { ...alarm, id, raisedAt }, what: 'raised', actor: 'engine' });
  }

  function over(alarm: StandingAlarm, answer: string | null, actor: string): boolean {
    const by = answer === null ? null : actor;
    const { changes } = end.run({ id: alarm.id, at: toInstant(ports.now()), answer, by });
    if (changes === 0) return false;
    onEvent({ alarm, actor, ...(answer === null ? { what: 'over' } : { what: 'answered', answer }) });
    return true;
  }

  return {
    standing: () => standing,
    byId: (id) => standing.find((alarm) => alarm.id === id) ?? null,
    stopping: (scopes) => standing.find(({ stopsWrites, scope }) => stopsWrites && scopes.includes(scope)) ?? null,
    raise(alarm) {
      const there = find(alarm.kind, alarm.scope);
      if (there && isSame(there, alarm)) return;
      change(() => (there ? say.run({ ...valuesOf(alarm), id: there.id }) : add(alarm)));
    },
    clear(kind, scope) {
      const there = find(kind, scope);
      if (there) change(() => over(there, null, 'engine'));
    },
    answered(id, answer, actor) {
      const there = standing.find((alarm) => alarm.id === id);
      if (!there) return false;
      let done = false;
      change(() => {
        done = over(there, answer, actor);
      });
      return done;
    },
  };
}

function valuesOf({ message, whatToDo, params, stopsWrites }: Alarm) {
  return { message, whatToDo, params: JSON.stringify(params), stops: stopsWrites ? 1 : 0 };
}

function isSame(one: Alarm, other: Alarm): boolean {
  return JSON.stringify(valuesOf(one)) === JSON.stringify(valuesOf(other));
}

function toAlarm(row: Row): StandingAlarm {
  return {
    id: row.id,
    kind: row.kind,
    scope: row.scope,
    message: row.message,
    whatToDo: row.what_to_do,
    params: JSON.parse(row.params) as Record<string, string>,
    stopsWrites: row.stops_writes === 1,
    raisedAt: row.raised_at,
  };
}
