import * as z from 'zod';
import { big, toPlainDecimal } from '../../base/money.ts';
import { feeAsDeclared, toInstantOrNull } from './quirks.ts';

/*
 * What we need of BigCommerce's answers. Fields we do not know are left aside, since they are added without notice. Money
 * comes as text from V2 and as numbers from V3, so both are taken; what carries money or identity has no default.
 */

const identifier = z.union([z.number().int(), z.string().regex(/^\d+$/, 'expected an id')]).transform(String);
const decimalText = z.string().regex(/^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i, 'expected a decimal number');
const decimal = z
  .union([z.number(), decimalText], { error: 'expected a decimal number' })
  .transform((value) => toPlainDecimal(big(value)));
/** Absent, null and "" are nothing. */
const decimalOrZero = z.preprocess((value) => (value === '' ? 0 : (value ?? 0)), decimal);
const text = z.preprocess((value) => (typeof value === 'number' ? String(value) : (value ?? '')), z.string());
const flag = z.preprocess((value) => value ?? false, z.boolean());
const list = <T extends z.ZodType>(item: T) => z.preprocess((value) => value ?? [], z.array(item));

const instant = z.string().transform((value, context) => {
  const at = toInstantOrNull(value);
  if (at !== null) return at;
  context.addIssue({ code: 'custom', message: 'expected a date and time' });
  return z.NEVER;
});

/** null: the store's default for it, which orders do not say. */
const taxClass = z.preprocess((value) => value ?? null, z.nullable(identifier));

const formField = z.object({ name: text, value: z.unknown() });

const address = z.object({
  first_name: text,
  last_name: text,
  company: text,
  street_1: text,
  street_2: text,
  city: text,
  /** The full name. */
  state: text,
  zip: text,
  country_iso2: text,
  phone: text,
});

const summary = {
  id: identifier,
  status_id: identifier,
  /** What the shopper pays in; `currency_code` is only what was shown. */
  default_currency_code: z.string().regex(/^[A-Za-z]{3}$/, 'expected a currency code'),
  total_inc_tax: decimal,
  gift_certificate_amount: decimalOrZero,
  store_credit_amount: decimalOrZero,
  date_created: instant,
  date_modified: instant,
  is_deleted: flag,
};

/** A shopper's account. */
export const bigCustomers = list(
  z.object({ id: identifier, email: text, date_created: instant, date_modified: instant }),
);

/**
 * What of a list rings for an order. Its amounts are not looked at: one that is not as known would keep every other order
 * from being found; whoever reads it is told.
 */
const { id, status_id, date_created, date_modified, is_deleted } = summary;
export const bigChanges = list(z.object({ id, status_id, date_created, date_modified, is_deleted }));

/** An order as the list shows it. */
export const bigSummary = z.object(summary);
export const bigSummaries = list(bigSummary);

export const bigOrder = z.object({
  ...summary,
  /** As the merchant calls it, who may have renamed it; never matched on. */
  custom_status: text,
  status: text,
  cart_id: text,
  customer_id: identifier,
  channel_id: z.preprocess((value) => value ?? 1, identifier),
  order_source: text,
  payment_method: text,
  payment_status: text,
  customer_message: text,
  is_tax_inclusive_pricing: z.boolean(),
  total_ex_tax: decimal,
  total_tax: decimal,
  shipping_cost_inc_tax: decimal,
  shipping_cost_tax: decimalOrZero,
  shipping_cost_tax_class_id: taxClass,
  handling_cost_inc_tax: decimalOrZero,
  handling_cost_tax: decimalOrZero,
  handling_cost_tax_class_id: taxClass,
  wrapping_cost_inc_tax: decimalOrZero,
  wrapping_cost_tax: decimalOrZero,
  wrapping_cost_tax_class_id: taxClass,
  coupon_discount: decimalOrZero,
  shipping_address_count: z.preprocess((value) => value ?? 0, z.number()),
  order_is_digital: flag,
  billing_address: z.object({ ...address.shape, email: text, form_fields: list(formField) }),
});

const discount = z.object({ code: text });
const option = z.object({ display_name: text, display_value: text });
export const bigProducts = list(
  z.object({
    id: identifier,
    product_id: z.nullish(identifier),
    variant_id: z.nullish(identifier),
    /** 0 where it is sent. */
    order_pickup_method_id: z.nullish(identifier),
    name: text,
    sku: text,
    type: text,
    quantity: decimal,
    quantity_refunded: decimalOrZero,
    /** Before discounts. */
    total_ex_tax: decimal,
    total_inc_tax: decimal,
    /** After discounts. */
    total_tax: decimalOrZero,
    /** After discounts of every kind: what the shopper paid. */
    discounted_total_inc_tax: decimal,
    applied_discounts: list(discount),
    product_options: list(option),
  }),
);

