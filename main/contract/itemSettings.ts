import * as z from 'zod/mini';
import { code } from './settingText.ts';

/*
 * How the item of a store's line is found in NAV. Every field has a default under which the mapping is looked at first,
 * then the SKU is taken for the item number, and what is not found waits for a person.
 */

/** Store pieces in one NAV unit. */
export const factor = z
  .string()
  .check(
    z.regex(/^(?!0+(\.0+)?$)\d{1,9}(\.\d{1,5})?$/, 'write how many pieces of the store are one unit, such as "12"'),
  );

/** The settings' own mapping of one SKU. */
export const mappedItem = z.strictObject({
  no: code(20),
  variant: z.optional(code(10)),
  unit: z.optional(code(10)),
  factor: z.optional(factor),
});

export const matchSteps = [
  'mapping',
  'itemNo',
  'itemAndVariant',
  'variantCode',
  'barcode',
  'reference',
  'prefix',
] as const;

const affix = z.string().check(z.trim(), z.maxLength(20));

export const itemFields = {
  /**
   * Tried one after the other. `mapping`: the mapping table, then `items`. `itemNo`: the SKU is the item number.
   * `itemAndVariant`: item number and variant code with `variantSeparator` between. `variantCode`: the SKU is a variant
   * code that only one item has. `barcode`: GTIN of the item card, or bar code among the item references. `reference`:
   * a vendor's or customer's item reference. `prefix`: the SKU with `skuPrefix` taken away or put in front.
   */
  itemMatching: z._default(z.array(z.enum(matchSteps)).check(z.minLength(1)), ['mapping', 'itemNo']),
  variantSeparator: z._default(z.string().check(z.minLength(1), z.maxLength(3)), '-'),
  /** First `remove` is taken from the front of the SKU, then `add` is put there. */
  skuPrefix: z._default(z.strictObject({ remove: z._default(affix, ''), add: z._default(affix, '') }), {
    remove: '',
    add: '',
  }),
  /** What becomes of an article NAV does not have; `text` is for lines without money, others park. */
  noMatch: z._default(z.enum(['park', 'placeholder', 'text']), 'park'),
  /** Number of the item that stands for articles NAV does not have. */
  placeholderItem: z.optional(code(20)),
};
