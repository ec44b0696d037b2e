import type { Collection } from './collection.ts';
import { readOnlyCollection } from './collection.ts';
import type { Company } from './company.ts';
import { customersOf } from './customers.ts';
import { documentsOf, rootLinesOf } from './documentCollections.ts';
import { itemsOf } from './items.ts';
import {
  accountType,
  countryType,
  currencyType,
  itemVariantType,
  ledgerSetupType,
  locationType,
  paymentTermType,
  shipmentMethodType,
  taxGroupType,
  unitType,
} from './referenceTypes.ts';

/** All sets of a company by their name in the address. */
export function collectionsOf(company: Company): ReadonlyMap<string, Collection> {
  const { tables } = company;
  const all: readonly Collection[] = [
    customersOf(company),
    itemsOf(company),
    readOnlyCollection(itemVariantType, tables.itemVariants),
    readOnlyCollection(currencyType, tables.currencies),
    readOnlyCollection(countryType, tables.countries),
    readOnlyCollection(taxGroupType, tables.taxGroups),
    readOnlyCollection(unitType, tables.units),
    readOnlyCollection(accountType, tables.accounts),
    readOnlyCollection(ledgerSetupType, [company.ledgerSetup]),
    readOnlyCollection(paymentTermType, tables.paymentTerms),
    readOnlyCollection(shipmentMethodType, tables.shipmentMethods),
    readOnlyCollection(locationType, tables.locations),
    documentsOf(company, 'order'),
    documentsOf(company, 'invoice'),
    rootLinesOf(company, 'order'),
    rootLinesOf(company, 'invoice'),
  ];
  return new Map(all.map((collection) => [collection.type.set, collection]));
}
