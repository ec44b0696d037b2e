import { Big } from 'big.js';
import type { Company } from './company.ts';
import { findByNumber } from './company.ts';
import { lineType } from './documentTypes.ts';
import { newEntity, numberOf, textOf } from './entity.ts';
import { fieldTest } from './errors.ts';
import type { SalesDocument } from './salesDocument.ts';
import { recount } from './totals.ts';
import { roundTo } from './vat.ts';

/** The line that posting adds where the total is not a multiple of the set-up's precision; drafts never show it. */
export function roundInvoice(company: Company, document: SalesDocument): void {
  const { invoiceRounding, invoiceRoundingPrecision, invoiceRoundingAccount } = company.salesSetup;
  if (!invoiceRounding) return;
  const total = numberOf(document.header, 'totalAmountIncludingTax');
  const gap = roundTo(total, new Big(invoiceRoundingPrecision)).minus(total);
  if (gap.eq(0)) return;
  const account = findByNumber(company.tables.accounts, invoiceRoundingAccount);
  if (account === undefined) {
    throw fieldTest(
      'Invoice Rounding Account must have a value in Customer Posting Group. It cannot be zero or empty.',
    );
  }
  const last = document.lines.reduce((most, line) => Math.max(most, numberOf(line, 'sequence').toNumber()), 0);
  document.lines.push(
    newEntity(company.world, lineType(document.kind), {
      documentId: document.header.id,
      sequence: new Big(last + 10000),
      accountId: account.id,
      lineType: 'Account',
      lineObjectNumber: invoiceRoundingAccount,
      description: textOf(account, 'displayName'),
      quantity: new Big(1),
      unitPrice: gap,
      discountAppliedBeforeTax: true,
    }),
  );
  recount(company, document);
}
