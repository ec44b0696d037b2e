import type { Company } from './company.ts';
import { findByCode, findByNumber } from './company.ts';
import type { CodeSeed, CompanySeed } from './companySeed.ts';
import { defaultDimensionType, dimensionType, dimensionValueType } from './dimensionTypes.ts';
import type { Entity } from './entity.ts';
import { newEntity } from './entity.ts';
import { paymentJournalType } from './paymentTypes.ts';
import { toGeneralPosting } from './setup.ts';
import type { DefaultDimensionSeed, DimensionSeed } from './setupSeed.ts';

/** Dimensions, general posting and journals, once the records they point at are there. */
export function openSetup(company: Company, seed: CompanySeed): void {
  for (const dimension of seed.dimensions ?? []) addDimension(company, dimension);
  for (const standard of seed.defaultDimensions ?? []) addDefaultDimension(company, standard);
  for (const posting of seed.generalPosting ?? everyCombination(company)) {
    company.generalPosting.set(`${posting.business}/${posting.product}`, toGeneralPosting(posting));
  }
  for (const journal of seed.paymentJournals ?? []) addPaymentJournal(company, journal);
}

function everyCombination(company: Company) {
  const cards = [...company.customerCards.values()].map(({ generalBusinessGroup }) => generalBusinessGroup);
  const templates = company.templates.map((template) => template.generalBusinessGroup ?? template.businessGroup);
  const vat = [...company.vat.keys()].map((key) => key.slice(0, key.indexOf('/')));
  const items = [...company.itemCards.values()].map(({ generalProductGroup }) => generalProductGroup);
  const products = new Set(['RETAIL', ...items, ...company.accountProductGroups.values()]);
  return [...new Set([...vat, ...cards, ...templates])].flatMap((business) =>
    [...products].map((product) => ({ business, product })),
  );
}

export function addDimension({ world, tables }: Company, { code, displayName, values }: DimensionSeed): void {
  const dimension = newEntity(world, dimensionType, { code, displayName });
  tables.dimensions.push(dimension);
  for (const value of values) {
    tables.dimensionValues.push(newEntity(world, dimensionValueType, { ...value, dimensionId: dimension.id }));
  }
}

export function addPaymentJournal({ world, tables }: Company, journal: CodeSeed): void {
  tables.paymentJournals.push(newEntity(world, paymentJournalType, { ...journal }));
}

const PARENTS = { Customer: 'Customer', Item: 'Item', 'G/L Account': 'Account' } as const;

export function addDefaultDimension(company: Company, seed: DefaultDimensionSeed): void {
  const { tables } = company;
  const dimension = known(findByCode(tables.dimensions, seed.dimension), `dimension ${seed.dimension}`);
  const values = tables.dimensionValues.filter((value) => value.values['dimensionId'] === dimension.id);
  const value = seed.value === '' ? null : known(findByCode(values, seed.value), `value ${seed.value}`);
  const rows = { Customer: tables.customers, Item: tables.items, 'G/L Account': tables.accounts }[seed.table];
  tables.defaultDimensions.push(
    newEntity(company.world, defaultDimensionType, {
      parentType: PARENTS[seed.table],
      parentId: known(findByNumber(rows, seed.no), `${seed.table} ${seed.no}`).id,
      dimensionId: dimension.id,
      dimensionCode: seed.dimension,
      dimensionValueId: value?.id,
      dimensionValueCode: seed.value,
      postingValidation: seed.posting === undefined ? '_x0020_' : encoded(seed.posting),
    }),
  );
}

function encoded(posting: string): string {
  return posting === '' ? '_x0020_' : posting.replaceAll(' ', '_x0020_');
}

function known(row: Entity | undefined, what: string): Entity {
  if (row === undefined) throw new Error(`The seed names the ${what}, which does not exist.`);
  return row;
}
