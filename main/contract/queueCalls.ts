import * as z from 'zod/mini';
import { call } from './call.ts';
import { runView, term } from './views.ts';

/** Work that a person put off. */
export const pauseView = z.object({
  /** null: all of it. */
  integrationId: z.nullable(z.string()),
  since: z.string(),
  /** null until a person resumes it. */
  until: z.nullable(z.string()),
  /** Who put it off, as `person:anna`. */
  by: z.string(),
});
export type PauseView = z.infer<typeof pauseView>;

const pauses = z.object({ pauses: z.array(pauseView) });
const maybeIntegration = { integrationId: z.optional(z.string()) };

/** `tomorrow`: until six in the morning of the next day, by the computer's clock. */
export const pauseLengths = ['15min', '1h', 'tomorrow', 'resumed'] as const;
export type PauseLength = (typeof pauseLengths)[number];

/**
 * Which parked jobs are meant: all that every given field fits. Without any field none is. Integration, term, text and
 * period are those of the list of orders, and leave only jobs of orders.
 */
export const replayFilter = z.strictObject({
  causeGroup: z.optional(z.string()),
  jobIds: z.optional(z.array(z.number())),
  integrationId: z.optional(z.string()),
  term: z.optional(term),
  text: z.optional(z.string().check(z.maxLength(60))),
  /** Placed at or after this instant. */
  since: z.optional(z.string()),
});
export type ReplayFilterInput = z.infer<typeof replayFilter>;

/** Why a replay of an order makes no sense. */
export const replayRefusals = [
  'equal',
  'running',
  'onTheWay',
  'undone',
  'leftOut',
  /** Its job came to its end, or is not kept any more. */
  'ended',
  'integrationGone',
  'paused',
] as const;
export type ReplayRefusal = (typeof replayRefusals)[number];

export const replayCount = z.object({
  count: z.number(),
  /** What the filter fits besides, and why it is not replayed. */
  refused: z.array(z.object({ reason: z.enum(replayRefusals), count: z.number() })),
});

/** A run in the list of runs. */
export const runRow = z.extend(runView, {
  integrationId: z.nullable(z.string()),
  /** `schedule`, `engine`, or who asked for it, as `person:anna`. */
  actor: z.string(),
  /** "" for runs of before this was kept. */
  beganAt: z.string(),
  /** When it last moved, or ended. */
  movedAt: z.string(),
  /** By whoever asks. */
  mayCancel: z.boolean(),
});
export type RunRow = z.infer<typeof runRow>;

const runRef = z.strictObject({ runId: z.number() });

export const queueCalls = {
  /** How many parked jobs a replay would run, and how many orders of the filter it would not. */
  'jobs.countReplay': call('viewer', replayFilter, replayCount),
  'jobs.replay': call('operator', replayFilter, runView),
  'runs.get': call('viewer', runRef, runView),
  /** Newest first. */
  'runs.list': call(
    'viewer',
    z.strictObject({
      cursor: z.optional(z.string()),
      limit: z._default(z.number().check(z.gte(1), z.lte(200)), 50),
    }),
    z.object({ rows: z.array(runRow), next: z.nullable(z.string()) }),
  ),
  /** Ends a run; what it has done stays done. Refused for kinds that cannot be ended. */
  'runs.cancel': call('operator', runRef, runView),
  'queue.pauses': call('viewer', z.strictObject({}), pauses),
  /**
   * Puts off all work, or that of one integration. Deliveries are kept meanwhile; what waits goes on at once when the
   * pause ends.
   */
  'queue.pause': call('operator', z.strictObject({ ...maybeIntegration, for: z.enum(pauseLengths) }), pauses),
  /** Without an integration every pause ends. */
  'queue.resume': call('operator', z.strictObject(maybeIntegration), pauses),
  /** A person decides that an order which waits is not to be imported; reading it in again takes that back. */
  'orders.leaveOut': call(
    'operator',
    z.strictObject({
      integrationId: z.string(),
      orderKey: z.string(),
      reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(500)),
    }),
    z.object({}),
  ),
} as const;
