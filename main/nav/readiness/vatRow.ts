import { big, type Decimal, toPlainDecimal } from '../../base/money.ts';
import type { NavVatSetup } from '../nav.ts';
import { decodeOption } from '../odata.ts';
import { flagIn, type SetupRow, textIn } from './source.ts';

/** A row of page 472 (VAT Posting Setup) as far as the page shows it. */
export interface VatRow extends Omit<NavVatSetup, 'percent'> {
  /** null where the page does not show it. */
  readonly percent: Decimal | null;
  readonly isBlocked: boolean;
  /** "" where the field is empty, null where the page does not show it. */
  readonly salesAccount: string | null;
}

const CALCULATIONS: Readonly<Record<string, NavVatSetup['calculation']>> = {
  'reverse charge vat': 'reverseCharge',
  'full vat': 'full',
  'sales tax': 'salesTax',
};

export function vatRow(row: SetupRow): VatRow {
  const percent = textIn(row, 'VAT_Percent');
  const calculation = decodeOption(textIn(row, 'VAT_Calculation_Type') ?? '').toLowerCase();
  return {
    businessGroup: textIn(row, 'VAT_Bus_Posting_Group') ?? '',
    productGroup: textIn(row, 'VAT_Prod_Posting_Group') ?? '',
    percent: percent === null || percent === '' ? null : toPlainDecimal(big(percent)),
    calculation: CALCULATIONS[calculation] ?? 'normal',
    isBlocked: flagIn(row, 'Blocked') === true,
    salesAccount: textIn(row, 'Sales_VAT_Account'),
  };
}
