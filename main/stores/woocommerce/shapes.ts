import * as z from 'zod';
import { big, toPlainDecimal } from '../../base/money.ts';
import { gmtToInstant, toList } from './quirks.ts';

/*
 * What we need of WooCommerce's answers. Fields we do not know are left aside; plugins may turn numbers into text and
 * text into numbers, so both are taken. A field that carries money or identity has no default.
 */

const identifier = z.union([z.number().int(), z.string().regex(/^\d+$/, 'expected an id')]).transform(String);
const decimalText = z.string().regex(/^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i, 'expected a decimal number');
const decimal = z
  .union([z.number(), decimalText], { error: 'expected a decimal number' })
  .transform((value) => toPlainDecimal(big(value)));
/** A rate that does not apply to a line is listed with empty amounts. */
const decimalOrNothing = z.union([z.literal('').transform(() => null), z.null(), decimal], {
  error: 'expected a decimal number or nothing',
});
const text = z.preprocess((value) => (typeof value === 'number' ? String(value) : (value ?? '')), z.string());
const list = <T extends z.ZodType>(item: T) => z.preprocess(toList, z.array(item));
const listOrNothing = <T extends z.ZodType>(item: T) => z.preprocess((value) => toList(value ?? []), z.array(item));

const instant = z.string().transform((value, context) => {
  const at = gmtToInstant(value);
  if (at !== null) return at;
  context.addIssue({ code: 'custom', message: 'expected a date and time' });
  return z.NEVER;
});
const instantOrNothing = z.preprocess((value) => (value === '' ? null : (value ?? null)), z.nullable(instant));

const address = z.object({
  first_name: text,
  last_name: text,
  company: text,
  address_1: text,
  address_2: text,
  city: text,
  state: text,
  postcode: text,
  country: text,
  phone: text,
});

const lineTax = z.object({ id: identifier, total: decimalOrNothing, subtotal: z.optional(decimalOrNothing) });

const charge = { id: identifier, total: decimal, total_tax: decimal, taxes: listOrNothing(lineTax) };

const itemLine = z.object({
  ...charge,
  name: text,
  product_id: z.nullish(identifier),
  variation_id: z.nullish(identifier),
  quantity: decimal,
  subtotal: decimal,
  subtotal_tax: decimal,
  sku: text,
});

const shippingLine = z.object({ ...charge, method_title: text, method_id: text });
const feeLine = z.object({ ...charge, name: text, tax_class: text });

const taxLine = z.object({
  rate_id: identifier,
  label: text,
  compound: z.preprocess((value) => value ?? false, z.boolean()),
  rate_percent: decimal,
  tax_total: z.optional(decimal),
  shipping_tax_total: z.optional(decimal),
});

export const wooOrder = z.object({
  id: identifier,
  number: z.preprocess((value) => (typeof value === 'number' ? String(value) : value), z.string()),
  order_key: text,
  status: z.string(),
  currency: z.string().regex(/^[A-Za-z]{3}$/, 'expected a currency code'),
  prices_include_tax: z.boolean(),
  date_created_gmt: instant,
  date_modified_gmt: instantOrNothing,
  date_paid_gmt: instantOrNothing,
  created_via: text,
  customer_id: z.nullish(identifier),
  customer_note: text,
  payment_method: text,
  transaction_id: text,
  total: decimal,
  total_tax: decimal,
  billing: z.object({ ...address.shape, email: text }),
  shipping: address,
  line_items: list(itemLine),
  shipping_lines: list(shippingLine),
  fee_lines: list(feeLine),
  coupon_lines: listOrNothing(z.object({ code: text })),
  tax_lines: list(taxLine),
  refunds: listOrNothing(z.object({ total: decimal })),
  meta_data: listOrNothing(z.object({ key: text, value: z.unknown() })),
  /** Of the Gift Cards extension; shops without it have no such field. */
  gift_cards: listOrNothing(z.object({ amount: decimal })),
});

export type WooSummary = z.infer<typeof wooSummary>;
export type WooOrder = z.infer<typeof wooOrder>;
export type WooItemLine = z.infer<typeof itemLine>;
export type WooShippingLine = z.infer<typeof shippingLine>;
export type WooFeeLine = z.infer<typeof feeLine>;
export type WooLineTax = z.infer<typeof lineTax>;
export type WooAddress = z.infer<typeof address>;

/** Names of the fields above: what is asked for, so that nothing else travels or is logged. */
export const wooOrderFields = Object.keys(wooOrder.shape).join(',');

export const wooChanges = list(z.object({ id: identifier, date_modified_gmt: instant }));
export const wooRefunds = list(z.object({ id: identifier, parent_id: identifier, date_created_gmt: instant }));
/** The same fields as the order itself has, so that both say the same of it. */
export const wooSummary = wooOrder.pick({
  id: true,
  number: true,
  status: true,
  currency: true,
  total: true,
  refunds: true,
  date_created_gmt: true,
  date_modified_gmt: true,
});
export const wooSummaries = list(wooSummary);
export const wooSummaryFields = Object.keys(wooSummary.shape).join(',');
export const wooWebhook = z.object({ id: identifier, name: text, status: text, topic: text, delivery_url: text });
export const wooWebhooks = list(wooWebhook);
export const wooTaxRates = list(
  z.object({
    id: identifier,
    country: text,
    state: text,
    rate: decimal,
    name: text,
    compound: z.preprocess((value) => value ?? false, z.boolean()),
    class: text,
  }),
);
export const wooGateways = list(z.object({ id: z.string(), title: text, method_title: text, enabled: z.boolean() }));
export const wooShippingMethods = list(z.object({ id: z.string(), title: text }));
export const wooIndex = z.object({ name: text, home: z.string(), namespaces: list(z.string()) });
export const wooStatus = z.object({
  environment: z.object({ version: text }),
  settings: z.object({ currency: z.string(), number_of_decimals: z.coerce.number().int().min(0).max(9) }),
});
export const wooSettings = list(z.object({ id: z.string(), value: z.unknown() }));
export const wooCustomer = z.object({ id: identifier, email: text, date_created_gmt: instantOrNothing });
export const wooCustomers = list(wooCustomer);
export const wooCustomerFields = Object.keys(wooCustomer.shape).join(',');
export const wooDeliveredCustomer = z.object({ id: identifier });
export const wooDeliveredOrder = z.object({ id: identifier, number: text, status: text });
export const wooDeliveredError = z.object({ code: z.string(), message: text });
