import * as z from 'zod';
import { big, currencyDigits, type Decimal, roundTo, toPlainDecimal } from '../../base/money.ts';
import { rawNumber } from '../exactJson.ts';
import { cut, type EntityFields, type FitRules, fitted } from '../fit.ts';
import type { LineRepair, NavDocumentLine, NewDocumentLine } from '../nav.ts';
import { decimal, etag, laterText, option, text, wholeNumber } from '../shapes.ts';
import { fieldOf } from './services.ts';
import { isSameNumber } from './settle.ts';

const KINDS: Readonly<Record<string, NavDocumentLine['kind']>> = {
  Item: 'item',
  'G/L Account': 'account',
  '': 'comment',
  Comment: 'comment',
};
const LINE_TYPES: Readonly<Record<NewDocumentLine['kind'], string>> = {
  item: 'Item',
  account: 'G/L Account',
  comment: ' ',
};

const LONGEST_DESCRIPTION = 100;

/** A line with what it shows of its document. */
export interface LineRow {
  readonly line: NavDocumentLine;
  readonly totalInclTax: Decimal | null;
  readonly totalTax: Decimal | null;
}

export const documentLine = z
  .object({
    '@odata.etag': etag,
    Line_No: wholeNumber,
    Type: option,
    No: text,
    Description: laterText,
    Unit_of_Measure_Code: laterText,
    Quantity: decimal,
    Unit_Price: decimal.optional(),
    Line_Discount_Amount: decimal.optional(),
    Line_Amount: decimal.optional(),
    VAT_Prod_Posting_Group: laterText,
    Tax_Group_Code: laterText,
    Amount: decimal.optional(),
    Amount_Including_VAT: decimal.optional(),
    Total_Amount_Incl_VAT: decimal.optional(),
    Total_VAT_Amount: decimal.optional(),
  })
  .transform((row): LineRow => {
    const price = row.Unit_Price ?? '0';
    // One of the two is always there; the other follows from the undiscounted amount, which has the digits of these.
    const undiscounted = big(row.Quantity).times(price);
    const lineAmount =
      row.Line_Amount ?? toPlainDecimal(roundTo(undiscounted, 2).minus(row.Line_Discount_Amount ?? '0'));
    const discount = row.Line_Discount_Amount ?? toPlainDecimal(roundTo(undiscounted, 2).minus(lineAmount));
    const { Amount: net, Amount_Including_VAT: gross } = row;
    return {
      line: {
        key: `${row.Line_No}`,
        etag: row['@odata.etag'],
        lineNo: row.Line_No,
        kind: KINDS[row.Type.trim()] ?? 'other',
        no: row.No,
        description: row.Description,
        unit: row.Unit_of_Measure_Code,
        quantity: row.Quantity,
        unitPrice: price,
        discountAmount: discount,
        taxCode: row.VAT_Prod_Posting_Group === '' ? row.Tax_Group_Code : row.VAT_Prod_Posting_Group,
        lineAmount,
        taxPercent: null,
        amountExclTax: net !== undefined && gross !== undefined ? net : null,
        taxAmount: net !== undefined && gross !== undefined ? toPlainDecimal(big(gross).minus(net)) : null,
        amountInclTax: net !== undefined && gross !== undefined ? gross : null,
      },
      totalInclTax: row.Total_Amount_Incl_VAT ?? null,
      totalTax: row.Total_VAT_Amount ?? null,
    };
  });

const RULES: FitRules = { lengths: { Description: LONGEST_DESCRIPTION }, optional: [] };

/** What the document says that its lines depend on. */
export interface LineBasis {
  /** Fields of the line page. */
  readonly fields: EntityFields;
  /** The document's currency as a code, for its decimals; "" where it is not known. */
  readonly currency: string;
  /** Under sales tax the line's code is a tax group, else a VAT product posting group. */
  readonly isSalesTax: boolean;
  /** Code that item lines are given; absent leaves it to NAV. */
  readonly location?: string;
}

/**
 * A new line in the order in which NAV must validate it: type and number first; variant, unit and quantity reprice the
 * line, a VAT code rescales the price, so the price comes last. No discount but 0, against price group discounts: some
 * servers hold it against the card's price, which may be less than it; it goes with the price in a change of its own.
 */
