import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { type BigParts, toStoreOrder } from '../../../../main/stores/bigcommerce/normalize.ts';
import {
  bigConsignments,
  bigCoupons,
  bigFees,
  bigOrder,
  bigProducts,
  bigShippingAddresses,
  bigTaxes,
  bigTransactions,
} from '../../../../main/stores/bigcommerce/shapes.ts';
import type { StoreOrder } from '../../../../main/stores/store.ts';

const parts = z.object({
  order: bigOrder,
  products: bigProducts,
  shippingAddresses: bigShippingAddresses,
  taxes: bigTaxes,
  coupons: bigCoupons,
  fees: bigFees,
  transactions: bigTransactions,
  consignments: z.optional(bigConsignments),
});

const line = z.object({
  what: z.enum(['item', 'shipping', 'handling', 'wrapping', 'fee', 'giftCertificate', 'rounding', 'tax']),
  sku: z.optional(z.string()),
  itemNo: z.optional(z.string()),
  name: z.optional(z.string()),
  quantity: z.string(),
  unitPrice: z.string(),
  discountAmount: z.string(),
  lineAmount: z.string(),
  taxGroup: z.string(),
  description: z.optional(z.string()),
});
export type WorkedLine = z.infer<typeof line>;

const expected = z.object({
  parked: z.optional(z.string()),
  leftOut: z.optional(z.string()),
  document: z.optional(z.string()),
  currency: z.string().default(''),
  pricesIncludeTax: z.boolean().default(true),
  customer: z.string().default('byEmail'),
  lines: z.array(line).default([]),
  total: z.string().default(''),
  tax: z.string().default(''),
  storeTax: z.string().default(''),
  channel: z.optional(z.string()),
  shipTo: z.optional(z.object({ company: z.string(), city: z.string(), country: z.string() })),
  tender: z.optional(z.array(z.object({ kind: z.string(), amount: z.string() }))),
});

const taxCodes = z.array(z.object({ percent: z.string(), taxCode: z.string() }));
const settings = z.object({
  basis: z.enum(['gross', 'net']),
  digits: z.number(),
  taxSystem: z.enum(['vat', 'US', 'CA']).default('vat'),
  storeTax: z.enum(['nav', 'line']).default('nav'),
  taxes: taxCodes,
  untaxedTaxCode: z.string(),
  taxMap: z.array(
    z.object({
      name: z.string(),
      countries: z.optional(z.array(z.string())),
      vatNumber: z.optional(z.enum(['given', 'none'])),
      storeTax: z.optional(z.enum(['charged', 'zero'])),
      taxes: z.optional(taxCodes),
      untaxedTaxCode: z.optional(z.string()),
      keepsItemTaxCodes: z.boolean().default(false),
      customer: z.optional(z.string()),
    }),
  ),
  itemsByName: z.record(z.string(), z.string()),
  vatNumberField: z.optional(z.string()),
});
export type WorkedSettings = z.infer<typeof settings>;

export interface WorkedOrder {
  readonly name: string;
  readonly order: StoreOrder;
  readonly settings: WorkedSettings;
  readonly expected: z.infer<typeof expected>;
}

const file = z.object({
  settings: z.record(z.string(), settings),
  orders: z.array(z.object({ name: z.string(), settings: z.string(), expected, ...parts.shape })),
});

/** The orders that were worked by hand, as the store's adapter reads them. */
export function workedOrders(): readonly WorkedOrder[] {
  const path = new URL('../../../fixtures/bigcommerce/worked.json', import.meta.url);
  const read = file.parse(JSON.parse(readFileSync(path, 'utf8')));
  return read.orders.map(({ name, settings: named, expected: wanted, consignments, ...answers }) => {
    const chosen = read.settings[named];
    if (chosen === undefined) throw new Error(`no settings ${named}`);
    const all: BigParts = { ...answers, pickups: consignments?.pickups ?? [], refunded: '0' };
    const fields = chosen.vatNumberField === undefined ? [] : [chosen.vatNumberField];
    return { name, settings: chosen, expected: wanted, order: toStoreOrder(all, { vatNumberFields: fields }) };
  });
}
