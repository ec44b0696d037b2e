import { Big } from 'big.js';
import type { Company, NumberSeries, VatSetup } from '../company.ts';
import { SERIES_NAMES } from '../company.ts';
import { textOf } from '../entity.ts';
import { EMPTY_DATE, code, date, decimal, flag, option, text } from '../schema.ts';
import type { GeneralPosting } from '../setup.ts';
import type { SalesSetup } from '../setupSeed.ts';
import type { Column, Page } from './page.ts';
import { column } from './page.ts';
import { constant, tablePage } from './tablePage.ts';

const PRIMARY_KEY = constant<Company>(code('Primary_Key', 10), '');

function ledger(name: string, max: number, source: string): Column<Company> {
  return column(code(name, max), ({ ledgerSetup }) => textOf(ledgerSetup, source));
}

const SHORTCUTS = [1, 2, 3, 4, 5, 6, 7, 8].map((number) =>
  ledger(`Shortcut_Dimension_${number}_Code`, 20, `shortcutDimension${number}Code`),
);

/** The posting window and how amounts are rounded, which the API leaves out. */
const LEDGER_SETUP = tablePage<Company>({
  object: 118,
  table: 'General Ledger Setup',
  keys: ['Primary_Key'],
  columns: [
    PRIMARY_KEY,
    column(date('Allow_Posting_From'), ({ ledgerSetup }) => textOf(ledgerSetup, 'allowPostingFrom') || EMPTY_DATE),
    column(date('Allow_Posting_To'), ({ ledgerSetup }) => textOf(ledgerSetup, 'allowPostingTo') || EMPTY_DATE),
    ledger('LCY_Code', 10, 'localCurrencyCode'),
    column(decimal('Amount_Rounding_Precision'), ({ localPrecision }) => localPrecision),
    constant(text('Amount_Decimal_Places', 5), '2:2'),
    column(decimal('Unit_Amount_Rounding_Precision'), ({ localUnitPrecision }) => localUnitPrecision),
    constant(text('Unit_Amount_Decimal_Places', 5), '2:5'),
    column(decimal('Inv_Rounding_Precision_LCY'), ({ salesSetup }) => new Big(salesSetup.invoiceRoundingPrecision)),
    constant(option('Inv_Rounding_Type_LCY', ['Nearest', 'Up', 'Down']), 'Nearest'),
    constant(option('VAT_Rounding_Type', ['Nearest', 'Up', 'Down']), 'Nearest'),
    constant(decimal('VAT_Tolerance_Percent'), new Big(0)),
    constant(option('Bill_to_Sell_to_VAT_Calc', ['Bill-to/Pay-to No.', 'Sell-to/Buy-from No.']), 'Bill-to/Pay-to No.'),
    ledger('Global_Dimension_1_Code', 20, 'shortcutDimension1Code'),
    ledger('Global_Dimension_2_Code', 20, 'shortcutDimension2Code'),
    ...SHORTCUTS,
    ledger('Additional_Reporting_Currency', 10, 'additionalReportingCurrency'),
  ],
  records: ({ company }) => [company],
  entity: ({ ledgerSetup }) => ledgerSetup,
});

const COMPANY_INFORMATION = tablePage<Company>({
  object: 1,
  table: 'Company Information',
  keys: ['Primary_Key'],
  columns: [
    PRIMARY_KEY,
    column(text('Name', 100), ({ information }) => textOf(information, 'displayName')),
    column(code('Country_Region_Code', 10), ({ information }) => textOf(information, 'country')),
    column(text('VAT_Registration_No', 20), ({ information }) => textOf(information, 'taxRegistrationNumber')),
    constant(text('Bank_Name', 100), ''),
  ],
  records: ({ company }) => [company],
  entity: ({ information }) => information,
});

function sales(name: string, source: keyof SalesSetup): Column<Company> {
  return column(flag(name), ({ salesSetup }) => salesSetup[source] === true);
}

function series(name: string, source: keyof Company['numbers']): Column<Company> {
  return column(code(name, 20), ({ numbers }) => numbers[source].series);
}

