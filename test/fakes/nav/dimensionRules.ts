import type { Company } from './company.ts';
import { findById } from './company.ts';
import { defaultsOf, dimensionCodes } from './dimensions.ts';
import type { Entity } from './entity.ts';
import { textOf } from './entity.ts';
import { dialog } from './errors.ts';
import type { SalesDocument } from './salesDocument.ts';
import { DOCUMENT_TYPES } from './salesDocument.ts';

/** Posting asks for the dimensions that the customer, the items and the accounts demand. */
export function testDimensions(company: Company, document: SalesDocument): void {
  const { customers, items, accounts } = company.tables;
  const { header, lines } = document;
  const ofHeader = dimensionCodes(company, header.id);
  testOwner(company, document, ofHeader, 'Customer', findById(customers, textOf(header, 'customerId')));
  for (const line of lines) {
    const ofLine = dimensionCodes(company, line.id);
    testOwner(company, document, ofLine, 'Item', findById(items, textOf(line, 'itemId')));
    testOwner(company, document, ofLine, 'G/L Account', findById(accounts, textOf(line, 'accountId')));
  }
}

function testOwner(
  company: Company,
  document: SalesDocument,
  present: ReadonlyMap<string, string>,
  table: string,
  owner: Entity | undefined,
): void {
  for (const rule of owner === undefined ? [] : defaultsOf(company, owner.id)) {
    const of = `for the Dimension Code ${textOf(rule, 'dimensionCode')} for ${table} ${textOf(owner ?? rule, 'number')}.`;
    const problem = broken(rule, present.get(textOf(rule, 'dimensionCode')) ?? '');
    if (problem === null) continue;
    const number = `${DOCUMENT_TYPES[document.kind]} ${textOf(document.header, 'number')}`;
    throw dialog(`A dimension used in ${number} has caused an error. ${problem} ${of}`);
  }
}

function broken(rule: Entity, value: string): string | null {
  const wanted = textOf(rule, 'dimensionValueCode');
  switch (textOf(rule, 'postingValidation')) {
    case 'Code_x0020_Mandatory':
      return value === '' ? 'Select a Dimension Value Code' : null;
    case 'Same_x0020_Code':
      return value === wanted ? null : `Select Dimension Value Code ${wanted}`;
    case 'No_x0020_Code':
      return value === '' ? null : 'Dimension Value Code must be blank';
    default:
      return null;
  }
}
