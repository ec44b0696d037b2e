import { ConnectorError } from '../base/errors.ts';
import type { Origin } from '../base/origin.ts';
import { toInstant } from '../base/ports.ts';
import { connectionUnknown } from '../calls/unknown.ts';
import { transaction } from '../db/transaction.ts';
import type { Link } from '../flows/links.ts';
import type { OrderRecords } from '../flows/orders/context.ts';
import type { StandingAlarm } from '../health/standingAlarms.ts';
import type { Nav, NavSession } from '../nav/nav.ts';
import { createRuns, type Run } from '../queue/runs.ts';
import type { AlarmAnswers } from './alarmAnswers.ts';
import { ofConnection } from './companyRenamed.ts';
import type { Assembly } from './connections.ts';
import type { NavWatch } from './navWatch.ts';
import { ASKED_TOGETHER, type WatchMarks } from './navWatchDocuments.ts';
import type { News } from './news.ts';
import { cardsSince, forgetCard, lostCards } from './recoverCustomers.ts';
import { type LinkLook, lookAtLinks, recoverOrder, type RecoverParts } from './recoverOrders.ts';
import { deletedSince, type RemovedOrder, replanRemoved } from './recoverRemoved.ts';

export interface RecoveryOptions {
  readonly records: OrderRecords;
  readonly marks: WatchMarks;
  readonly watch: Pick<NavWatch, 'startFrom'>;
  readonly news: News;
  readonly assembly: () => Assembly;
  /** Orders may be written again. */
  readonly goOn: () => void;
}

export const RECOVER = 'recover';
const HOUR_MS = 3_600_000;
// So many in a row must be there before older ones are taken to be there too.
const THERE_IN_A_ROW = 20;

/** One NAV that was set back, and from when on our records of it are looked at. */
interface SetBackNav extends RecoverParts {
  readonly nav: Nav;
  readonly since: string;
  /** When it was last found right; what was found deleted after that was not deleted by people. */
  readonly rightAt: string;
  /** Ids of links whose documents people had deleted by then: they stay away. */
  readonly deleted: readonly number[];
}

export interface Recovery {
  readonly answers: NonNullable<AlarmAnswers['nav-set-back']>;
  /** At the start of a life: what the last one led is over; answering again goes on where it stopped. */
  start(): void;
}

/**
 * After NAV was restored from a backup: what we wrote since then is looked at again, and what is missing is written
 * again. What is done is in the database, so that a crash on the way leaves only the rest to do.
 */
