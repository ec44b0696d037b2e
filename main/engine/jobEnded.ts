import type { Log } from '../base/log.ts';
import type { Job } from '../queue/jobs.ts';
import type { Attempt } from '../queue/worker.ts';
import type { AbsenceWatch } from './absenceWatch.ts';
import type { LongTroubles } from './longTroubles.ts';
import type { News } from './news.ts';
import type { Schedules } from './schedules.ts';
import { unattended } from './unattended.ts';

export interface JobEndedOptions {
  readonly log: Log;
  readonly news: News;
  /** Whatever it exchanged and its handler did not record. */
  readonly keepExchanges: (jobId: number) => void;
  readonly schedules: () => Pick<Schedules, 'worked'>;
  readonly longTroubles: () => LongTroubles;
  readonly absence: () => Pick<AbsenceWatch, 'look' | 'came'>;
}

/** Who hears of it when an attempt of a job has ended. None of them can keep the others from it. */
export function createJobEnded(options: JobEndedOptions): (job: Job, attempt: Attempt) => void {
  const { log, news } = options;

  function tellWindows({ kind, runId }: Job): void {
    news.changed('queue');
    if (kind === 'reread' || kind === 'sweep' || runId !== null) news.changed('runs');
    if (kind === 'poll' || kind === 'sweep' || kind === 'reread') return;
    news.changed('orders');
    news.changed('attention');
    if (kind === 'order') news.changed('customers');
  }

  return (job, attempt) => {
    // What a handler did not record itself is evidence all the same, and must not stay in memory.
    unattended(log, 'keeping what a job exchanged', () => options.keepExchanges(job.id));
    tellWindows(job);
    unattended(log, 'telling how a schedule went', () => options.schedules().worked(job, attempt));
    unattended(log, 'the look at what lasts', () => options.longTroubles().ended(job, attempt));
    // What nobody looked for is not missed.
    if (job.kind === 'poll') unattended(log, 'the look for what is missing', () => options.absence().look());
    if (job.kind === 'order')
      unattended(log, 'the end of what was missed', () => options.absence().came(job.integrationId));
  };
}
