import * as z from 'zod';
import { big, type Decimal, toPlainDecimal } from '../base/money.ts';
import { dayOf, decodeOption } from './odata.ts';

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

/** Servers that keep it as a decimal write `10000.0` or `1E4`. */
export const wholeNumber = decimal.refine((value) => /^-?\d+$/.test(value), 'no whole number').transform(Number);

/** An option by its plain name: `In Review`, ` `; "" where a server has none instead of the blank one. */
export const option = text.transform(decodeOption);

/** The same where a server may leave the blank one out. */
export const laterOption = laterText.transform(decodeOption);

/** A switch that is off where a server does not say it. */
export const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);

/** A day, `YYYY-MM-DD`. */
export const day = text.transform(dayOf);

/** A day that older versions do not have. */
export const laterDay = laterText.transform(dayOf);

export const etag = z
  .string()
  .nullish()
  // `*` stands for whatever the server has; sent where it gave no etag.
  .transform((value) => value ?? '*');
