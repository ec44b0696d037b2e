import * as z from 'zod';
import type { LineRepair, NavDocumentLine, NewDocumentLine } from '../nav.ts';
import { rawNumber } from '../exactJson.ts';
import { type EntityFields, type FitRules, fitted } from '../fit.ts';
import { decimal, etag, laterOption, laterText, text, wholeNumber } from '../shapes.ts';

const KINDS: Readonly<Record<string, NavDocumentLine['kind']>> = {
  Item: 'item',
  Account: 'account',
  Comment: 'comment',
};
const LINE_TYPES: Readonly<Record<NewDocumentLine['kind'], string>> = {
  item: 'Item',
  account: 'Account',
  comment: 'Comment',
};

export const lineRow = z.object({
  '@odata.etag': etag,
  id: text,
  sequence: wholeNumber,
  lineType: laterOption,
  lineObjectNumber: laterText,
  description: laterText,
  unitOfMeasureCode: laterText,
  quantity: decimal,
  unitPrice: decimal,
  discountAmount: decimal,
  taxCode: laterText,
  taxPercent: decimal,
  amountExcludingTax: decimal,
  totalTaxAmount: decimal,
  amountIncludingTax: decimal,
});
export type LineRow = z.infer<typeof lineRow>;

/** The line of a document whose prices include tax, or do not. */
export function toLine(row: LineRow, pricesIncludeTax: boolean): NavDocumentLine {
  return {
    key: row.id,
    etag: row['@odata.etag'],
    lineNo: row.sequence,
    kind: KINDS[row.lineType] ?? 'other',
    no: row.lineObjectNumber,
    description: row.description,
    unit: row.unitOfMeasureCode,
    quantity: row.quantity,
    unitPrice: row.unitPrice,
    discountAmount: row.discountAmount,
    taxCode: row.taxCode,
    lineAmount: pricesIncludeTax ? row.amountIncludingTax : row.amountExcludingTax,
    taxPercent: row.taxPercent,
    amountExclTax: row.amountExcludingTax,
    taxAmount: row.totalTaxAmount,
    amountInclTax: row.amountIncludingTax,
  };
}

export function inDocumentOrder(lines: readonly NavDocumentLine[]): readonly NavDocumentLine[] {
  return lines.toSorted((left, right) => left.lineNo - right.lineNo);
}

const RULES: FitRules = { lengths: { description: 100 }, optional: [] };

/**
 * A new line in the order in which NAV must validate it: type before number; variant, unit and quantity reprice the
 * line, a tax code rescales the price, so price and discount come last. The discount is sent also as 0, against price
 * group discounts. No `sequence`: release 22.0 refuses it.
 */
export function bodyOfLine(
  line: NewDocumentLine,
  server: EntityFields | undefined,
  locationId?: string,
): Record<string, unknown> {
  const description = line.description === '' ? {} : { description: line.description };
  const lineType = LINE_TYPES[line.kind];
  if (line.kind === 'comment') return fitted({ lineType, ...description }, server, RULES);
  const body = {
    lineType,
    lineObjectNumber: line.no,
    ...(line.variantKey !== null && { itemVariantId: line.variantKey }),
    ...(line.kind === 'item' && locationId !== undefined && { locationId }),
    ...(line.unit !== '' && { unitOfMeasureCode: line.unit }),
    quantity: rawNumber(line.quantity),
    ...description,
    ...(line.taxCode !== null && { taxCode: line.taxCode }),
    unitPrice: rawNumber(line.unitPrice),
    discountAmount: rawNumber(line.discountAmount),
  };
  return fitted(body, server, RULES);
}

/** Only the fields to be put right; the tax code before the price that it rescales. */
export function bodyOfRepair(repair: LineRepair, server: EntityFields | undefined): Record<string, unknown> {
  const body = {
    ...(repair.description !== undefined && { description: repair.description }),
    ...(repair.taxCode !== undefined && { taxCode: repair.taxCode }),
    ...(repair.unitPrice !== undefined && { unitPrice: rawNumber(repair.unitPrice) }),
    ...(repair.discountAmount !== undefined && { discountAmount: rawNumber(repair.discountAmount) }),
  };
  return fitted(body, server, RULES);
}
