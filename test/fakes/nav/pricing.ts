import { Big } from 'big.js';
import type { Company } from './company.ts';
import { localRate, unitPrecision, vatSetup } from './company.ts';
import type { Entity } from './entity.ts';
import { flagOf, numberOf, textOf } from './entity.ts';
import type { SalesDocument } from './salesDocument.ts';
import type { PriceOffer } from './salesPrices.ts';
import { offersFor } from './salesPrices.ts';
import { roundTo } from './vat.ts';

/**
 * What the server itself asks for one unit of a line, on the document's basis and in its currency: the lowest sales
 * price that fits, else the card's price.
 */
export function listPrice(company: Company, document: SalesDocument, item: Entity, line: Entity): Big {
  const offers = offersFor(company, document, item, line);
  const all = offers.length === 0 ? [cardOffer(company, document, item, line)] : offers;
  const prices = all.map((offer) => onBasis(company, document, item, offer));
  const lowest = prices.reduce((best, price) => (price.lt(best) ? price : best));
  return roundTo(lowest, unitPrecision(company, document.currency));
}

function cardOffer(company: Company, document: SalesDocument, item: Entity, line: Entity): PriceOffer {
  const perBase = company.itemCards.get(item.id)?.units.get(textOf(line, 'unitOfMeasureCode')) ?? new Big(1);
  const rate = localRate(company, document.currency, textOf(document.header, 'postingDate'));
  const price = numberOf(item, 'unitPrice').times(perBase).div(rate);
  return { price, includesVat: flagOf(item, 'priceIncludesTax') };
}

function onBasis(company: Company, document: SalesDocument, item: Entity, { price, includesVat }: PriceOffer): Big {
  const group = textOf(item, 'taxGroupCode');
  const net = includesVat ? price.div(factor(company, company.priceBusinessGroup, group)) : price;
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
