import { Big } from 'big.js';
import { findByNumber } from '../company.ts';
import type { Entity } from '../entity.ts';
import { day, numberOf, textOf } from '../entity.ts';
import type { Property } from '../schema.ts';
import { READ_ONLY, ZERO, code, date, decimal, decodeOption, flag, option, text } from '../schema.ts';
import { NAME_LENGTH } from './headerColumns.ts';
import type { Column, Page, Site } from './page.ts';
import { column, definePage } from './page.ts';
import { inventoryOf, onSalesOrders } from './stock.ts';

type ItemColumn = Column<Entity>;

function from(property: Property, name: string): ItemColumn {
  return column({ ...property, readOnly: true }, (item) => item.values[name] ?? '');
}

const NUMBER = from(code('No', 20, { field: 'No.' }), 'number');
const DESCRIPTION = from(text('Description', NAME_LENGTH), 'displayName');
const BLOCKED = from(flag('Blocked'), 'blocked');
const TYPE = column<Entity>(option('Type', ['Inventory', 'Service', 'Non-Inventory'], READ_ONLY), (item) =>
  decodeOption(textOf(item, 'type')),
);
const BASE_UNIT = from(code('Base_Unit_of_Measure', 10), 'baseUnitOfMeasureCode');
const MODIFIED = column<Entity>(date('Last_Date_Modified', READ_ONLY), ({ modifiedAt }) => day(modifiedAt));
const CATEGORY = from(code('Item_Category_Code', 20), 'itemCategoryCode');
const INVENTORY = column<Entity>(decimal('Inventory', READ_ONLY), (item, site) => inventoryOf(site, item));
const ON_ORDERS = column<Entity>(decimal('Qty_on_Sales_Order', READ_ONLY), (item, site) => onSalesOrders(site, item));
const SEARCH = column<Entity>(code('Search_Description', NAME_LENGTH, READ_ONLY), (item) =>
  textOf(item, 'displayName').toUpperCase(),
);
const COST = from(decimal('Unit_Cost'), 'unitCost');
const GROUPS: readonly ItemColumn[] = [
  from(code('Gen_Prod_Posting_Group', 20), 'generalProductPostingGroupCode'),
  from(code('VAT_Prod_Posting_Group', 20), 'taxGroupCode'),
  from(code('Inventory_Posting_Group', 20), 'inventoryPostingGroupCode'),
];
const PRICE = from(decimal('Unit_Price'), 'unitPrice');
const INCLUDES_VAT = from(flag('Price_Includes_VAT'), 'priceIncludesTax');
const PROFIT = column<Entity>(decimal('Profit_Percent', READ_ONLY), profitOf);
const SALES_UNIT = from(code('Sales_Unit_of_Measure', 10), 'baseUnitOfMeasureCode');
const PRICE_GROUP = column<Entity>(code('VAT_Bus_Posting_Gr_Price', 20, READ_ONLY), (item, site) =>
  item.values['priceIncludesTax'] === true ? site.company.priceBusinessGroup : '',
);

function profitOf(item: Entity): Big {
  const price = numberOf(item, 'unitPrice');
  if (price.eq(0) || item.values['priceIncludesTax'] === true) return ZERO;
  return price.minus(numberOf(item, 'unitCost')).div(price).times(100).round(5, Big.roundHalfUp);
}

function empty(property: Property): ItemColumn {
  const value = property.kind === 'decimal' ? ZERO : '';
  return column({ ...property, readOnly: true }, () => value);
}

const CARD_COLUMNS: readonly ItemColumn[] = [
  NUMBER,
  DESCRIPTION,
  BLOCKED,
  TYPE,
  BASE_UNIT,
  MODIFIED,
  from(code('GTIN', 14, { field: 'GTIN' }), 'gtin'),
  CATEGORY,
  empty(code('Shelf_No', 10)),
  SEARCH,
  INVENTORY,
  empty(decimal('Qty_on_Purch_Order')),
  ON_ORDERS,
  empty(decimal('Net_Weight')),
  empty(decimal('Gross_Weight')),
  column(option('Costing_Method', ['FIFO', 'LIFO', 'Specific', 'Average', 'Standard'], READ_ONLY), () => 'FIFO'),
  COST,
  column(decimal('Net_Invoiced_Qty', READ_ONLY), (item, site) => inventoryOf(site, item)),
  ...GROUPS,
  PRICE,
  INCLUDES_VAT,
  PROFIT,
  empty(code('Item_Disc_Group', 20)),
  SALES_UNIT,
  PRICE_GROUP,
  empty(code('Vendor_No', 20)),
];

const LIST_COLUMNS: readonly ItemColumn[] = [
  NUMBER,
  DESCRIPTION,
  TYPE,
  INVENTORY,
  BASE_UNIT,
  COST,
  PRICE,
  PROFIT,
  ...GROUPS,
  CATEGORY,
  SEARCH,
  BLOCKED,
  MODIFIED,
  SALES_UNIT,
];

const FLOW_FILTERS = ['Location_Filter', 'Variant_Filter', 'Drop_Shipment_Filter', 'Date_Filter'];

/** Items are kept by people in NAV; nothing is written here. */
function itemPage(object: number, columns: readonly ItemColumn[]): Page {
  return definePage<Entity>({
    object,
    table: 'Item',
    keys: ['No'],
    columns,
    flowFilters: FLOW_FILTERS,
    records: ({ company }) => company.tables.items,
    entity: (item) => item,
    indexed: ({ company }: Site, field, value) => {
      if (field !== 'No') return null;
      const item = findByNumber(company.tables.items, String(value));
      return item === undefined ? [] : [item];
    },
  });
}

export const ITEM_PAGES: readonly Page[] = [itemPage(30, CARD_COLUMNS), itemPage(31, LIST_COLUMNS)];
