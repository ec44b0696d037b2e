import { Big } from 'big.js';
import type { Company } from '../company.ts';
import type { Entity } from '../entity.ts';
import { textOf } from '../entity.ts';
import type { LedgerEntry } from '../itemLedger.ts';
import { ZERO, code, date, decimal, flag, integer, option, text } from '../schema.ts';
import type { ItemReference, SalesPrice } from '../setup.ts';
import { NAME_LENGTH } from './headerColumns.ts';
import type { Page } from './page.ts';
import { column } from './page.ts';
import { constant, from, plainOption, tablePage } from './tablePage.ts';

const VARIANTS = tablePage<Entity>({
  object: 5401,
  table: 'Item Variant',
  keys: ['Item_No', 'Code'],
  columns: [
    from(code('Item_No', 20, { field: 'Item No.' }), 'itemNumber'),
    from(code('Code', 10, { field: 'Code' }), 'code'),
    from(text('Description', NAME_LENGTH), 'description'),
    constant(text('Description_2', NAME_LENGTH), ''),
  ],
  records: ({ company }) => company.tables.itemVariants,
  entity: (row) => row,
});

interface ItemUnit {
  readonly item: Entity;
  readonly unit: string;
  readonly perBase: Big;
}

function itemUnits(company: Company): readonly ItemUnit[] {
  return company.tables.items.flatMap((item) => {
    const units = company.itemCards.get(item.id)?.units ?? new Map<string, Big>();
    return [...units].map(([unit, perBase]) => ({ item, unit, perBase }));
  });
}

const UNITS = tablePage<ItemUnit>({
  object: 5404,
  table: 'Item Unit of Measure',
  keys: ['Item_No', 'Code'],
  columns: [
    column(code('Item_No', 20, { field: 'Item No.' }), ({ item }) => textOf(item, 'number')),
    column(code('Code', 10, { field: 'Code' }), ({ unit }) => unit),
    column(decimal('Qty_per_Unit_of_Measure'), ({ perBase }) => perBase),
    constant(decimal('Weight'), ZERO),
    column(code('ItemUnitOfMeasure', 10), ({ item }) => textOf(item, 'baseUnitOfMeasureCode')),
  ],
  records: ({ company }) => itemUnits(company),
});

const REFERENCE_TYPES = [' ', 'Customer', 'Vendor', 'Bar Code'];

const CROSS_REFERENCES = tablePage<ItemReference>({
  object: 5721,
  table: 'Item Cross Reference',
  keys: [
    'Item_No',
    'Variant_Code',
    'Unit_of_Measure',
    'Cross_Reference_Type',
    'Cross_Reference_Type_No',
    'Cross_Reference_No',
  ],
  columns: [
    column(code('Item_No', 20, { field: 'Item No.' }), ({ itemNo }) => itemNo),
    column(code('Variant_Code', 10), ({ variantCode }) => variantCode),
    column(code('Unit_of_Measure', 10), ({ unitOfMeasureCode }) => unitOfMeasureCode),
    column(option('Cross_Reference_Type', REFERENCE_TYPES), ({ type }) => (type === '' ? ' ' : type)),
    column(code('Cross_Reference_Type_No', 30), ({ typeNo }) => typeNo),
    column(code('Cross_Reference_No', 20, { field: 'Cross-Reference No.' }), ({ referenceNo }) => referenceNo),
    column(text('Description', NAME_LENGTH), ({ description }) => description),
    constant(flag('Discontinue_Bar_Code'), false),
  ],
  records: ({ company }) => company.itemReferences,
});

const SALES_TYPES = ['Customer', 'Customer Price Group', 'All Customers', 'Campaign'];

/** Sales prices of the classic kind. Quantity breaks, units and variants are each a row of their own. */
const PRICES = tablePage<SalesPrice>({
  object: 7002,
  table: 'Sales Price',
  keys: [
    'Item_No',
    'Sales_Type',
    'Sales_Code',
    'Starting_Date',
    'Currency_Code',
    'Variant_Code',
    'Unit_of_Measure_Code',
    'Minimum_Quantity',
  ],
  columns: [
    column(code('Item_No', 20, { field: 'Item No.' }), ({ itemNo }) => itemNo),
    column(option('Sales_Type', SALES_TYPES), ({ salesType }) => salesType),
    column(code('Sales_Code', 20, { field: 'Sales Code' }), ({ salesCode }) => salesCode),
    column(date('Starting_Date'), ({ startingDate }) => startingDate),
    column(code('Currency_Code', 10), ({ currencyCode }) => currencyCode),
    column(code('Variant_Code', 10), ({ variantCode }) => variantCode),
    column(code('Unit_of_Measure_Code', 10), ({ unitOfMeasureCode }) => unitOfMeasureCode),
    column(decimal('Minimum_Quantity'), ({ minimumQuantity }) => minimumQuantity),
    column(decimal('Unit_Price'), ({ unitPrice }) => unitPrice),
    column(date('Ending_Date'), ({ endingDate }) => endingDate),
    column(flag('Price_Includes_VAT'), ({ pricesIncludeVat }) => pricesIncludeVat),
    constant(flag('Allow_Line_Disc'), true),
    constant(flag('Allow_Invoice_Disc'), true),
    column(code('VAT_Bus_Posting_Gr_Price', 20), ({ pricesIncludeVat }, { company }) =>
      pricesIncludeVat ? company.priceBusinessGroup : '',
    ),
  ],
  records: ({ company }) => company.salesPrices,
});

const ENTRY_TYPES = [
  'Purchase',
  'Sale',
  'Positive Adjmt.',
  'Negative Adjmt.',
  'Transfer',
  'Consumption',
  'Output',
  ' ',
  'Assembly Consumption',
  'Assembly Output',
];

const DOCUMENT_TYPES = [
  ' ',
  'Sales Shipment',
  'Sales Invoice',
  'Sales Return Receipt',
  'Sales Credit Memo',
  'Purchase Receipt',
];

/** With location and variant, which the API's entries lack. */
const LEDGER = tablePage<LedgerEntry>({
  object: 38,
  table: 'Item Ledger Entry',
  keys: ['Entry_No'],
  columns: [
    column(date('Posting_Date'), ({ postingDate }) => postingDate),
    column(option('Entry_Type', ENTRY_TYPES), ({ entity }) => plainOption(entity, 'entryType')),
    column(option('Document_Type', DOCUMENT_TYPES), ({ entity }) => plainOption(entity, 'documentType')),
    column(code('Document_No', 20), ({ entity }) => textOf(entity, 'documentNumber')),
    column(code('Item_No', 20, { field: 'Item No.' }), ({ itemNo }) => itemNo),
    column(code('Variant_Code', 10), ({ variantCode }) => variantCode),
    column(text('Description', NAME_LENGTH), ({ entity }) => textOf(entity, 'description')),
    column(code('Location_Code', 10), ({ locationCode }) => locationCode),
    column(decimal('Quantity'), ({ quantity }) => quantity),
    column(decimal('Remaining_Quantity'), ({ quantity }) => (quantity.gt(0) ? quantity : ZERO)),
    column(code('Source_No', 20), ({ entity }) => textOf(entity, 'sourceNumber')),
    column(integer('Entry_No'), ({ entryNo }) => new Big(entryNo)),
  ],
  records: ({ company }) => company.ledger,
  entity: ({ entity }) => entity,
});

/** Everything about items but the items themselves. */
export const GOODS_PAGES: readonly Page[] = [VARIANTS, UNITS, CROSS_REFERENCES, PRICES, LEDGER];
