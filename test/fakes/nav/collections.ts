import type { Collection } from './collection.ts';
import { readOnlyCollection } from './collection.ts';
import type { Company } from './company.ts';
import { customersOf } from './customers.ts';
import { defaultDimensionsOf, dimensionsCollection } from './dimensionCollections.ts';
import { defaultDimensionType, dimensionValueType } from './dimensionTypes.ts';
import { documentsOf, rootLinesOf } from './documentCollections.ts';
import type { Entity } from './entity.ts';
import { exchangeRatesOf, ledgerOf, shipmentLinesOf, shipmentsOf } from './historyCollections.ts';
import { itemsOf } from './items.ts';
import { paymentJournalsOf } from './payments.ts';
import {
  accountType,
  countryType,
  companyInformationType,
  currencyType,
  itemVariantType,
  ledgerSetupType,
  locationType,
  paymentMethodType,
  paymentTermType,
  shipmentMethodType,
  taxGroupType,
  unitType,
} from './referenceTypes.ts';

function withDefaultDimensions(company: Company, collection: Collection): Collection {
  const defaultDimensions = (parent: Entity) => ({
    many: true as const,
    collection: defaultDimensionsOf(company, parent),
  });
  return { ...collection, navigations: { ...collection.navigations, defaultDimensions } };
}

/** All sets of a company by their name in the address. */
export function collectionsOf(company: Company): ReadonlyMap<string, Collection> {
  const { tables } = company;
  const all: readonly Collection[] = [
    withDefaultDimensions(company, customersOf(company)),
    withDefaultDimensions(company, itemsOf(company)),
    readOnlyCollection(itemVariantType, tables.itemVariants),
    readOnlyCollection(currencyType, tables.currencies),
    readOnlyCollection(countryType, tables.countries),
    readOnlyCollection(taxGroupType, tables.taxGroups),
    readOnlyCollection(unitType, tables.units),
    withDefaultDimensions(company, readOnlyCollection(accountType, tables.accounts)),
    readOnlyCollection(ledgerSetupType, [company.ledgerSetup]),
    readOnlyCollection(companyInformationType, [company.information]),
    readOnlyCollection(paymentTermType, tables.paymentTerms),
    readOnlyCollection(shipmentMethodType, tables.shipmentMethods),
    readOnlyCollection(locationType, tables.locations),
    documentsOf(company, 'order'),
    documentsOf(company, 'invoice'),
    documentsOf(company, 'creditMemo'),
    rootLinesOf(company, 'order'),
    rootLinesOf(company, 'invoice'),
    rootLinesOf(company, 'creditMemo'),
    shipmentsOf(company),
    shipmentLinesOf(company),
    ledgerOf(company),
    readOnlyCollection(paymentMethodType, tables.paymentMethods),
    paymentJournalsOf(company),
    dimensionsCollection(company),
    readOnlyCollection(dimensionValueType, tables.dimensionValues),
    readOnlyCollection(defaultDimensionType, tables.defaultDimensions),
    exchangeRatesOf(company),
  ];
  return new Map(all.map((collection) => [collection.type.set, collection]));
}
