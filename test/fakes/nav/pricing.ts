import { Big } from 'big.js';
import type { Company } from './company.ts';
import { localRate, unitPrecision, vatSetup } from './company.ts';
import type { Entity } from './entity.ts';
import { flagOf, numberOf, textOf } from './entity.ts';
import type { SalesDocument } from './salesDocument.ts';
import { roundTo } from './vat.ts';

/** What the server itself asks for one unit: the card price on the document's basis, in its currency and the line's unit. */
export function cardPrice(company: Company, document: SalesDocument, item: Entity, unit: string): Big {
  const perBase = company.itemCards.get(item.id)?.units.get(unit) ?? new Big(1);
  const onBasis = basisPrice(company, document, item);
  const rate = localRate(company, document.currency, textOf(document.header, 'postingDate'));
  return roundTo(onBasis.times(perBase).div(rate), unitPrecision(company, document.currency));
}

function basisPrice(company: Company, document: SalesDocument, item: Entity): Big {
  const group = textOf(item, 'taxGroupCode');
  const price = numberOf(item, 'unitPrice');
  const net = flagOf(item, 'priceIncludesTax') ? price.div(factor(company, company.priceBusinessGroup, group)) : price;
  return flagOf(document.header, 'pricesIncludeTax') ? net.times(factor(company, document.businessGroup, group)) : net;
}

/** 1.19 for 19 %. */
function factor(company: Company, business: string, product: string): Big {
  return vatSetup(company, business, product).percent.div(100).plus(1);
}

/** A price including tax follows when its tax percent changes: the trap of setting a tax code after the price. */
export function rescaledPrice(company: Company, document: SalesDocument, price: Big, from: Big, to: Big): Big {
  const scaled = price.times(to.plus(100)).div(from.plus(100));
  return roundTo(scaled, unitPrecision(company, document.currency));
}
