import * as z from 'zod';
import { big, type Decimal, toPlainDecimal } from '../base/money.ts';
import { decodeOption } from './odata.ts';

/** Text that must be there; null counts as empty. */
export const text = z
  .string()
  .nullable()
  .transform((value) => value ?? '');

/** Text that older versions do not have. */
export const laterText = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

/** Numbers arrive as the text that stood in the answer; IEEE754-compatible servers quote them. */
export const decimal = z
  .string()
  .regex(/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i)
  .transform((value): Decimal => toPlainDecimal(big(value)));

export const wholeNumber = z
  .string()
  .regex(/^-?\d+$/)
  .transform(Number);

/** An option by its plain name: `In Review`, ` `. */
export const option = z.string().transform(decodeOption);

export const etag = z
  .string()
  .optional()
  // `*` stands for whatever the server has; sent where it gave no etag.
  .transform((value) => value ?? '*');
