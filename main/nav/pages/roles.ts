import { LIST_ROLES } from './listRoles.ts';
import type { RoleRule } from './roleRule.ts';

/** What a published page can be to us. These are also the names by which settings override a service. */
export const PAGE_ROLES = [
  'customers',
  'customerCard',
  'items',
  'stock',
  'stockByLocation',
  'cardPrices',
  'salesOrders',
  'salesInvoices',
  'creditMemos',
  'postedInvoices',
  'postedInvoicesOfOrders',
  'postedCreditMemos',
  'shipments',
  'movements',
  'priceListLines',
  'salesPrices',
  'itemVariants',
  'itemUnits',
  'itemReferences',
  'setup',
  'dimensionValues',
  'accounts',
  'countries',
  'currencies',
  'customerPriceGroups',
  'dimensions',
  'locations',
  'paymentMethods',
  'paymentTerms',
  'shipmentMethods',
  'taxCodes',
  'units',
] as const;
export type PageRole = (typeof PAGE_ROLES)[number];

const CUSTOMER = {
  page: '21 (Customer Card)',
  key: ['No'],
  some: ['Customer_Price_Group', 'Customer_Posting_Group', 'Customer_Disc_Group', 'Credit_Limit_LCY'],
  none: ['Vendor_Posting_Group'],
} as const;

const ITEM_LIKE = ['Inventory_Posting_Group', 'Costing_Method', 'Base_Unit_of_Measure', 'Inventory'] as const;
const INVENTORY = 'Inventory|InventoryField|InventoryCtrl|InventoryNonFoundation';

const DRAFT = {
  prefer: 'named',
  key: ['Document_Type', 'No'],
  all: ['Sell_to_Customer_No', 'External_Document_No'],
  must: ['Prices_Including_VAT', 'Posting_Date'],
} as const;
const DRAFT_LINE = {
  all: ['Type', 'No', 'Quantity'],
  must: [
    'Description',
    'Unit_of_Measure_Code',
    'VAT_Prod_Posting_Group|Tax_Group_Code',
    'Unit_Price',
    'Line_Discount_Amount|Line_Amount',
  ],
} as const;
const APPLIES = ['Applies_to_Doc_No', 'Applies_to_Doc_Type'] as const;
const QUOTE = ['Quote_Valid_Until_Date'] as const;
const POSTED = {
  key: ['No'],
  all: ['Sell_to_Customer_No', 'External_Document_No', 'Posting_Date'],
} as const;

