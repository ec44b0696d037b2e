import * as z from 'zod';
import { ConnectorError } from '../../base/errors.ts';
import { big, type Decimal, toPlainDecimal } from '../../base/money.ts';
import { rawNumber } from '../exactJson.ts';
import { type FitRules, fitted } from '../fit.ts';
import type { NewPayment } from '../nav.ts';
import { entity, oneOf } from '../odata.ts';
import { laterText, text } from '../shapes.ts';
import type { ApiAccess } from './access.ts';
import { idOf } from './headerValues.ts';
import { written } from './written.ts';

const JOURNALS = { set: 'customerPaymentJournals', words: 'cash receipt journal' } as const;
const LONGEST_NO = 35;
const RULES: FitRules = { lengths: { description: 100 }, optional: ['description'] };

/** @throws ConnectorError before anything is written, for another currency and for a journal that NAV does not have. */
export async function addPayment(access: ApiAccess, payment: NewPayment): Promise<void> {
  if (payment.currency !== '') throw noCurrency(access);
  const path = await pathOf(access, payment.journal);
  const server = await access.book.schema(access.client);
  const body = fitted(bodyOf(payment), server?.types.get('customerPayment'), RULES);
  const summary = `add payment ${payment.externalDocumentNo} to journal ${payment.journal}`;
  await written(access, { method: 'POST', path, body, summary }, z.object({ id: text }));
}

/** The customer before what depends on it. Money received is negative in a journal. */
function bodyOf(payment: NewPayment): Record<string, unknown> {
  return {
    customerNumber: payment.customerNo,
    postingDate: payment.postingDate,
    externalDocumentNumber: payment.externalDocumentNo,
    amount: rawNumber(negated(payment.amount)),
    ...(payment.description !== '' && { description: payment.description }),
  };
}

function negated(amount: Decimal): Decimal {
  return toPlainDecimal(big(amount).neg());
}

export async function countPayments(access: ApiAccess, journal: string, externalDocumentNo: string): Promise<number> {
  const path = await pathOf(access, journal);
  const wanted = externalDocumentNo.trim().toUpperCase();
  if (wanted === '' || wanted.length > LONGEST_NO) return 0;
  const query = { $filter: oneOf('externalDocumentNumber', [wanted]) };
  const summary = `look for payment ${wanted} in journal ${journal}`;
  const rows = await access.client.all({ path, query, summary }, z.object({ externalDocumentNumber: laterText }));
  return rows.filter((row) => row.externalDocumentNumber.toUpperCase() === wanted).length;
}

async function pathOf(access: ApiAccess, journal: string): Promise<string> {
  const id = await idOf(access, JOURNALS, journal);
  return `${access.root}/${entity(JOURNALS.set, id)}/customerPayments`;
}

function noCurrency({ system }: ApiAccess): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'nav-field-missing',
    message: 'The API of NAV has no currency on a payment.',
    whatToDo: 'Take the journal out of the payments of the integration for orders in other currencies, then replay.',
    params: { fields: 'currencyCode' },
    system,
  });
}
