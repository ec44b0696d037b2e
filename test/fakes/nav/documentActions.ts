import type { Collection } from './collection.ts';
import type { Company } from './company.ts';
import { cancelCreditMemo, cancelInvoice, makeCorrectiveCreditMemo } from './corrections.ts';
import type { Entity } from './entity.ts';
import { shipAndInvoice } from './orderPosting.ts';
import { postCreditMemo, postInvoice } from './posting.ts';
import type { DocumentKind, SalesDocument } from './salesDocument.ts';

type Find = (header: Entity) => SalesDocument;
type Actions = NonNullable<Collection['actions']>;

/** What can be done with a document by a bound action, and which document comes of it. */
export function actionsOf(company: Company, kind: DocumentKind, documentOf: Find): Actions {
  if (kind === 'order') return orderActions(company, documentOf);
  return kind === 'invoice' ? invoiceActions(company, documentOf) : memoActions(company, documentOf);
}

function orderActions(company: Company, documentOf: Find): Actions {
  return {
    shipAndInvoice: (header) => {
      const invoice = shipAndInvoice(company, documentOf(header));
      return { set: 'salesInvoices', id: invoice.header.id };
    },
  };
}

function invoiceActions(company: Company, documentOf: Find): Actions {
  return {
    post: (header) => {
      postInvoice(company, documentOf(header));
      return { set: 'salesInvoices', id: header.id };
    },
    cancel: (header) => {
      cancelInvoice(company, documentOf(header));
      return { set: 'salesInvoices', id: header.id };
    },
    makeCorrectiveCreditMemo: (header) => {
      const memo = makeCorrectiveCreditMemo(company, documentOf(header));
      return { set: 'salesCreditMemos', id: memo.header.id };
    },
  };
}

function memoActions(company: Company, documentOf: Find): Actions {
  return {
    post: (header) => {
      postCreditMemo(company, documentOf(header));
      return { set: 'salesCreditMemos', id: header.id };
    },
    cancel: (header) => {
      cancelCreditMemo(company, documentOf(header));
      return { set: 'salesCreditMemos', id: header.id };
    },
  };
}
