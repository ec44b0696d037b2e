import type { Log } from '../base/log.ts';
import type { OrderRecords } from '../flows/orders/context.ts';
import type { NavWitness } from '../flows/orders/navWitness.ts';
import type { NavConnectionSettings } from '../contract/settings.ts';
import type { StandingAlarm, StandingAlarms } from '../health/standingAlarms.ts';
import type { Watermarks } from '../inbox/watermarks.ts';
import type { Circuits } from '../queue/circuit.ts';
import type { AlarmAnswer, AlarmAnswers } from './alarmAnswers.ts';
import { createCompanyChoice } from './companyChoice.ts';
import { createCompanyMemory } from './companyRenamed.ts';
import type { Assembly } from './connections.ts';
import { createKnownCompanies } from './knownCompanies.ts';
import type { CompanyMemory } from './navConnection.ts';
import { createNavWatch } from './navWatch.ts';
import { createNavWitness } from './navWitness.ts';
import { createWatchMarks } from './navWatchDocuments.ts';
import type { News } from './news.ts';
import { createRecovery } from './recover.ts';

export interface NavWatchPartOptions {
  readonly records: OrderRecords;
  readonly watermarks: Watermarks;
  readonly alarms: StandingAlarms;
  readonly circuits: Pick<Circuits, 'held' | 'failed'>;
  readonly news: News;
  readonly log: Log;
  readonly assembly: () => Assembly;
  /** Orders may be written again. */
  readonly goOn: () => void;
  /** Puts the name into the settings of the connection, which are in force when it returns. */
  readonly setCompany: (connectionId: string, name: string, actor: string) => void;
}

/** Whether each NAV is as we left it, and the ways out where it is not. */
export interface NavWatchPart {
  readonly companyMemory: (connection: NavConnectionSettings) => CompanyMemory;
  look(): Promise<void>;
  readonly witness: NavWitness;
  /** At the start of a life. */
  start(): void;
  readonly setBackAnswers: NonNullable<AlarmAnswers['nav-set-back']>;
  readonly companyAnswers: (alarm: StandingAlarm) => Readonly<Record<string, AlarmAnswer>>;
}

export function createNavWatchPart(options: NavWatchPartOptions): NavWatchPart {
  const { records, watermarks, alarms, circuits, news, log, assembly, setCompany, goOn } = options;
  const known = createKnownCompanies(records.db);
  const marks = createWatchMarks(records.db);
  const watch = createNavWatch({ records, watermarks, marks, alarms, circuits, log, assembly });
  const recovery = createRecovery({ records, marks, watch, news, assembly, goOn });
  return {
    companyMemory: createCompanyMemory({
      records,
      known,
      alarms,
      integrations: () => assembly().settings.integrations,
    }),
    look: watch.look,
    witness: createNavWitness({ links: records.links, marks, watch }),
    start: recovery.start,
    setBackAnswers: recovery.answers,
    companyAnswers: createCompanyChoice({ records, known, assembly, setCompany }),
  };
}