export function createRecovery({ records, marks, watch, news, assembly, goOn }: RecoveryOptions): Recovery {
  const { db, ports } = records;
  const runs = createRuns(db, ports);
  const going = new Set<number>();

  async function open({ scope, params, raisedAt }: StandingAlarm): Promise<SetBackNav> {
    const id = scope.slice('connection/'.length);
    const { navs, settings } = assembly();
    const found = navs.get(id);
    if (!found) throw connectionUnknown(id);
    const nav = await found.nav();
    // The estimate may be off.
    const since = toInstant(Date.parse(params['since'] ?? raisedAt) - HOUR_MS);
    const right = marks.last(nav.connectionId, nav.companyId);
    const deleted = right?.missing ?? [];
    return {
      records,
      nav,
      since,
      rightAt: right?.at ?? since,
      deleted,
      integrations: ofConnection(settings.integrations, id),
    };
  }

  /** Documents since then, newest first, a page at a time; goes on below as long as something is missing there. */
  async function* pages(about: SetBackNav, session: NavSession): AsyncGenerator<readonly LinkLook[]> {
    const { companyId } = about.nav;
    let below: number | undefined;
    let inARow = 0;
    for (;;) {
      const links: readonly Link[] = records.links.documents(companyId, ASKED_TOGETHER, below);
      const last = links.at(-1);
      if (!last) return;
      // oxlint-disable-next-line no-await-in-loop
      const looked = await lookAtLinks(
        about,
        session,
        links.filter(({ id }) => !about.deleted.includes(id)),
      );
      yield looked;
      inARow = looked.every(({ kind }) => kind === 'there') ? inARow + links.length : 0;
      if (last.madeAt < about.since && inARow >= THERE_IN_A_ROW) return;
      below = last.id;
    }
  }

  async function count(about: SetBackNav, origin: Origin) {
    const session = about.nav.as(origin);
    let [there, missing] = [0, 0];
    for await (const looked of pages(about, session)) {
      missing += looked.filter(({ kind }) => kind === 'missing').length;
      there += looked.filter(({ kind, link }) => kind !== 'missing' && link.madeAt >= about.since).length;
    }
    const removed = await deletedSince(about, session);
    const customers = await lostCards(records, session, cardsSince(records, about.nav.companyId, about.since));
    return { there, missing: missing + removed.length, customers: customers.length };
  }

  /** @throws ConnectorError `recover-ended` when a person has ended the run; what is done by then stays done */
  function step(run: Run, change: Partial<Run>, write: () => void): Run {
    const next = { ...run, ...change };
    transaction(db, () => {
      write();
      runs.keep(next);
    });
    news.changed('runs');
    if (runs.find(run.id)?.state === 'cancelled') throw ended();
    return next;
  }

  async function lead(about: SetBackNav, begun: Run, actor: string): Promise<Run> {
    const { nav, since } = about;
    const session = nav.as({ actor, runId: begun.id, readsOnly: true });
    let run = begun;
    const cards = cardsSince(records, nav.companyId, since);
    for (let at = 0; at < cards.length; at += ASKED_TOGETHER) {
      // oxlint-disable-next-line no-await-in-loop
      const lost = await lostCards(records, session, cards.slice(at, at + ASKED_TOGETHER));
      run = step(run, {}, () => lost.forEach((card) => forgetCard(records, nav.companyId, since, card)));
    }
    const recovering = { actor, runId: begun.id };
    for await (const looked of pages(about, session)) {
      const lost = looked.filter(({ kind }) => kind !== 'there').length;
      // What is there from before that time was not counted as to be looked at either.
      const there = looked.filter(({ kind, link }) => kind === 'there' && link.madeAt >= since).length;
      const counted = { done: run.done + lost, skipped: run.skipped + there };
      run = step(run, counted, () => looked.forEach((look) => recoverOrder(about, look, recovering)));
    }
    const removed: readonly RemovedOrder[] = await deletedSince(about, session);
    run = step(run, { done: run.done + removed.length }, () => replanRemoved(about, removed, recovering));
    await watch.startFrom(nav, session);
    return run;
  }

  async function recover(alarm: StandingAlarm, actor: string): Promise<void> {
    const about = await open(alarm);
    const removed = await deletedSince(about, about.nav.as({ actor, readsOnly: true }));
    const total = records.links.countDocuments(about.nav.companyId, about.since) + removed.length;
    let run = runs.begin({ kind: RECOVER, actor, total });
    news.changed('runs');
    try {
      run = await lead(about, run, actor);
      step(run, { state: 'done' }, () => undefined);
      news.changed('orders');
    } catch (error) {
      runs.keep({ ...(runs.find(run.id) ?? run), state: 'cancelled' });
      news.changed('runs');
      throw error;
    }
  }

  /** Two people may answer at once. */
  async function once(alarm: StandingAlarm, work: () => Promise<void>): Promise<void> {
    if (going.has(alarm.id)) throw goingOn();
    going.add(alarm.id);
    try {
      await work();
      // The alarm is over when this has resolved.
      ports.soon(goOn);
    } finally {
      going.delete(alarm.id);
    }
  }

  return {
    start: () => runs.cancelUnfinished(RECOVER),
    answers: {
      recover: {
        async preview(alarm, actor) {
          const { there, missing, customers } = await count(await open(alarm), { actor, readsOnly: true });
          return {
            message: `${missing} documents are missing in NAV and would be written again, ${there} made since then are there and stay. ${customers} customers are missing and would be created again with the next order of each.`,
            params: { missing: `${missing}`, there: `${there}`, customers: `${customers}` },
          };
        },
        carryOut: (alarm, actor) => once(alarm, () => recover(alarm, actor)),
      },
      resume: {
        carryOut: (alarm, actor) =>
          once(alarm, async () => {
            const { nav } = await open(alarm);
            await watch.startFrom(nav, nav.as({ actor, readsOnly: true }));
          }),
      },
    },
  };
}

function ended(): ConnectorError {
  return new ConnectorError({
    kind: 'conflict',
    code: 'recover-ended',
    message: 'Looking for what NAV lost was ended before it was done. Writes stay stopped.',
    whatToDo: 'Answer in the same way again: it goes on with the rest.',
    system: 'engine',
  });
}

function goingOn(): ConnectorError {
  return new ConnectorError({
    kind: 'conflict',
    code: 'answer-under-way',
    message: 'Somebody has answered this already, and it is being carried out.',
    whatToDo: 'Nothing to do.',
    system: 'engine',
  });
}
