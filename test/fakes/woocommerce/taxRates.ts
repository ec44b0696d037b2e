import type { Rate, TaxTable } from './arithmetic.ts';
import type { Address, Shop, TaxRate } from './state.ts';

/** `DE-MWST 19-1`: country, state, name and priority, as tax lines show it. */
export function rateCode(rate: TaxRate): string {
  const parts = [rate.country, rate.state, rate.name || 'TAX', String(rate.priority)];
  return parts
    .filter((part) => part !== '')
    .join('-')
    .toUpperCase();
}

export interface Place {
  readonly country: string;
  readonly state: string;
}

/** The shop's own address, where catalogue prices are at home. */
export function basePlace(shop: Shop): Place {
  const [country = '', state = ''] = shop.settings.baseLocation.split(':');
  return { country, state };
}

/** Where an order is taxed: at its shipping address, else the billing address, else at home. */
export function taxPlace(shop: Shop, order: { readonly billing: Address; readonly shipping: Address }): Place {
  const address = order.shipping.country === '' ? order.billing : order.shipping;
  return address.country === '' ? basePlace(shop) : address;
}

export function taxTable(shop: Shop, place: Place): TaxTable {
  const found = (taxClass: string): TaxRate[] => (shop.settings.taxesEnabled ? findRates(shop, place, taxClass) : []);
  return {
    ratesFor: (taxClass) => found(taxClass).map(toRate),
    shippingRatesFor: (taxClass) =>
      found(taxClass)
        .filter((rate) => rate.shipping)
        .map(toRate),
    shippingTaxClass: shop.settings.shippingTaxClass,
    classes: ['', 'reduced-rate', 'zero-rate'],
  };
}

/** One rate per priority: the first that fits, those with a state before those without. */
function findRates(shop: Shop, place: Place, taxClass: string): TaxRate[] {
  const fitting = shop.rates
    .filter((rate) => rate.taxClass === taxClass)
    .filter((rate) => rate.country === '' || rate.country === place.country)
    .filter((rate) => rate.state === '' || rate.state === place.state)
    .sort((a, b) => a.priority - b.priority || specificity(b) - specificity(a) || a.id - b.id);
  return fitting.filter((rate, at) => fitting.findIndex((other) => other.priority === rate.priority) === at);
}

function specificity(rate: TaxRate): number {
  return (rate.country === '' ? 0 : 1) + (rate.state === '' ? 0 : 1);
}

function toRate(rate: TaxRate): Rate {
  return { id: rate.id, percent: rate.percent, compound: rate.compound };
}
