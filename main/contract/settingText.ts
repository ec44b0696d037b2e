import * as z from 'zod/mini';

/** A code or name as NAV and the stores have them: never empty, at most so long. */
export const code = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most));

const percent = z
  .string()
  .check(z.regex(/^\d{1,3}(\.\d{1,5})?$/, 'write the percentage as text, such as "19" or "8.875"'));

export const taxRule = z.strictObject({
  /** The store's rate in percent; several rates on one line are added up. */
  percent,
  /** VAT product posting group (or tax group code) that makes this rate in NAV. */
  taxCode: code(20),
});

/** What an order may have, one of these; without regard to capitals. */
export const oneOf = (most: number) => z.array(code(most)).check(z.minLength(1));
