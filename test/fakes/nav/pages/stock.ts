import type { Big } from 'big.js';
import type { Entity } from '../entity.ts';
import { numberOf, textOf } from '../entity.ts';
import { ZERO } from '../schema.ts';
import { codeOf, openDocuments } from './documentRecords.ts';
import { passes } from './flow.ts';
import type { Site } from './page.ts';

/** Sums by item id for one request: a list asks for every item. */
type Sums = ReadonlyMap<string, Big>;

const inventories = new WeakMap<Site, Sums>();
const demands = new WeakMap<Site, Sums>();

/** Stock in base units of the locations and variants the flow filters let through; dates do not narrow it. */
export function inventoryOf(site: Site, item: Entity): Big {
  return cached(inventories, site, sumLedger).get(item.id) ?? ZERO;
}

/** What open orders still want, in base units. */
export function onSalesOrders(site: Site, item: Entity): Big {
  return cached(demands, site, sumOrders).get(item.id) ?? ZERO;
}

function cached(cache: WeakMap<Site, Sums>, site: Site, sum: (site: Site) => Sums): Sums {
  const known = cache.get(site);
  if (known !== undefined) return known;
  const made = sum(site);
  cache.set(site, made);
  return made;
}

function sumLedger({ company, flow }: Site): Sums {
  const sums = new Map<string, Big>();
  for (const { itemId, locationCode, variantCode, quantity } of company.ledger) {
    if (!passes(flow, 'Location_Filter', locationCode) || !passes(flow, 'Variant_Filter', variantCode)) continue;
    sums.set(itemId, (sums.get(itemId) ?? ZERO).plus(quantity));
  }
  return sums;
}

function sumOrders({ company, flow }: Site): Sums {
  const sums = new Map<string, Big>();
  const { locations, itemVariants } = company.tables;
  for (const line of openDocuments(company, 'order').flatMap(({ lines }) => lines)) {
    const fits =
      passes(flow, 'Location_Filter', codeOf(locations, textOf(line, 'locationId'))) &&
      passes(flow, 'Variant_Filter', codeOf(itemVariants, textOf(line, 'itemVariantId'))) &&
      passes(flow, 'Date_Filter', textOf(line, 'shipmentDate'));
    if (!fits) continue;
    const itemId = textOf(line, 'itemId');
    const perBase = company.itemCards.get(itemId)?.units.get(textOf(line, 'unitOfMeasureCode'));
    const open = numberOf(line, 'quantity').minus(numberOf(line, 'shippedQuantity'));
    sums.set(itemId, (sums.get(itemId) ?? ZERO).plus(open.times(perBase ?? 1)));
  }
  return sums;
}
