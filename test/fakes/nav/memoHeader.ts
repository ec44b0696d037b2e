import type { Company } from './company.ts';
import { dialog } from './errors.ts';
import type { SalesDocument } from './salesDocument.ts';
import { EMPTY_GUID } from './schema.ts';

/** The posted invoice a memo is applied to, by id or number; the empty value frees it. */
export function setAppliesTo(company: Company, memo: SalesDocument, name: string, value: string): void {
  if (value === '' || value === EMPTY_GUID) {
    Object.assign(memo.header.values, { invoiceId: EMPTY_GUID, invoiceNumber: '' });
    return;
  }
  const invoice = company.invoices
    .all()
    .find(({ header, posted }) => posted && header.values[name === 'invoiceId' ? 'id' : 'number'] === value);
  if (invoice === undefined) throw dialog(`The ${name} does not match to an Invoice.`);
  const { number = '' } = invoice.header.values;
  Object.assign(memo.header.values, { invoiceId: invoice.header.id, invoiceNumber: number });
}
