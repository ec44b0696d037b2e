import type { Company } from './company.ts';
import { findById } from './company.ts';
import type { Entity } from './entity.ts';
import { numberOf, textOf } from './entity.ts';

/** An unposted line of a cash receipt journal. */
export interface StoredPayment {
  /** Code of the journal. */
  readonly journal: string;
  readonly customerNumber: string;
  readonly externalDocumentNumber: string;
  /** Decimal text, negative for money received. */
  readonly amount: string;
  readonly postingDate: string;
  readonly description: string;
}

export function toPayment({ tables }: Company, payment: Entity): StoredPayment {
  const journal = findById(tables.paymentJournals, textOf(payment, 'journalId'));
  return {
    journal: journal === undefined ? '' : textOf(journal, 'code'),
    customerNumber: textOf(payment, 'customerNumber'),
    externalDocumentNumber: textOf(payment, 'externalDocumentNumber'),
    amount: numberOf(payment, 'amount').toFixed(),
    postingDate: textOf(payment, 'postingDate'),
    description: textOf(payment, 'description'),
  };
}
