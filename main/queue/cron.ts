import { schedule } from 'node-cron';

/**
 * Sets `task` going on the real clock by node-cron. Schedules only add jobs: what a sleeping computer missed is made up
 * by the watermark, not by running missed ticks.
 */
export function cronSchedule(expression: string, task: () => void): () => void {
  const scheduled = schedule(expression, task, { noOverlap: true });
  return () => {
    void scheduled.destroy();
  };
}
