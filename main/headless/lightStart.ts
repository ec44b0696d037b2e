import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';

/*
 * Loading and starting make much garbage once and run nothing often. V8 would answer with a nursery of 16 MB and with its
 * optimizing compilers, and keep both for the rest of an idle life: some ten megabytes. Both are let loose as soon as there
 * is work, or after half a minute.
 */

const SPARING = ['--semi-space-growth-factor=1', '--no-opt', '--no-maglev'];
const USUAL = ['--semi-space-growth-factor=2', '--opt', '--maglev'];
const LOOK_EVERY_MS = 250;
/** The start's own work is over by then. */
const STARTED_AFTER_MS = 2_000;
const LONGEST_MS = 30_000;
/** Share of the time in which the loop was busy. */
const IS_WORK = 0.3;

/** To be called before anything else is loaded. */
export function startLight(): void {
  for (const flag of SPARING) setFlagsFromString(flag);
  const began = performance.now();
  let before = performance.eventLoopUtilization();
  const timer = setInterval(() => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, before);
    before = now;
    const age = performance.now() - began;
    if (age < LONGEST_MS && (age < STARTED_AFTER_MS || utilization < IS_WORK)) return;
    clearInterval(timer);
    for (const flag of USUAL) setFlagsFromString(flag);
  }, LOOK_EVERY_MS);
  timer.unref();
}
