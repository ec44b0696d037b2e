import * as z from 'zod/mini';
import { call } from './call.ts';

/** Something that goes on by the clock. */
export const scheduleView = z.object({
  /** Stable name, such as `poll`; finds the words for it. */
  id: z.string(),
  /** Cron expression, in the computer's time zone. */
  expression: z.string(),
  /** False where another one holds in its place, as with and without a public address. */
  inForce: z.boolean(),
  mayChange: z.boolean(),
  next: z.nullable(z.string()),
  lastBeganAt: z.nullable(z.string()),
  /** null while it goes on, and before the first. */
  lastMilliseconds: z.nullable(z.number()),
  lastResult: z.enum(['none', 'going', 'done', 'failed']),
  /** The code of what failed; null else. */
  lastCause: z.nullable(z.string()),
});
export type ScheduleView = z.infer<typeof scheduleView>;

const schedules = z.object({ schedules: z.array(scheduleView) });
const expression = z.string().check(z.trim(), z.maxLength(100));

export const scheduleCalls = {
  'schedules.list': call('viewer', z.strictObject({}), schedules),
  /** Whether it is a cron expression, and when it would run: the next three instants. */
  'schedules.check': call(
    'viewer',
    z.strictObject({ expression }),
    z.object({ isValid: z.boolean(), next: z.array(z.string()) }),
  ),
  'schedules.change': call('administrator', z.strictObject({ id: z.string(), expression }), schedules),
  'schedules.runNow': call('operator', z.strictObject({ id: z.string() }), schedules),
} as const;
