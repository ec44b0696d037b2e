import { Big } from 'big.js';
import type { Company } from './company.ts';
import { takeNumber } from './company.ts';
import { copyDimensions } from './dimensions.ts';
import { transact } from './documents.ts';
import { lineType } from './documentTypes.ts';
import type { Entity } from './entity.ts';
import { newEntity, numberOf, textOf } from './entity.ts';
import { dialog } from './errors.ts';
import { newDocument, setCustomer } from './headers.ts';
import { findById } from './company.ts';
import { postCreditMemo } from './posting.ts';
import type { SalesDocument } from './salesDocument.ts';
import { recount } from './totals.ts';

const PAID =
  'You cannot cancel this posted sales invoice because it is fully or partially paid.\\\\To reverse a paid sales invoice, you must manually create a sales credit memo.';

/** Posts a credit memo over the whole invoice. Nothing is left behind when posting the memo is refused. */
export function cancelInvoice(company: Company, invoice: SalesDocument): void {
  testPosted(invoice);
  if (statusOf(invoice) === 'Canceled') {
    throw dialog('The invoice cannot be canceled because it has already been canceled.');
  }
  if (statusOf(invoice) === 'Paid' || invoice.applied.gt(0)) throw dialog(PAID);
  const memo = correctiveMemo(company, invoice);
  postCreditMemo(company, memo);
  takeNumber(company.numbers.creditMemos);
  company.creditMemos.insert(memo);
  setStatus(company, memo, 'Corrective');
  setStatus(company, invoice, 'Canceled');
}

/** A draft copied from the posted invoice and applied to it: the basis of a partial refund. */
export function makeCorrectiveCreditMemo(company: Company, invoice: SalesDocument): SalesDocument {
  testPosted(invoice);
  if (['Paid', 'Canceled', 'Corrective'].includes(statusOf(invoice))) {
    throw dialog('The invoice is closed. The corrective credit memo may not be applied to the invoice.');
  }
  if (invoice.applied.gt(0)) {
    const message = 'The invoice is partially paid or credited.';
    throw dialog(`${message} The corrective credit memo may not be fully closed by the invoice.`);
  }
  const memo = correctiveMemo(company, invoice);
  takeNumber(company.numbers.creditMemos);
  company.creditMemos.insert(memo);
  return memo;
}

/** Only a memo that corrects an invoice can be canceled: the invoice is owed again. */
export function cancelCreditMemo(company: Company, memo: SalesDocument): void {
  if (!memo.posted) throw dialog('The action can be applied to a posted credit memo only.');
  if (statusOf(memo) === 'Canceled') {
    throw dialog('The credit memo cannot be cancelled because it has already been canceled.');
  }
  if (statusOf(memo) !== 'Corrective') {
    throw dialog('You cannot cancel this posted sales credit memo because it is not corrective.');
  }
  const invoice = company.invoices.byId(memo.corrects);
  setStatus(company, memo, 'Canceled');
  if (invoice === undefined) return;
  transact(company, invoice, (copy) => {
    copy.applied = new Big(0);
    copy.header.values['status'] = 'Open';
  });
}

function testPosted(invoice: SalesDocument): void {
  if (!invoice.posted) throw dialog('The action can be applied to a posted invoice only.');
}

function statusOf({ header }: SalesDocument): string {
  return textOf(header, 'status');
}

function setStatus(company: Company, document: SalesDocument, status: string): void {
  transact(company, document, (copy) => {
    copy.header.values['status'] = status;
  });
}

function correctiveMemo(company: Company, invoice: SalesDocument): SalesDocument {
  const { businessGroup, priceGroup, lineDiscountPercent, currency } = invoice;
  const memo = { ...newDocument(company, 'creditMemo'), corrects: invoice.header.id };
  const customer = findById(company.tables.customers, textOf(invoice.header, 'customerId'));
  if (customer !== undefined) setCustomer(company, memo, customer);
  Object.assign(memo, { businessGroup, priceGroup, lineDiscountPercent, currency });
  const own = ['id', 'number', 'postingDate', 'dueDate', 'status', 'lastModifiedDateTime'];
  for (const name of Object.keys(memo.header.values)) {
    const value = invoice.header.values[name];
    if (value !== undefined && !own.includes(name)) memo.header.values[name] = value;
  }
  const dueDate = textOf(invoice.header, 'dueDate');
  const number = textOf(invoice.header, 'number');
  Object.assign(memo.header.values, { dueDate, invoiceId: invoice.header.id, invoiceNumber: number });
  memo.lines.push(comment(company, memo, `Invoice No. ${number}:`));
  for (const line of invoice.lines) memo.lines.push(copyLine(company, memo, line));
  copyDimensions(company, invoice.header.id, memo.header.id);
  recount(company, memo);
  return memo;
}

function nextSequence({ lines }: SalesDocument): Big {
  return lines
    .reduce((most, line) => (numberOf(line, 'sequence').gt(most) ? numberOf(line, 'sequence') : most), new Big(0))
    .plus(10000);
}

function comment(company: Company, memo: SalesDocument, description: string): Entity {
  return newEntity(company.world, lineType('creditMemo'), {
    documentId: memo.header.id,
    sequence: nextSequence(memo),
    lineType: 'Comment',
    description,
    discountAppliedBeforeTax: true,
    shipmentDate: textOf(memo.header, 'postingDate'),
  });
}

function copyLine(company: Company, memo: SalesDocument, line: Entity): Entity {
  const { id: _id, ...shown } = line.values;
  const values = { ...shown, documentId: memo.header.id, sequence: nextSequence(memo) };
  const copied = newEntity(company.world, lineType('creditMemo'), values);
  copyDimensions(company, line.id, copied.id);
  return copied;
}
