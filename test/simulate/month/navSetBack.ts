import { rememberCompany } from '../../fakes/nav/snapshot.ts';
import type { PlayedOrder } from '../played.ts';
import { isOver, isRaised, untold } from './auditLog.ts';
import { amiss, type Happening, type Stage } from './stage.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const OUTAGE = 30 * MINUTE;
// It is looked at every 15 minutes.
const NOTICED = 16 * MINUTE;
// Somebody sees the alarm over a cup of coffee.
const PATIENCE = 90 * MINUTE;
const administrator = { name: 'simulation', role: 'administrator' } as const;

/**
 * NAV is restored from last day's backup. The connector has to notice, to write nothing, and to bring back what is
 * missing once its administrator says so: `recover`, looked at before it is answered.
 */
export function navSetBack(stage: Stage, from: number): Happening {
  const { world } = stage;
  const span = { from, to: from + PATIENCE };
  const seen: { restore: (() => void) | null; lost: readonly PlayedOrder[]; previewed: string } = {
    restore: null, lost: [], previewed: '',
  }; // prettier-ignore
  stage.at(from - DAY, () => {
    const restores = world.nav.companies.map(rememberCompany);
    seen.restore = () => restores.forEach((restore) => restore());
  });
  world.navFaults.during(from, from + OUTAGE, { kind: 'down' });
  stage.at(from + OUTAGE / 2, () => {
    const before = inNav(stage);
    seen.restore?.();
    const after = inNav(stage);
    seen.lost = [...before].filter((order) => !after.has(order));
    for (const order of seen.lost) stage.madeAgain.add(order.number);
  });
  stage.at(span.to, async () => {
    const { alarms } = await world.engine().calls['alarms.list']({}, administrator);
    const alarm = alarms.find(({ kind }) => kind === 'nav-set-back');
    if (!alarm) return;
    const asked = { alarmId: alarm.id, answer: 'recover' };
    const { params } = await world.engine().calls['alarms.preview'](asked, administrator);
    seen.previewed = params['missing'] ?? '';
    await world.engine().calls['alarms.answer'](asked, administrator);
  });
  return {
    ...span,
    what: 'NAV set back one day',
    orders: () => seen.lost.map((order) => ({ order, since: from, from })),
    judge({ log, record }) {
      // Until a look has noticed it, new orders may be written: they were in no NAV before.
      const raisedAt = log.rows.find((row) => row.at >= from && isRaised('nav-set-back')(row))?.at ?? span.to;
      const early = record.made.filter(({ at }) => at > raisedAt + MINUTE && at < span.to);
      const told = { what: 'NAV was set back', slack: PATIENCE, begins: isRaised('nav-set-back'), ends: isOver('nav-set-back') }; // prettier-ignore
      return [
        ...(seen.lost.length === 0 ? [amiss('the backup lacked no document')] : []),
        ...untold(log, { ...span, ...told }),
        ...(raisedAt > from + OUTAGE + NOTICED ? [amiss('it was noticed late')] : []),
        ...(seen.previewed === String(seen.lost.length)
          ? []
          : [amiss(`${seen.lost.length} documents are lost, and recovering was to write "${seen.previewed}"`)]),
        ...early.map(({ externalNo }) => amiss('was written to a NAV that had been set back', externalNo)),
      ];
    },
  };
}

function inNav({ played, world }: Stage): ReadonlySet<PlayedOrder> {
  const isThere = ({ number }: PlayedOrder) =>
    world.nav.stored.byExternalNumber(`WOO-${number}`.toUpperCase()).length > 0;
  return new Set([...played.orders.values()].filter(isThere));
}
