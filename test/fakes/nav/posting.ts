import type { Big } from 'big.js';
import type { Company } from './company.ts';
import { takeNumber } from './company.ts';
import { transact } from './documents.ts';
import { numberOf, textOf } from './entity.ts';
import { dialog } from './errors.ts';
import { moveGoods, postShipment, wholeOf } from './goods.ts';
import { roundInvoice } from './invoiceRounding.ts';
import { testPosting } from './postingChecks.ts';
import type { SalesDocument } from './salesDocument.ts';
import { recount } from './totals.ts';

/** Posts a draft invoice: the id stays, number and status change. */
export function postInvoice(company: Company, invoice: SalesDocument): void {
  if (invoice.posted) throw dialog('The action can be applied to a draft invoice only.');
  testPosting(company, invoice);
  const number = takeNumber(company.numbers.postedInvoices);
  become(company, invoice, number);
  if (company.salesSetup.shipmentOnInvoice) postShipment(company, invoice, wholeOf(invoice));
  else moveGoods(company, invoice, wholeOf(invoice), { documentType: 'Sales_x0020_Invoice', documentNumber: number });
}

function become(company: Company, document: SalesDocument, number: string): void {
  transact(company, document, (copy) => {
    copy.posted = true;
    Object.assign(copy.header.values, { number, status: 'Open' });
    recount(company, copy);
    roundInvoice(company, copy);
  });
}

/** Posts a draft memo, brings its goods back and settles the invoice it is applied to as far as that is open. */
export function postCreditMemo(company: Company, memo: SalesDocument): void {
  if (memo.posted) throw dialog('The action can be applied to a draft credit memo only.');
  testPosting(company, memo);
  const number = takeNumber(company.numbers.postedCreditMemos);
  become(company, memo, number);
  const back = wholeOf(memo).map(({ line, quantity }) => ({ line, quantity: quantity.times(-1) }));
  moveGoods(company, memo, back, { documentType: 'Sales_x0020_Credit_x0020_Memo', documentNumber: number });
  const invoice = company.invoices.byId(textOf(memo.header, 'invoiceId'));
  if (invoice === undefined) return;
  const total = numberOf(memo.header, 'totalAmountIncludingTax');
  const applied = smaller(total, numberOf(invoice.header, 'remainingAmount'));
  applyTo(company, invoice, applied);
  applyTo(company, memo, applied);
}

/** A payment or a credit memo against a posted document; settled in full it is paid. */
export function applyTo(company: Company, document: SalesDocument, amount: Big): void {
  transact(company, document, (copy) => {
    copy.applied = copy.applied.plus(amount);
    const total = numberOf(copy.header, 'totalAmountIncludingTax');
    if (copy.header.values['status'] === 'Open' && copy.applied.gte(total)) copy.header.values['status'] = 'Paid';
  });
}

function smaller(a: Big, b: Big): Big {
  return a.gt(b) ? b : a;
}
