import * as z from 'zod/mini';
import { call } from './call.ts';
import { removedRules, ruleChanges } from './ruleCalls.ts';
import { cause, runView } from './views.ts';

/** What would become of one order now, beside what became of it. */
export const trialRow = z.object({
  orderKey: z.string(),
  orderNo: z.string(),
  placedAt: z.string(),
  /**
   * `same`: as it was written or planned before, or without a document as before. `different`: another document.
   * `waits`, `leftOut`: no document, where it had one or stood otherwise. `now`: it waited or was left out, and would
   * have a document.
   */
  result: z.enum(['same', 'different', 'waits', 'leftOut', 'now', 'failed']),
  /** Why it would wait, be left out, or could not be tried; null otherwise. */
  cause: z.nullable(cause),
  differences: z.array(
    z.object({
      /** `header`, `customer`, or the line's number from 1. */
      group: z.string(),
      field: z.string(),
      before: z.string(),
      after: z.string(),
      /** Where the new value comes from. */
      comesFrom: z.string(),
    }),
  ),
});
export type TrialRow = z.infer<typeof trialRow>;

export const trialView = z.object({
  run: runView,
  integrationId: z.string(),
  counts: z.object({
    same: z.number(),
    different: z.number(),
    waits: z.number(),
    leftOut: z.number(),
    now: z.number(),
    failed: z.number(),
  }),
  /** What differs first, then by time, newest first. */
  rows: z.array(trialRow),
});
export type TrialView = z.infer<typeof trialView>;

export const trialCalls = {
  /**
   * Plans the last orders anew, with today's rules and mappings or with changes of rules that are not saved, and
   * compares. Nothing is written. A trial is kept until the next one or the program's end.
   */
  'trials.start': call(
    'operator',
    z.strictObject({
      integrationId: z.string(),
      orders: z._default(z.number().check(z.gte(1), z.lte(100)), 100),
      /** As for `rules.save`. */
      changes: z.optional(ruleChanges),
      remove: z.optional(removedRules),
    }),
    runView,
  ),
  'trials.get': call('viewer', z.strictObject({ runId: z.number() }), trialView),
  'trials.cancel': call('operator', z.strictObject({ runId: z.number() }), runView),
} as const;
