import { Big } from 'big.js';
import type { Company } from './company.ts';
import { findById, localRate } from './company.ts';
import type { Entity } from './entity.ts';
import { numberOf, textOf } from './entity.ts';
import type { SalesDocument } from './salesDocument.ts';
import { EMPTY_DATE } from './schema.ts';
import type { SalesPrice } from './setup.ts';

/** A price that a line may have, per unit of the line, in the currency of the document. */
export interface PriceOffer {
  readonly price: Big;
  readonly includesVat: boolean;
}

/** The sales prices that fit a line; none means the card's price counts. */
export function offersFor(
  company: Company,
  document: SalesDocument,
  item: Entity,
  line: Entity,
): readonly PriceOffer[] {
  const variant = findById(company.tables.itemVariants, textOf(line, 'itemVariantId'));
  const wanted: Wanted = {
    itemNo: textOf(item, 'number'),
    variant: variant === undefined ? '' : textOf(variant, 'code'),
    unit: textOf(line, 'unitOfMeasureCode'),
    quantity: numberOf(line, 'quantity'),
    on: textOf(document.header, document.kind === 'order' ? 'orderDate' : 'postingDate'),
    currency: document.currency,
  };
  const fitting = company.salesPrices.filter((price) => isFor(document, price) && fits(price, wanted));
  return fitting.map((price) => ({
    price: inDocument(company, document, item, wanted, price),
    includesVat: price.pricesIncludeVat,
  }));
}

interface Wanted {
  readonly itemNo: string;
  readonly variant: string;
  readonly unit: string;
  readonly quantity: Big;
  readonly on: string;
  readonly currency: string;
}

function isFor({ header, priceGroup }: SalesDocument, { salesType, salesCode }: SalesPrice): boolean {
  if (salesType === 'All Customers') return true;
  if (salesType === 'Customer') return salesCode === textOf(header, 'billToCustomerNumber');
  return salesType === 'Customer Price Group' && salesCode !== '' && salesCode === priceGroup;
}

function fits(price: SalesPrice, wanted: Wanted): boolean {
  return (
    price.itemNo === wanted.itemNo &&
    ['', wanted.variant].includes(price.variantCode) &&
    ['', wanted.unit].includes(price.unitOfMeasureCode) &&
    ['', wanted.currency].includes(price.currencyCode) &&
    price.minimumQuantity.lte(wanted.quantity.abs()) &&
    price.startingDate <= wanted.on &&
    (price.endingDate === EMPTY_DATE || wanted.on <= price.endingDate)
  );
}

/** A price without unit is per base unit, one without currency in the local one. */
function inDocument(company: Company, document: SalesDocument, item: Entity, wanted: Wanted, price: SalesPrice): Big {
  const perBase = company.itemCards.get(item.id)?.units.get(wanted.unit) ?? new Big(1);
  const perUnit = price.unitOfMeasureCode === '' ? price.unitPrice.times(perBase) : price.unitPrice;
  if (price.currencyCode === document.currency) return perUnit;
  return perUnit.div(localRate(company, document.currency, textOf(document.header, 'postingDate')));
}
