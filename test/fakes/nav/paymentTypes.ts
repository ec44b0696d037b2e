import type { EntityType } from './schema.ts';
import { READ_ONLY, code, date, decimal, guid, id, integer, lastModified, text } from './schema.ts';

export const paymentType: EntityType = {
  name: 'customerPayment',
  set: 'customerPayments',
  table: 'Gen. Journal Line',
  key: 'lineNumber',
  properties: [
    id,
    guid('journalId', READ_ONLY),
    text('journalDisplayName', 100, READ_ONLY),
    integer('lineNumber'),
    guid('customerId', { field: 'Customer Id' }),
    code('customerNumber', 20, { field: 'Account No.' }),
    date('postingDate', { field: 'Posting Date' }),
    code('documentNumber', 20, { field: 'Document No.' }),
    code('externalDocumentNumber', 35, { field: 'External Document No.' }),
    decimal('amount', { field: 'Amount' }),
    text('description', 100, { field: 'Description' }),
    text('comment', 250, { field: 'Comment' }),
    lastModified,
  ],
};

/** A batch of the cash receipt journal; its lines are reached through it alone. */
export const paymentJournalType: EntityType = {
  name: 'customerPaymentJournal',
  set: 'customerPaymentJournals',
  table: 'Gen. Journal Batch',
  key: 'code',
  properties: [id, code('code', 10, { field: 'Code' }), text('displayName', 100), lastModified],
  contains: [paymentType],
};
