import * as z from 'zod';
import { askable } from '../askable.ts';
import type { NavItem, NavItemReference, NavItemUnit, NavItemVariant, NavVariantOfItem } from '../nav.ts';
import { oneOf } from '../odata.ts';
import { decimal, flag, laterText, option, text } from '../shapes.ts';
import { type PageAccess, selectOf } from './access.ts';
import { collected, readByNumbers } from './byNumbers.ts';
import { fieldOf } from './services.ts';

export const LONGEST_NO = 20;
const LONGEST_REFERENCE = 50;
const LONGEST_GTIN = 14;
const LONGEST_VARIANT = 10;
const FIELDS = [
  'No',
  'Description',
  'Blocked',
  'Sales_Blocked',
  'Base_Unit_of_Measure',
  'VAT_Prod_Posting_Group',
  'Tax_Group_Code',
  'GTIN',
];

const item = z
  .object({
    No: text,
    Description: text,
    Blocked: flag,
    Sales_Blocked: z.boolean().nullish(),
    Base_Unit_of_Measure: text,
    VAT_Prod_Posting_Group: laterText,
    Tax_Group_Code: laterText,
    GTIN: laterText,
  })
  .transform((row): NavItem => ({
    key: row.No,
    no: row.No,
    name: row.Description,
    blocked: row.Blocked || row.Sales_Blocked === true,
    baseUnit: row.Base_Unit_of_Measure,
    taxCode: row.VAT_Prod_Posting_Group === '' ? row.Tax_Group_Code : row.VAT_Prod_Posting_Group,
    gtin: row.GTIN,
  }));

export async function readItems(access: PageAccess, numbers: readonly string[]): Promise<readonly NavItem[]> {
  const service = access.need('items', 'items');
  const wanted = askable(numbers, LONGEST_NO);
  const found = await collected(
    readByNumbers(access, wanted, {
      service: service.name,
      field: 'No',
      query: { $select: selectOf(service, FIELDS) },
      summary: `read ${wanted.length} items`,
      shape: item,
    }),
  );
  const known = new Set(wanted);
  return found.filter((row) => known.has(row.no.toUpperCase()));
}

export async function* readEveryItem(access: PageAccess): AsyncGenerator<readonly NavItem[]> {
  const service = access.need('items', 'items');
  yield* access.client.pages(access.at(service.name, 'read all items', { $select: selectOf(service, FIELDS) }), item);
}

export async function readItemsByGtin(access: PageAccess, gtins: readonly string[]): Promise<readonly NavItem[]> {
  // The list of items does not show it in every version; the card, which has the prices too, does.
  const pages = [access.need('items', 'items'), access.services.cardPrices.service];
  const service = pages.find((page) => page?.fields.has('GTIN'));
  const wanted = askable(gtins, LONGEST_GTIN);
  if (!service) return [];
  const found = await collected(
    readByNumbers(access, wanted, {
      service: service.name,
      field: 'GTIN',
      query: { $select: selectOf(service, FIELDS) },
      summary: `read ${wanted.length} items by GTIN`,
      shape: item,
    }),
  );
  const known = new Set(wanted);
  return found.filter((row) => known.has(row.gtin.toUpperCase()));
}

const variant = z.object({ Code: text }).transform(({ Code }): NavItemVariant => ({ key: Code, code: Code }));

export function readVariants(access: PageAccess, { no }: NavItem): Promise<readonly NavItemVariant[]> {
  const service = access.need('itemVariants', 'itemVariants');
  const query = { $filter: oneOf('Item_No', [no]), $select: selectOf(service, ['Item_No', 'Code']) };
  return access.client.all(access.at(service.name, 'read variants of an item', query), variant);
}

const variantOfItem = z
  .object({ Item_No: text, Code: text })
  .transform(({ Item_No, Code }): NavVariantOfItem => ({ itemNo: Item_No, variant: { key: Code, code: Code } }));

export async function readVariantsByCode(
  access: PageAccess,
  codes: readonly string[],
): Promise<readonly NavVariantOfItem[]> {
  const service = access.need('itemVariants', 'itemVariants');
  const wanted = askable(codes, LONGEST_VARIANT);
  const found = await collected(
    readByNumbers(access, wanted, {
      service: service.name,
      field: 'Code',
      query: { $select: selectOf(service, ['Item_No', 'Code']) },
      summary: `read ${wanted.length} variants by code`,
      shape: variantOfItem,
    }),
  );
  const known = new Set(wanted);
  return found.filter((row) => known.has(row.variant.code.toUpperCase()));
}

const unit = z
  .object({ Item_No: text, Code: text, Qty_per_Unit_of_Measure: decimal })
  .transform((row): NavItemUnit => ({ itemNo: row.Item_No, unit: row.Code, perBase: row.Qty_per_Unit_of_Measure }));

export function readUnits(access: PageAccess, itemNo: string): Promise<readonly NavItemUnit[]> {
  const service = access.need('itemUnits', 'itemUnits');
  const [wanted] = askable([itemNo], LONGEST_NO);
  if (wanted === undefined) return Promise.resolve([]);
  const select = selectOf(service, ['Item_No', 'Code', 'Qty_per_Unit_of_Measure']);
  const query = { $filter: oneOf('Item_No', [wanted]), $select: select };
  return access.client.all(access.at(service.name, 'read units of an item', query), unit);
}

const REFERENCE_KINDS: Readonly<Record<string, NavItemReference['kind']>> = {
  'Bar Code': 'barcode',
  Customer: 'customer',
  Vendor: 'vendor',
};

const reference = z
  .object({
    Item_No: text,
    Variant_Code: laterText,
    Unit_of_Measure: laterText,
    Cross_Reference_Type: option.optional(),
    Reference_Type: option.optional(),
    Cross_Reference_No: laterText,
    Reference_No: laterText,
    Discontinue_Bar_Code: z.boolean().nullish(),
  })
  .transform((row) => ({
    isDiscontinued: row.Discontinue_Bar_Code === true,
    reference: {
      itemNo: row.Item_No,
      variant: row.Variant_Code,
      unit: row.Unit_of_Measure,
      kind: REFERENCE_KINDS[row.Reference_Type ?? row.Cross_Reference_Type ?? ''] ?? 'other',
      no: row.Reference_No === '' ? row.Cross_Reference_No : row.Reference_No,
    } satisfies NavItemReference,
  }));

/** Cross references, from version 15 on item references. */
export async function readReferences(
  access: PageAccess,
  numbers: readonly string[],
): Promise<readonly NavItemReference[]> {
  const service = access.need('itemReferences', 'itemReferences');
  const field = fieldOf(service.fields, 'Reference_No|Cross_Reference_No') ?? 'Reference_No';
  const wanted = askable(numbers, service.fields.get(field) ?? LONGEST_REFERENCE);
  const found = await collected(
    readByNumbers(access, wanted, {
      service: service.name,
      field,
      query: {},
      summary: `read ${wanted.length} item references`,
      shape: reference,
    }),
  );
  const known = new Set(wanted);
  return found
    .filter((row) => !row.isDiscontinued && known.has(row.reference.no.toUpperCase()))
    .map((row) => row.reference);
}
