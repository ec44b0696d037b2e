import { Big } from 'big.js';
import type { AccountSeed, CompanySeed, CurrencySeed, ItemSeed } from './companySeed.ts';
import type { Entity, Value, World } from './entity.ts';
import { newEntity } from './entity.ts';
import {
  accountType,
  countryType,
  currencyType,
  itemType,
  itemVariantType,
  locationType,
  paymentMethodType,
  paymentTermType,
  shipmentMethodType,
  taxGroupType,
  unitType,
} from './referenceTypes.ts';

export interface LoadedItem {
  readonly item: Entity;
  readonly units: ReadonlyMap<string, Big>;
  readonly variants: readonly Entity[];
}

export function loadCodes(world: World, seed: CompanySeed) {
  return {
    countries: seed.countries.map((row) =>
      newEntity(world, countryType, { ...row, addressFormat: 'Post_x0020_Code_x002B_City' }),
    ),
    units: seed.units.map(({ code, displayName, standardCode }) =>
      newEntity(world, unitType, { code, displayName, internationalStandardCode: standardCode }),
    ),
    taxGroups: seed.taxGroups.map((row) => newEntity(world, taxGroupType, { ...row, taxType: 'VAT' })),
    paymentTerms: seed.paymentTerms.map(({ code, displayName, days }) =>
      newEntity(world, paymentTermType, { code, displayName, dueDateCalculation: `${days}D` }),
    ),
    shipmentMethods: seed.shipmentMethods.map((row) => newEntity(world, shipmentMethodType, { ...row })),
    locations: seed.locations.map((row) => newEntity(world, locationType, { ...row })),
    currencies: seed.currencies.map((row) => loadCurrency(world, row)),
    paymentMethods: (seed.paymentMethods ?? []).map((row) => newEntity(world, paymentMethodType, { ...row })),
  };
}

function loadCurrency(world: World, { code, displayName, symbol, amountPrecision }: CurrencySeed): Entity {
  const values = { code, displayName, symbol, amountDecimalPlaces: '2:2' };
  return newEntity(world, currencyType, { ...values, amountRoundingPrecision: new Big(amountPrecision ?? '0.01') });
}

export function loadAccount(world: World, seed: AccountSeed): Entity {
  return newEntity(world, accountType, {
    number: seed.number,
    displayName: seed.displayName,
    category: 'Income',
    blocked: seed.blocked ?? false,
    accountType: seed.accountType ?? 'Posting',
    directPosting: seed.directPosting ?? true,
    consolidationTranslationMethod: 'Average_x0020_Rate_x0020__x0028_Manual_x0029_',
  });
}

const PIECE = [{ code: 'PCS', perBase: '1' }];

export function loadItem(
  world: World,
  seed: ItemSeed,
  idOfCode: (table: 'units' | 'taxGroups', code: string) => string,
): LoadedItem {
  const units = seed.units ?? PIECE;
  const base = units[0]?.code ?? '';
  const values: Record<string, Value> = {
    number: seed.number,
    displayName: seed.displayName,
    type: seed.type ?? 'Inventory',
    blocked: seed.blocked ?? false,
    gtin: seed.gtin ?? '',
    unitPrice: new Big(seed.unitPrice),
    priceIncludesTax: seed.priceIncludesTax ?? false,
    taxGroupId: idOfCode('taxGroups', seed.taxGroup),
    taxGroupCode: seed.taxGroup,
    baseUnitOfMeasureId: idOfCode('units', base),
    baseUnitOfMeasureCode: base,
    generalProductPostingGroupCode: seed.generalProductGroup ?? 'RETAIL',
    inventoryPostingGroupCode: 'RESALE',
  };
  const item = newEntity(world, itemType, values);
  const variants = (seed.variants ?? []).map((variant) =>
    newEntity(world, itemVariantType, { itemId: item.id, itemNumber: seed.number, ...variant }),
  );
  return { item, units: new Map(units.map(({ code, perBase }) => [code, new Big(perBase)])), variants };
}
