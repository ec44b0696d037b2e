import type { Company } from './company.ts';
import { amountPrecision, vatSetup } from './company.ts';
import type { Entity } from './entity.ts';
import { flagOf, numberOf, textOf } from './entity.ts';
import type { SalesDocument } from './salesDocument.ts';
import { ZERO } from './schema.ts';
import type { Basis, VatGroup, VatLine } from './vat.ts';
import { draftShares, postedGroups, postedShares, sumShares, undiscounted } from './vat.ts';

function basisOf(company: Company, document: SalesDocument): Basis {
  return {
    pricesIncludeTax: flagOf(document.header, 'pricesIncludeTax'),
    precision: amountPrecision(company, document.currency),
    keepsLargerNet: company.draftKeepsLargerNet,
    like2018: company.reckonsLike2018 === true,
  };
}

/** A discount of 100.00000 % counts as all of the line at posting, even if a cent should remain. */
function vatLine(company: Company, document: SalesDocument, line: Entity, posting: boolean): VatLine {
  const before = undiscounted(
    numberOf(line, 'quantity'),
    numberOf(line, 'unitPrice'),
    amountPrecision(company, document.currency),
  );
  const whole = posting && numberOf(line, 'discountPercent').eq(100);
  return {
    amount: whole ? ZERO : before.minus(numberOf(line, 'discountAmount')),
    percent: numberOf(line, 'taxPercent'),
    identifier: vatSetup(company, document.businessGroup, textOf(line, 'taxCode')).identifier,
  };
}

/** What posting makes of the document: one rounding per VAT identifier. */
export function postingGroups(company: Company, document: SalesDocument): readonly VatGroup[] {
  const lines = document.lines.map((line) => vatLine(company, document, line, true));
  return postedGroups(lines, basisOf(company, document));
}

/** Works out the amounts of all lines and the totals, by the draft's walk or by the rules of posting. */
export function recount(company: Company, document: SalesDocument): void {
  const lines = document.lines.map((line) => vatLine(company, document, line, document.posted));
  const shares = (document.posted ? postedShares : draftShares)(lines, basisOf(company, document));
  for (const [index, line] of document.lines.entries()) {
    const { net, tax, gross } = shares[index] ?? { net: ZERO, tax: ZERO, gross: ZERO };
    Object.assign(line.values, { amountExcludingTax: net, totalTaxAmount: tax, amountIncludingTax: gross });
    Object.assign(line.values, { netAmount: net, netTaxAmount: tax, netAmountIncludingTax: gross });
  }
  const { net, tax, gross } = sumShares(shares);
  Object.assign(document.header.values, {
    totalAmountExcludingTax: net,
    totalTaxAmount: tax,
    totalAmountIncludingTax: gross,
  });
  if (document.kind === 'invoice')
    document.header.values['remainingAmount'] = isSettled(document) ? ZERO : gross.minus(document.applied);
}

function isSettled({ header }: SalesDocument): boolean {
  return ['Paid', 'Canceled', 'Corrective'].includes(textOf(header, 'status'));
}
