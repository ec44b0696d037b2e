import * as z from 'zod';
import { capabilityMissing } from '../capabilityMissing.ts';
import type { NavPrice } from '../nav.ts';
import { dayOrNull, decodeOption, quoted } from '../odata.ts';
import { decimal, laterText } from '../shapes.ts';
import type { PageAccess } from './access.ts';
import type { PageService } from './metadata.ts';
import { fieldOf } from './services.ts';

/** How both kinds of pages call whom a price is for. */
const SOURCES: Readonly<Record<string, NavPrice['source']>> = {
  'All Customers': 'all',
  'Customer Price Group': 'priceGroup',
  Customer: 'customer',
  Campaign: 'campaign',
};
const SOURCE_NAMES: Readonly<Record<NavPrice['source'], string>> = {
  all: 'All Customers',
  priceGroup: 'Customer Price Group',
  customer: 'Customer',
  campaign: 'Campaign',
};

/** The fields of a price on this page; a name with bars is one of several. */
const CLASSIC = {
  source: 'Sales_Type',
  sourceNo: 'Sales_Code',
  itemNo: 'Item_No',
  variant: 'Variant_Code',
  unit: 'Unit_of_Measure_Code',
  currency: 'Currency_Code',
  minimumQuantity: 'Minimum_Quantity',
  startsOn: 'Starting_Date',
  endsOn: 'Ending_Date',
  unitPrice: 'Unit_Price',
  pricesIncludeTax: 'Price_Includes_VAT',
} as const;
type Names = Readonly<Record<keyof typeof CLASSIC, string>>;

const LISTS: Names = {
  source: 'Source_Type|SourceType',
  sourceNo: 'Source_No|SourceNo',
  itemNo: 'Asset_No|Product_No|AssetNo|ProductNo',
  variant: 'Variant_Code|VariantCode|Variant_Code_Lookup',
  unit: 'Unit_of_Measure_Code|UnitOfMeasureCode|Unit_of_Measure_Code_Lookup',
  currency: 'Currency_Code|CurrencyCode',
  minimumQuantity: 'Minimum_Quantity|MinimumQuantity',
  startsOn: 'Starting_Date|StartingDate',
  endsOn: 'Ending_Date|EndingDate',
  unitPrice: 'Unit_Price|UnitPrice',
  pricesIncludeTax: 'Price_Includes_VAT|PriceIncludesVAT',
};

const row = z.record(z.string(), z.unknown());
type Row = z.infer<typeof row>;

/** Price list lines where they are published, else classic sales prices. Drafts, other assets and discounts are left out. */
export async function* readPrices(
  access: PageAccess,
  of: { readonly source?: NavPrice['source']; readonly sourceNo?: string },
): AsyncGenerator<readonly NavPrice[], void, undefined> {
  const { service, names } = pricePage(access);
  const field = (name: keyof Names) => fieldOf(service.fields, names[name]) ?? name;
  const filter = [
    ...(of.source === undefined ? [] : [`${field('source')} eq ${quoted(SOURCE_NAMES[of.source])}`]),
    ...(of.sourceNo === undefined ? [] : [`${field('sourceNo')} eq ${quoted(of.sourceNo)}`]),
  ].join(' and ');
  const read = access.at(service.name, 'read price lines', filter === '' ? {} : { $filter: filter });
  const shape = row.transform((given, context) => {
    const price = toPrice(given, field);
    if (price === null) context.addIssue({ code: 'custom', path: [field('unitPrice')], message: 'missing' });
    return { given, price };
  });
  for await (const rows of access.client.pages(read, shape)) {
    yield rows.flatMap(({ given, price }) => (price && isMeant(given) && isOf(price, of) ? [price] : []));
  }
}

function pricePage(access: PageAccess): { readonly service: PageService; readonly names: Names } {
  const { priceListLines, salesPrices } = access.services;
  if (priceListLines.service) return { service: priceListLines.service, names: LISTS };
  if (salesPrices.service) return { service: salesPrices.service, names: CLASSIC };
  throw capabilityMissing(
    'priceLists',
    `${salesPrices.remedy} With price lists: ${priceListLines.remedy}`,
    access.system,
  );
}

/** Null where the number is none. A source that is no customer's, such as a job, has the source null and is left out. */
function toPrice(given: Row, field: (name: keyof Names) => string): PriceRow | null {
  const textOf = (name: keyof Names) => laterText.catch('').parse(given[field(name)]);
  const unitPrice = decimal.safeParse(given[field('unitPrice')]);
  const minimum = decimal.safeParse(given[field('minimumQuantity')] ?? '0');
  if (!unitPrice.success || !minimum.success) return null;
  return {
    source: SOURCES[decodeOption(textOf('source'))] ?? null,
    sourceNo: textOf('sourceNo'),
    itemNo: textOf('itemNo'),
    variant: textOf('variant'),
    unit: textOf('unit'),
    currency: textOf('currency'),
    minimumQuantity: minimum.data,
    startsOn: dayOrNull(textOf('startsOn')),
    endsOn: dayOrNull(textOf('endsOn')),
    unitPrice: unitPrice.data,
    pricesIncludeTax: given[field('pricesIncludeTax')] === true,
  };
}

type PriceRow = Omit<NavPrice, 'source'> & { readonly source: NavPrice['source'] | null };

/** Of price list lines: those in force, for sale, of items, with a price and not only a discount. */
function isMeant(given: Row): boolean {
  const is = (names: readonly string[], wanted: readonly string[]) => {
    const value = names.map((name) => given[name]).find((one) => typeof one === 'string');
    return value === undefined || wanted.includes(decodeOption(value));
  };
  return (
    is(['Status'], ['Active']) &&
    is(['Price_Type', 'PriceType'], ['Sale', 'Any']) &&
    is(['Asset_Type', 'AssetType', 'Product_Type'], ['Item']) &&
    is(['Amount_Type', 'AmountType'], ['Price', 'Price & Discount', 'Any'])
  );
}

/** Some option fields do not take filters as they should, so that it is compared here too. */
function isOf(
  price: PriceRow,
  of: { readonly source?: NavPrice['source']; readonly sourceNo?: string },
): price is NavPrice {
  if (price.source === null || price.itemNo === '') return false;
  if (of.source !== undefined && price.source !== of.source) return false;
  return of.sourceNo === undefined || price.sourceNo.toUpperCase() === of.sourceNo.toUpperCase();
}