export function bodyOfLine(line: NewDocumentLine, basis: LineBasis): Record<string, unknown> {
  const Type = LINE_TYPES[line.kind];
  const description = line.description === '' ? {} : { Description: line.description };
  if (line.kind === 'comment') return fitted({ Type, ...description }, basis.fields, RULES);
  const body = {
    Type,
    No: line.no,
    ...(line.variantKey !== null && line.variantKey !== '' && { Variant_Code: line.variantKey }),
    ...(line.kind === 'item' && basis.location !== undefined && { Location_Code: basis.location }),
    ...(line.unit !== '' && { Unit_of_Measure_Code: line.unit }),
    Quantity: rawNumber(line.quantity),
    ...description,
    ...(line.taxCode !== null && { [taxField(basis)]: line.taxCode }),
    Unit_Price: rawNumber(line.unitPrice),
    ...(basis.fields.has('Line_Discount_Amount') && { Line_Discount_Amount: rawNumber('0') }),
  };
  return fitted(body, basis.fields, RULES);
}

/** What NAV made otherwise of a line that was just sent; null when nothing. */
export function repairOf(wanted: NewDocumentLine, made: NavDocumentLine, basis: LineBasis): LineRepair | null {
  const longest = Math.min(LONGEST_DESCRIPTION, basis.fields.get('Description') ?? LONGEST_DESCRIPTION);
  const description = cut(wanted.description, longest);
  const isPriced = wanted.kind !== 'comment';
  const repair: LineRepair = {
    ...(description !== '' && description !== made.description && { description }),
    ...(isPriced &&
      wanted.taxCode !== null &&
      wanted.taxCode.toUpperCase() !== made.taxCode.toUpperCase() && { taxCode: wanted.taxCode }),
    ...(isPriced && !isSameNumber(wanted.unitPrice, made.unitPrice) && { unitPrice: wanted.unitPrice }),
    ...(isPriced &&
      !isSameNumber(wanted.discountAmount, made.discountAmount) && { discountAmount: wanted.discountAmount }),
  };
  return Object.keys(repair).length === 0 ? null : repair;
}

/**
 * Only the fields to be put right, and those that they would carry away: a VAT code rescales the price, and a price
 * reckons the discount anew from its percentage.
 */
export function bodyOfRepair(
  repair: LineRepair,
  line: Pick<NavDocumentLine, 'quantity' | 'unitPrice' | 'discountAmount'>,
  basis: LineBasis,
): Record<string, unknown> {
  const { description, taxCode } = repair;
  const unitPrice = repair.unitPrice ?? (taxCode === undefined ? undefined : line.unitPrice);
  const isCarried = unitPrice !== undefined && !isSameNumber(line.discountAmount, '0');
  const discountAmount = repair.discountAmount ?? (isCarried ? line.discountAmount : undefined);
  const amounts = { quantity: line.quantity, unitPrice: unitPrice ?? line.unitPrice };
  const body = {
    ...(description !== undefined && { Description: description }),
    ...(taxCode !== undefined && { [taxField(basis)]: taxCode }),
    ...(unitPrice !== undefined && { Unit_Price: rawNumber(unitPrice) }),
    ...(discountAmount !== undefined && discountFields({ ...amounts, discountAmount }, basis)),
  };
  return fitted(body, basis.fields, RULES);
}

function taxField({ fields, isSalesTax }: LineBasis): string {
  const names = isSalesTax ? 'Tax_Group_Code|VAT_Prod_Posting_Group' : 'VAT_Prod_Posting_Group|Tax_Group_Code';
  return fieldOf(fields, names) ?? 'VAT_Prod_Posting_Group';
}

/** NAV keeps a discount amount exactly. Where the page lacks it, the amount of the line that it leads to; not at price 0, which NAV refuses. */
function discountFields(
  line: Pick<NewDocumentLine, 'quantity' | 'unitPrice' | 'discountAmount'>,
  { fields, currency }: LineBasis,
): Record<string, unknown> {
  if (fields.has('Line_Discount_Amount') || !fields.has('Line_Amount')) {
    return { Line_Discount_Amount: rawNumber(line.discountAmount) };
  }
  const undiscounted = roundTo(big(line.quantity).times(line.unitPrice), currencyDigits(currency));
  if (undiscounted.eq(0)) return {};
  return { Line_Amount: rawNumber(toPlainDecimal(undiscounted.minus(line.discountAmount))) };
}