/** Asked for with `details=true`; without it the kind of line is not told. */
export const bigTaxes = list(
  z.object({
    tax_rate_id: z.preprocess((value) => value ?? 0, identifier),
    tax_class_id: taxClass,
    name: text,
    rate: decimal,
    /** Rates of one priority are added up, those of a later one taken on what is taxed already. */
    priority: z.preprocess((value) => value ?? 0, z.coerce.number()),
    line_amount: decimal,
    /** `item`, `shipping`, `handling`, `gift-wrapping`, and what is added one day: then it is of no part that we know. */
    line_item_type: text,
    order_product_id: z.nullish(identifier),
  }),
);

export const bigShippingAddresses = list(z.object({ ...address.shape, id: identifier, shipping_method: text }));
/** What is collected; nothing else of it is read. An order may have none of any kind. */
export const bigConsignments = z.preprocess(
  (value) => (Array.isArray(value) ? {} : value),
  z.object({
    pickups: list(
      z.object({
        location: z.object({
          name: text,
          address_line_1: text,
          address_line_2: text,
          city: text,
          state: text,
          postal_code: text,
          country_alpha2: text,
          phone: text,
        }),
      }),
    ),
  }),
);
export const bigCoupons = list(z.object({ code: text }));
const fee = z.object({
  id: identifier,
  display_name_customer: text,
  cost_ex_tax: decimal,
  cost_inc_tax: decimal,
  cost_tax: decimal,
  tax_class_id: taxClass,
});
export const bigFees = list(z.preprocess(feeAsDeclared, fee));

/** `data` of the answer. */
export const bigTransactions = list(
  z.object({
    event: text,
    status: text,
    test: flag,
    date_created: instant,
    gateway_transaction_id: text,
  }),
);

export type BigOrder = z.infer<typeof bigOrder>;
export type BigChange = z.infer<typeof bigChanges>[number];
export type BigSummary = z.infer<typeof bigSummary>;
export type BigProduct = z.infer<typeof bigProducts>[number];
export type BigTax = z.infer<typeof bigTaxes>[number];
export type BigAddress = z.infer<typeof address>;
export type BigShippingAddress = z.infer<typeof bigShippingAddresses>[number];
export type BigPickup = z.infer<typeof bigConsignments>['pickups'][number];
export type BigFee = z.infer<typeof bigFees>[number];
export type BigTransaction = z.infer<typeof bigTransactions>[number];

/** What of a list rings for their orders. */
const refund = { id: identifier, order_id: identifier, created: instant };
export const bigRefundsMade = list(z.object(refund));
export const bigRefunds = list(
  z.object({
    ...refund,
    total_amount: decimal,
    payments: list(z.object({ is_declined: flag, amount: decimalOrZero })),
  }),
);
export type BigRefund = z.infer<typeof bigRefunds>[number];
export const bigCounts = z.object({
  statuses: list(z.object({ id: identifier, count: z.number().int() })),
  count: z.optional(z.number().int()),
});
export const bigStore = z.object({
  name: text,
  secure_url: text,
  domain: text,
  currency: z.string(),
  decimal_places: z.coerce.number().int().min(0).max(9),
  plan_name: text,
});
const hookFields = {
  id: identifier,
  scope: text,
  destination: text,
  is_active: flag,
  headers: z.preprocess((value) => value ?? {}, z.record(z.string(), z.unknown())),
};
export const bigHook = z.object(hookFields);
/** `data` of the answer; hooks are read from their own list. */
export const bigHooksAdmin = z.object({
  data: z.object({
    emails: list(text),
    blocked_domains: list(z.object({ destination: text, time_left: z.number() })),
  }),
});
export const bigPaging = z.object({
  meta: z.object({ pagination: z.object({ current_page: z.number(), total_pages: z.number() }) }),
});
/** Where a list ends that has cursors; the pages beside it are not told once one was given. */
export const bigCursor = z.object({
  meta: z.object({
    cursor_pagination: z.nullish(z.object({ end_cursor: text, links: z.nullish(z.object({ next: text })) })),
  }),
});
export const bigHooks = list(bigHook);
export const bigMethods = list(
  z.object({ id: z.preprocess(String, z.string()), name: text, enabled: z.optional(z.boolean()) }),
);
export type BigHook = z.infer<typeof bigHook>;
