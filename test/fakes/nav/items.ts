import { Big } from 'big.js';
import type { Assignment, Body } from './body.ts';
import type { Collection } from './collection.ts';
import { readOnlyCollection } from './collection.ts';
import type { Company } from './company.ts';
import { findByCode, findById, findByNumber } from './company.ts';
import type { Entity, Value } from './entity.ts';
import { textOf, touch } from './entity.ts';
import { dialog, notSimulated } from './errors.ts';
import { adjustStock } from './itemLedger.ts';
import { itemType, itemVariantType, unitType } from './referenceTypes.ts';

const CHANGEABLE = [
  'displayName',
  'displayName2',
  'gtin',
  'blocked',
  'inventory',
  'unitPrice',
  'unitCost',
  'priceIncludesTax',
];

/** Items are kept by people in NAV; over the API a few fields can be changed. */
export function itemsOf(company: Company): Collection {
  const { items, itemVariants } = company.tables;
  return {
    type: itemType,
    rows: () => items,
    byId: (id) => findById(items, id),
    indexed: (property, value) => indexedItems(items, property, value),
    create: (body) => refuseInsert(body),
    change: (item, body) => changeItem(company, item, body),
    navigations: {
      itemVariants: (item) => {
        const rows = itemVariants.filter((variant) => variant.values['itemId'] === item.id);
        return { many: true, collection: readOnlyCollection(itemVariantType, rows) };
      },
      unitOfMeasure: (item) => {
        const entity = findByCode(company.tables.units, textOf(item, 'baseUnitOfMeasureCode')) ?? null;
        return { many: false, type: unitType, entity };
      },
    },
  };
}

function indexedItems(items: readonly Entity[], property: string, value: Value): readonly Entity[] | null {
  if (property !== 'number') return null;
  const item = findByNumber(items, String(value));
  return item === undefined ? [] : [item];
}

function refuseInsert(body: Body): never {
  if (body.fields.some(({ property }) => property.name === 'inventory')) {
    throw dialog('Inventory cannot be changed during on insert.');
  }
  throw notSimulated('Creating an item');
}

function changeItem(company: Company, item: Entity, body: Body): void {
  for (const { property } of body.fields) {
    if (!CHANGEABLE.includes(property.name)) throw notSimulated(`Changing ${property.name} of an item`);
  }
  for (const { property, value } of body.fields) {
    if (property.name === 'inventory') adjustStock(company, item, new Big(String(value)));
    else item.values[property.name] = value;
  }
  if (body.fields.some(touchesRecord)) touch(company.world, item);
}

/** A new stock is posted as an adjustment: the record keeps its stamp, and delta reads miss it. */
function touchesRecord({ property }: Assignment): boolean {
  return property.name !== 'inventory';
}
