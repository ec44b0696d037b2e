import { Big } from 'big.js';
import type { Company } from './company.ts';
import { amountPrecision, findById } from './company.ts';
import type { Entity, Value } from './entity.ts';
import { flagOf, numberOf, textOf } from './entity.ts';
import type { NavFault } from './errors.ts';
import { dialog, fieldTest } from './errors.ts';
import { listPrice, rescaledPrice } from './pricing.ts';
import type { SalesDocument } from './salesDocument.ts';
import { DOCUMENT_TYPES } from './salesDocument.ts';
import { ZERO } from './schema.ts';
import { discountOfPercent, percentOfDiscount, undiscounted } from './vat.ts';

/** One line while its fields are validated. `isNew` allows what only a new line may be told. */
export interface LineWork {
  readonly company: Company;
  readonly document: SalesDocument;
  readonly line: Entity;
  readonly isNew: boolean;
}

export function lineWork(company: Company, document: SalesDocument, line: Entity): LineWork {
  return { company, document, line, isNew: false };
}

export function identify(document: SalesDocument, line: Entity): string {
  const number = textOf(document.header, 'number');
  return `Sales Line: Document Type=${DOCUMENT_TYPES[document.kind]}, Document No.=${number}, Line No.=${numberOf(line, 'sequence').toFixed()}`;
}

/** Item lines take the card's price again, and the discount the customer gets; other lines only count anew. */
export function reprice(work: LineWork): void {
  const { company, document, line } = work;
  const item = findById(company.tables.items, textOf(line, 'itemId'));
  if (item !== undefined) {
    line.values['unitPrice'] = listPrice(company, document, item, line);
    line.values['discountPercent'] = document.lineDiscountPercent.gt(0)
      ? document.lineDiscountPercent
      : numberOf(line, 'discountPercent');
  }
  discountFromPercent(work);
}

function precisionOf({ company, document }: LineWork): Big {
  return amountPrecision(company, document.currency);
}

function amountBeforeDiscount(work: LineWork): Big {
  return undiscounted(numberOf(work.line, 'quantity'), numberOf(work.line, 'unitPrice'), precisionOf(work));
}

export function discountFromPercent(work: LineWork): void {
  const percent = numberOf(work.line, 'discountPercent');
  work.line.values['discountAmount'] = discountOfPercent(amountBeforeDiscount(work), percent, precisionOf(work));
}

export function setDiscountAmount(work: LineWork, value: Value): void {
  const { document, line } = work;
  const discount = value instanceof Big ? value : ZERO;
  if (numberOf(line, 'quantity').eq(0)) {
    throw fieldTest(`Quantity must have a value in ${identify(document, line)}. It cannot be zero or empty.`);
  }
  const percent = percentOfDiscount(amountBeforeDiscount(work), discount);
  if (percent === null) throw discountOutOfRange();
  line.values['discountAmount'] = discount;
  line.values['discountPercent'] = percent;
}

export function setDiscountPercent(work: LineWork, value: Value): void {
  const percent = value instanceof Big ? value.round(5, Big.roundHalfUp) : ZERO;
  if (percent.lt(0) || percent.gt(100)) throw discountOutOfRange();
  work.line.values['discountPercent'] = percent;
  discountFromPercent(work);
}

function discountOutOfRange(): NavFault {
  return dialog('The value in the Line Discount % field must be between 0 and 100.');
}

/** A new percent for the line, by its tax code or by the header's business group. */
export function changePercent(work: LineWork, before: Big, percent: Big): void {
  const { company, document, line } = work;
  line.values['taxPercent'] = percent;
  if (!flagOf(document.header, 'pricesIncludeTax')) return;
  line.values['unitPrice'] = rescaledPrice(company, document, numberOf(line, 'unitPrice'), before, percent);
  discountFromPercent(work);
}
