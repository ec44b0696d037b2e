import type * as z from 'zod/mini';

/** One call of the window: the least role that may make it, what it takes and what it answers. */
export const call = <I extends z.ZodMiniType, O extends z.ZodMiniType>(
  role: 'viewer' | 'operator' | 'administrator',
  input: I,
  output: O,
) => ({ role, input, output });
