import * as z from 'zod/mini';
import { call } from './call.ts';
import { dashboardUser } from './settings.ts';

/** Who may sign in at the dashboard; passwords are kept as hashes and never shown. */
export const userRow = z.object({ name: z.string(), role: z.enum(['administrator', 'operator', 'viewer']) });
export type UserRow = z.infer<typeof userRow>;

const name = z.string().check(z.maxLength(40));
const role = z.enum(['administrator', 'operator', 'viewer']);
const password = z.string().check(z.minLength(10, 'use at least 10 characters'), z.maxLength(1_000));
const users = z.object({ users: z.array(userRow) });

export const userCalls = {
  'users.list': call('administrator', z.strictObject({}), users),
  'users.add': call('administrator', z.strictObject({ name: dashboardUser.shape.name, role, password }), users),
  /** What is left out stays. Whoever it is about is signed out. */
  'users.change': call(
    'administrator',
    z.strictObject({ name, role: z.optional(role), password: z.optional(password) }),
    users,
  ),
  /** Refused where nobody would be administrator any more. */
  'users.remove': call('administrator', z.strictObject({ name }), users),
} as const;