export const ROLES: Readonly<Record<PageRole, RoleRule>> = {
  customers: {
    ...CUSTOMER,
    suggested: ['CustomerList', 'Customer'],
    prefer: 'list',
    all: ['Name', 'E_Mail', 'Blocked'],
    wanted: ['Post_Code', 'Country_Region_Code', 'Currency_Code'],
  },
  customerCard: {
    ...CUSTOMER,
    suggested: ['Customer', 'CustomerCard'],
    prefer: 'card',
    all: ['Name', 'E_Mail', 'Address', 'Post_Code', 'City', 'Country_Region_Code'],
  },
  items: {
    page: '31 (Item List)',
    suggested: ['ItemList', 'ItemCard'],
    prefer: 'list',
    key: ['No'],
    all: ['Description', 'Base_Unit_of_Measure', 'Blocked'],
    some: ['Inventory_Posting_Group', 'Costing_Method', 'Unit_Price', 'Inventory', 'VAT_Prod_Posting_Group'],
    wanted: ['VAT_Prod_Posting_Group|Tax_Group_Code'],
  },
  stock: {
    page: '31 (Item List)',
    suggested: ['ItemList', 'ItemCard'],
    prefer: 'list',
    key: ['No'],
    all: ['Description', INVENTORY],
    some: ITEM_LIKE,
  },
  stockByLocation: {
    page: '30 (Item Card)',
    suggested: ['ItemList', 'ItemCard'],
    prefer: 'list',
    key: ['No'],
    all: ['Description', INVENTORY, 'Location_Filter', 'Variant_Filter'],
    some: ITEM_LIKE,
  },
  cardPrices: {
    page: '30 (Item Card)',
    suggested: ['ItemList', 'ItemCard'],
    prefer: 'list',
    key: ['No'],
    all: ['Description', 'Unit_Price', 'Price_Includes_VAT'],
    some: ITEM_LIKE,
  },
  salesOrders: {
    ...DRAFT,
    page: '42 (Sales Order)',
    suggested: ['SalesOrder'],
    some: ['Order_Date'],
    none: [...APPLIES, ...QUOTE],
    wanted: ['Shipping_Advice', 'Promised_Delivery_Date'],
    line: { ...DRAFT_LINE, none: ['Return_Qty_to_Receive'] },
  },
  salesInvoices: {
    ...DRAFT,
    page: '43 (Sales Invoice)',
    suggested: ['SalesInvoice'],
    none: ['Order_Date', 'Requested_Delivery_Date', ...APPLIES, ...QUOTE],
    line: { ...DRAFT_LINE, none: ['Qty_to_Ship', 'Return_Qty_to_Receive'] },
  },
  creditMemos: {
    ...DRAFT,
    page: '44 (Sales Credit Memo)',
    suggested: ['SalesCreditMemo'],
    some: APPLIES,
    line: { ...DRAFT_LINE, none: ['Qty_to_Ship', 'Return_Qty_to_Receive'] },
  },
  postedInvoices: {
    ...POSTED,
    page: '143 (Posted Sales Invoices)',
    suggested: ['PostedSalesInvoices', 'PostedSalesInvoice'],
    prefer: 'list',
    some: ['Amount_Including_VAT', 'Due_Date', 'Closed'],
    none: [...APPLIES, 'Requested_Delivery_Date'],
    wanted: ['Amount_Including_VAT'],
  },
  postedInvoicesOfOrders: {
    ...POSTED,
    page: '132 (Posted Sales Invoice)',
    suggested: ['PostedSalesInvoice', 'PostedSalesInvoices'],
    prefer: 'list',
    all: [...POSTED.all, 'Order_No'],
    none: APPLIES,
    wanted: ['Amount_Including_VAT'],
    line: { all: ['Type', 'No', 'Quantity', 'Unit_Price'] },
  },
  postedCreditMemos: {
    ...POSTED,
    page: '134 (Posted Sales Credit Memo)',
    suggested: ['PostedSalesCreditMemos', 'PostedSalesCreditMemo'],
    prefer: 'list',
    some: APPLIES,
    wanted: ['Amount_Including_VAT'],
  },
  shipments: {
    page: '130 (Posted Sales Shipment)',
    suggested: ['PostedSalesShipment'],
    prefer: 'named',
    key: ['No'],
    all: ['Sell_to_Customer_No', 'Order_No', 'Posting_Date'],
    line: { all: ['Type', 'No', 'Quantity'], none: ['Unit_Price', 'Line_Amount'] },
    wanted: ['Package_Tracking_No', 'External_Document_No'],
  },
  movements: {
    page: '38 (Item Ledger Entries)',
    suggested: ['ItemLedgerEntries'],
    prefer: 'named',
    key: ['Entry_No'],
    all: ['Item_No', 'Entry_Type'],
    none: ['Item_Ledger_Entry_No', 'Valued_Quantity'],
    wanted: ['Location_Code', 'Variant_Code'],
  },
  priceListLines: {
    page: '7001 (Price List Lines)',
    suggested: ['PriceListLines', 'PriceListLineReview'],
    prefer: 'named',
    all: [
      'Price_List_Code',
      'Asset_No|Product_No|AssetNo|ProductNo',
      'Unit_Price|UnitPrice',
      'Source_Type|SourceType',
      'Source_No|SourceNo',
    ],
    some: ['Minimum_Quantity', 'MinimumQuantity'],
    wanted: ['Status', 'Starting_Date|StartingDate', 'Ending_Date|EndingDate'],
  },
  salesPrices: {
    page: '7002 (Sales Prices)',
    suggested: ['SalesPrices'],
    prefer: 'named',
    all: ['Item_No', 'Sales_Type', 'Sales_Code', 'Unit_Price', 'Minimum_Quantity'],
  },
  itemVariants: {
    page: '5401 (Item Variants)',
    suggested: ['ItemVariants'],
    prefer: 'named',
    key: ['Item_No', 'Code'],
    all: ['Description'],
    none: ['Qty_per_Unit_of_Measure'],
  },
  itemUnits: {
    page: '5404 (Item Units of Measure)',
    suggested: ['ItemUnitsOfMeasure'],
    prefer: 'named',
    all: ['Item_No', 'Code', 'Qty_per_Unit_of_Measure'],
  },
  itemReferences: {
    page: '5721 (Cross References; from version 15 on 5736, Item References)',
    suggested: ['ItemReferences', 'CrossReferences'],
    prefer: 'named',
    all: ['Item_No', 'Reference_No|Cross_Reference_No', 'Reference_Type|Cross_Reference_Type'],
  },
  setup: {
    page: '118 (General Ledger Setup)',
    suggested: ['GeneralLedgerSetup'],
    prefer: 'named',
    all: ['Allow_Posting_From', 'Allow_Posting_To'],
    some: ['LCY_Code', 'Amount_Rounding_Precision', 'Global_Dimension_1_Code'],
  },
  ...LIST_ROLES,
};
