import * as z from 'zod/mini';
import { code, oneOf } from './settingText.ts';

/*
 * What an integration says about single orders beyond its defaults. Every field has a default under which an order is
 * written as without it.
 */

/** The first rule whose conditions all hold gives an order its values; a rule without conditions is for every order. */
export const headerRule = z.strictObject({
  when: z._default(
    z.strictObject({
      /** How the order came about, in the store's words: `checkout`, `admin`; "" is what the store does not say. */
      createdVia: z.optional(z.array(z.string().check(z.maxLength(100))).check(z.minLength(1))),
      /** Ship-to country as the store writes it. */
      countries: z.optional(oneOf(10)),
      paymentMethods: z.optional(oneOf(100)),
      /** One of the order's coupons. */
      coupons: z.optional(oneOf(100)),
      customer: z.optional(z.enum(['registered', 'guest'])),
      currencies: z.optional(oneOf(10)),
    }),
    {},
  ),
  set: z.strictObject({
    /** Dimension code to value code. */
    dimensions: z._default(z.record(z.string(), code(20)), {}),
    salesperson: z.optional(code(20)),
    location: z.optional(code(10)),
    shipmentMethod: z.optional(code(10)),
    /** Number of the customer in NAV that these orders are written for, whoever ordered. */
    customer: z.optional(code(20)),
    paymentTerms: z.optional(code(10)),
  }),
});

export const orderFields = {
  /** First match wins. */
  rules: z._default(z.array(headerRule), []),
};

export type HeaderRuleSetting = z.infer<typeof headerRule>;
