import type { NavDocument, NavDocumentLine } from '../../../main/nav/nav.ts';
import type { Company } from '../../fakes/nav/company.ts';
import type { Entity } from '../../fakes/nav/entity.ts';
import { flagOf, numberOf, textOf } from '../../fakes/nav/entity.ts';
import { lineAmount } from '../../fakes/nav/pages/lineColumns.ts';
import type { SalesDocument } from '../../fakes/nav/salesDocument.ts';

const KINDS: Readonly<Record<string, NavDocumentLine['kind']>> = { Item: 'item', Account: 'account' };

/** A document as the product has it in its hands after reading it; page services show neither rate nor tax of a line. */
export function asRead(company: Company, document: SalesDocument, surface: 'api' | 'pages'): NavDocument {
  const { header } = document;
  return {
    kind: document.kind === 'order' ? 'salesOrder' : 'salesInvoice',
    key: header.id,
    no: textOf(header, 'number'),
    etag: String(header.version),
    externalDocumentNo: textOf(header, 'externalDocumentNumber'),
    customerNo: textOf(header, 'customerNumber'),
    postingDate: textOf(header, 'postingDate'),
    currency: surface === 'api' ? textOf(header, 'currencyCode') : document.currency,
    pricesIncludeTax: flagOf(header, 'pricesIncludeTax'),
    state: document.posted ? 'posted' : 'open',
    totalInclTax: plain(header, 'totalAmountIncludingTax'),
    totalTax: plain(header, 'totalTaxAmount'),
    lines: document.lines.map((line) => toLine(company, document, line, surface)),
  };
}

/** One line of it. */
export function toLine(
  company: Company,
  document: SalesDocument,
  line: Entity,
  surface: 'api' | 'pages',
): NavDocumentLine {
  const isApi = surface === 'api';
  return {
    key: line.id,
    etag: String(line.version),
    lineNo: numberOf(line, 'sequence').toNumber(),
    kind: KINDS[textOf(line, 'lineType')] ?? 'comment',
    no: textOf(line, 'lineObjectNumber'),
    description: textOf(line, 'description'),
    unit: textOf(line, 'unitOfMeasureCode'),
    quantity: plain(line, 'quantity'),
    unitPrice: plain(line, 'unitPrice'),
    discountAmount: plain(line, 'discountAmount'),
    taxCode: textOf(line, 'taxCode'),
    lineAmount: lineAmount(company, { document, line }).toFixed(),
    taxPercent: isApi ? plain(line, 'taxPercent') : null,
    amountExclTax: isApi ? plain(line, 'amountExcludingTax') : null,
    taxAmount: isApi ? plain(line, 'totalTaxAmount') : null,
    amountInclTax: isApi ? plain(line, 'amountIncludingTax') : null,
  };
}

function plain(entity: Entity, name: string): string {
  return numberOf(entity, name).toFixed();
}
