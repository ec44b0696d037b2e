import * as z from 'zod/mini';

/** A code or name as NAV and the stores have them: never empty, at most so long. */
export const code = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most));

export const percent = z
  .string()
  .check(z.regex(/^\d{1,3}(\.\d{1,5})?$/, 'write the percentage as text, such as "19" or "8.875"'));

/** What an order may have, one of these; without regard to capitals. */
export const oneOf = (most: number) => z.array(code(most)).check(z.minLength(1));
