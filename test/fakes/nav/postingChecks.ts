import type { Company } from './company.ts';
import { cardOf, findById, postingWindow } from './company.ts';
import { testDimensions } from './dimensionRules.ts';
import type { Entity } from './entity.ts';
import { numberOf, textOf } from './entity.ts';
import { dialog, fieldTest } from './errors.ts';
import { testCustomer } from './headers.ts';
import { identify } from './lineAmounts.ts';
import { testBlocked } from './lineObjects.ts';
import type { SalesDocument } from './salesDocument.ts';
import { DOCUMENT_TYPES } from './salesDocument.ts';
import { EMPTY_DATE } from './schema.ts';
import { generalPosting } from './setup.ts';
import { testGoods } from './stockRules.ts';

const SPOKEN = { order: 'order', invoice: 'invoice', creditMemo: 'credit memo' } as const;

/** What posting asks of a document before it writes anything. */
export function testPosting(company: Company, document: SalesDocument): void {
  const { header, lines, kind } = document;
  const goods = lines.filter((line) => textOf(line, 'lineType') !== 'Comment');
  if (goods.length === 0) throw dialog(`Please add at least one line item to the ${SPOKEN[kind]}.`);
  if (goods.some((line) => numberOf(line, 'quantity').eq(0))) throw dialog('There is nothing to post.');
  testHeader(company, document);
  const customer = findById(company.tables.customers, textOf(header, 'customerId'));
  if (customer !== undefined) testCustomer(customer, kind, 'post', company);
  const business = customer === undefined ? '' : cardOf(company, customer).generalBusinessGroup;
  for (const line of goods) testLine(company, document, line, business);
  testDimensions(company, document);
}

function testHeader(company: Company, { header, kind }: SalesDocument): void {
  const identity = `Sales Header: Document Type=${DOCUMENT_TYPES[kind]}, No.=${textOf(header, 'number')}`;
  const { from, to } = postingWindow(company);
  const date = textOf(header, 'postingDate');
  if ((from !== EMPTY_DATE && date < from) || (to !== EMPTY_DATE && date > to)) {
    throw fieldTest(`Posting Date is not within your range of allowed posting dates in ${identity}.`);
  }
  if (company.salesSetup.externalDocumentNumberMandatory && textOf(header, 'externalDocumentNumber') === '') {
    throw fieldTest(`External Document No. must have a value in ${identity}. It cannot be zero or empty.`);
  }
}

function testLine(company: Company, document: SalesDocument, line: Entity, business: string): void {
  const account = findById(company.tables.accounts, textOf(line, 'accountId'));
  if (account !== undefined) testBlocked(account, 'G/L Account');
  const item = findById(company.tables.items, textOf(line, 'itemId'));
  if (item === undefined) return;
  testBlocked(item, 'Item');
  testGoods(company, document, line, item);
  const setup = generalPosting(company, business, company.itemCards.get(item.id)?.generalProductGroup ?? '');
  const isMemo = document.kind === 'creditMemo';
  if ((isMemo ? setup.creditMemoAccount : setup.salesAccount) === '') {
    const groups = `Gen. Bus. Posting Group: ${setup.business}, Gen. Prod. Posting Group: ${setup.product}`;
    throw fieldTest(
      `${isMemo ? 'Sales Credit Memo Account' : 'Sales Account'} is missing in General Posting Setup ${groups}.`,
    );
  }
  const mustName = isMemo && company.salesSetup.exactCostReversingMandatory && document.corrects === '';
  if (mustName && item.values['type'] === 'Inventory') {
    throw fieldTest(
      `Appl.-from Item Entry must have a value in ${identify(document, line)}. It cannot be zero or empty.`,
    );
  }
}
