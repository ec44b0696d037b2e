import * as z from 'zod/mini';
import { call } from './call.ts';

/** What needs a person and is no single record's business. */
export const alarmView = z.object({
  id: z.number(),
  /** Stable name, such as `nav-set-back`; finds the translated text. */
  kind: z.string(),
  /** `installation`, `connection/<id>` or `integration/<id>`, and what that is called. */
  scope: z.string(),
  scopeName: z.string(),
  message: z.string(),
  whatToDo: z.string(),
  params: z.record(z.string(), z.string()),
  /** Nothing is written for what is in its scope until it is over. */
  stopsWrites: z.boolean(),
  raisedAt: z.string(),
  /** What a person may answer, such as `takeOver`; empty where it ends by itself only. */
  answers: z.array(z.string()),
  /** Those of them that may be given with a date. */
  datedAnswers: z.array(z.string()),
});
export type AlarmView = z.infer<typeof alarmView>;

const answering = {
  alarmId: z.number(),
  answer: z.string(),
  /** UTC instant from which on it is meant; only for answers that may be given with a date, and never needed. */
  from: z.optional(z.string().check(z.iso.datetime({ offset: true }))),
};

const standing = z.object({ alarms: z.array(alarmView) });

export const alarmCalls = {
  /** Those that stand, oldest first. */
  'alarms.list': call('viewer', z.strictObject({}), standing),
  /** How much an answer would do, in a sentence for the confirmation; "" where there is nothing to count. */
  'alarms.preview': call(
    'operator',
    z.strictObject(answering),
    z.object({ message: z.string(), params: z.record(z.string(), z.string()) }),
  ),
  'alarms.answer': call('administrator', z.strictObject(answering), standing),
} as const;
