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

/** How a page is known by its fields. A name with bars is one of several: `Asset_No|Product_No`. */
export interface RoleRule {
  /** Number and name of the page, for the remedy. */
  readonly page: string;
  readonly suggested: readonly string[];
  /** Which of several: the smaller one is the list, which is cheaper to read; the larger one the card; or by its name. */
  readonly prefer: 'list' | 'card' | 'named';
  readonly key?: readonly string[];
  readonly all: readonly string[];
  /** What tells it from pages that are alike; not asked of a page that has the suggested name. */
  readonly some?: readonly string[];
  readonly none?: readonly string[];
  readonly named?: RegExp;
  /** Of several pages the one with more of these. */
  readonly wanted?: readonly string[];
  /** Needed as well; what lacks is told by name. */
  readonly must?: readonly string[];
  readonly line?: {
    readonly all: readonly string[];
    readonly none?: readonly string[];
    readonly must?: readonly string[];
  };
}

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
  must: ['Description', 'Unit_Price', 'Line_Discount_Amount|Line_Amount'],
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
  dimensionValues: {
    page: '537 (Dimension Values)',
    suggested: ['DimensionValues', 'DimensionValueList'],
    prefer: 'named',
    key: ['Dimension_Code', 'Code'],
    all: ['Name'],
  },
  accounts: {
    page: '16 (Chart of Accounts)',
    suggested: ['ChartOfAccounts', 'GLAccountList', 'GLAccounts'],
    prefer: 'named',
    key: ['No'],
    all: ['Name', 'Account_Type'],
    some: ['Income_Balance', 'Direct_Posting', 'Gen_Posting_Type'],
  },
  countries: {
    page: '10 (Countries/Regions)',
    suggested: ['Countries', 'CountriesRegions'],
    prefer: 'named',
    key: ['Code'],
    all: ['Name'],
    some: ['EU_Country_Region_Code', 'Intrastat_Code', 'Address_Format', 'ISO_Code', 'VAT_Scheme'],
  },
  currencies: {
    page: '5 (Currencies)',
    suggested: ['Currencies'],
    prefer: 'named',
    key: ['Code'],
    all: ['Description'],
    some: ['Amount_Rounding_Precision', 'Invoice_Rounding_Precision', 'Realized_Gains_Acc', 'EMU_Currency', 'Symbol'],
  },
  customerPriceGroups: {
    page: '7 (Customer Price Groups)',
    suggested: ['CustomerPriceGroups'],
    prefer: 'named',
    key: ['Code'],
    all: ['Description'],
    some: ['Price_Includes_VAT', 'VAT_Bus_Posting_Gr_Price'],
  },
  dimensions: {
    page: '536 (Dimensions)',
    suggested: ['Dimensions'],
    prefer: 'named',
    key: ['Code'],
    all: ['Name'],
    some: ['Code_Caption', 'Filter_Caption'],
  },
  // These pages show a code and a name and nothing else, so that only their service's name tells them apart.
  locations: {
    page: '15 (Locations)',
    suggested: ['Locations', 'LocationList'],
    prefer: 'named',
    key: ['Code'],
    all: ['Name'],
    named: /location|lagerort|magasin/i,
  },
  paymentMethods: {
    page: '427 (Payment Methods)',
    suggested: ['PaymentMethods'],
    prefer: 'named',
    key: ['Code'],
    all: ['Description'],
    some: ['Bal_Account_Type', 'Direct_Debit'],
  },
  paymentTerms: {
    page: '4 (Payment Terms)',
    suggested: ['PaymentTerms'],
    prefer: 'named',
    key: ['Code'],
    all: ['Description'],
    some: ['Due_Date_Calculation', 'Discount_Date_Calculation'],
  },
  shipmentMethods: {
    page: '11 (Shipment Methods)',
    suggested: ['ShipmentMethods'],
    prefer: 'named',
    key: ['Code'],
    all: ['Description'],
    named: /shipment.?method|lieferbedingung/i,
  },
  taxCodes: {
    page: '471 (VAT Product Posting Groups), or under sales tax page 467 (Tax Groups)',
    suggested: ['VATProductPostingGroups', 'VATProdPostingGroups', 'TaxGroups'],
    prefer: 'named',
    key: ['Code'],
    all: ['Description'],
    named: /vat.?prod|tax.?group|mwst/i,
  },
  units: {
    page: '209 (Units of Measure)',
    suggested: ['Units', 'UnitsOfMeasure'],
    prefer: 'named',
    key: ['Code'],
    all: ['Description'],
    some: ['International_Standard_Code'],
  },
};