const SALES_SETUP = tablePage<Company>({
  object: 459,
  table: 'Sales & Receivables Setup',
  keys: ['Primary_Key'],
  columns: [
    PRIMARY_KEY,
    sales('Stockout_Warning', 'stockoutWarning'),
    sales('Shipment_on_Invoice', 'shipmentOnInvoice'),
    sales('Invoice_Rounding', 'invoiceRounding'),
    sales('Ext_Doc_No_Mandatory', 'externalDocumentNumberMandatory'),
    sales('Calc_Inv_Discount', 'calculateInvoiceDiscount'),
    sales('Exact_Cost_Reversing_Mandatory', 'exactCostReversingMandatory'),
    series('Customer_Nos', 'customers'),
    series('Order_Nos', 'orders'),
    series('Invoice_Nos', 'invoices'),
    series('Posted_Invoice_Nos', 'postedInvoices'),
    series('Credit_Memo_Nos', 'creditMemos'),
    series('Posted_Credit_Memo_Nos', 'postedCreditMemos'),
    series('Posted_Shipment_Nos', 'shipments'),
  ],
  records: ({ company }) => [company],
  entity: ({ ledgerSetup }) => ledgerSetup,
});

/** The line's fields are controls of the page, and so without underscores. */
const NUMBER_SERIES = tablePage<NumberSeries>({
  object: 456,
  table: 'No. Series',
  keys: ['Code'],
  columns: [
    column(code('Code', 20, { field: 'Code' }), (row) => row.series),
    column(text('Description', 50), (row) => row.series),
    constant(date('StartDate'), EMPTY_DATE),
    constant(code('StartNo', 20), ''),
    constant(code('EndNo', 20), ''),
    column(code('LastNoUsed', 20), ({ next }) => lastUsed(next)),
    column(flag('Default_Nos'), (row) => row.default),
    column(flag('Manual_Nos'), ({ manual }) => manual),
    constant(flag('Date_Order'), false),
  ],
  records: ({ company }) => SERIES_NAMES.map((name) => company.numbers[name]),
});

function lastUsed(next: string): string {
  return next.replace(/\d+$/, (digits) => String(Number(digits) - 1).padStart(digits.length, '0'));
}

interface VatRow {
  readonly business: string;
  readonly product: string;
  readonly setup: VatSetup;
}

function vatRows(company: Company): readonly VatRow[] {
  return [...company.vat].map(([key, setup]) => {
    const [business = '', product = ''] = key.split('/');
    return { business, product, setup };
  });
}

const CALCULATIONS = ['Normal VAT', 'Reverse Charge VAT', 'Full VAT', 'Sales Tax'];

const VAT_SETUP = tablePage<VatRow>({
  object: 472,
  table: 'VAT Posting Setup',
  keys: ['VAT_Bus_Posting_Group', 'VAT_Prod_Posting_Group'],
  columns: [
    column(code('VAT_Bus_Posting_Group', 20, { field: 'VAT Bus. Posting Group' }), ({ business }) => business),
    column(code('VAT_Prod_Posting_Group', 20, { field: 'VAT Prod. Posting Group' }), ({ product }) => product),
    column(code('VAT_Identifier', 20), ({ setup }) => setup.identifier),
    column(decimal('VAT_Percent'), ({ setup }) => setup.percent),
    column(option('VAT_Calculation_Type', CALCULATIONS), ({ setup }) => setup.calculation),
    constant(option('Unrealized_VAT_Type', [' ', 'Percentage', 'First', 'Last']), ' '),
    constant(flag('Adjust_for_Payment_Discount'), false),
    constant(flag('EU_Service'), false),
  ],
  records: ({ company }) => vatRows(company),
});

const GENERAL_POSTING = tablePage<GeneralPosting>({
  object: 314,
  table: 'General Posting Setup',
  keys: ['Gen_Bus_Posting_Group', 'Gen_Prod_Posting_Group'],
  columns: [
    column(code('Gen_Bus_Posting_Group', 20, { field: 'Gen. Bus. Posting Group' }), ({ business }) => business),
    column(code('Gen_Prod_Posting_Group', 20, { field: 'Gen. Prod. Posting Group' }), ({ product }) => product),
    column(code('Sales_Account', 20), ({ salesAccount }) => salesAccount),
    column(code('Sales_Credit_Memo_Account', 20), ({ creditMemoAccount }) => creditMemoAccount),
  ],
  records: ({ company }) => [...company.generalPosting.values()],
});

/** What documents depend on and administrators keep. */
export const SETUP_PAGES: readonly Page[] = [
  COMPANY_INFORMATION,
  LEDGER_SETUP,
  SALES_SETUP,
  NUMBER_SERIES,
  VAT_SETUP,
  GENERAL_POSTING,
];
