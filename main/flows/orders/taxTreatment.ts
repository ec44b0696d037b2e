import { ConnectorError } from '../../base/errors.ts';
import { big, type Big } from '../../base/money.ts';
import type { StoreLine, StoreOrder } from '../../stores/store.ts';
import { type MatchedTreatment, matchTreatment, type TaxedOrder, wordsOf } from '../mapping/taxes.ts';
import { isGiftCard } from '../mapping/giftCards.ts';
import type { OrderRules } from './rules.ts';
import { combinedPercent } from './totals/rates.ts';
import { listedRates, type RatesById, ratesById, taxingRates } from './totals/taxGroups.ts';

/** How the order is taxed by the integration's map; null where there is no map, or it has no row for the order. */
export function findTreatment(order: StoreOrder, rules: OrderRules): MatchedTreatment | null {
  return matchTreatment(taxedOrder(order, rules), rules.taxMap, rules.taxes);
}

/** @throws ConnectorError `tax-treatment-unknown` where there is a map and it has no row for the order */
export function wantTreatment(order: StoreOrder, rules: OrderRules): MatchedTreatment | null {
  const found = findTreatment(order, rules);
  if (found || rules.taxMap.length === 0) return found;
  throw unknown(order, taxedOrder(order, rules));
}

function taxedOrder(order: StoreOrder, rules: OrderRules): TaxedOrder {
  const byId = ratesById(order.taxRates);
  // A gift card is taxed nowhere, so it says nothing of how the shopper is.
  const lines = order.lines.filter((line) => !isGiftCard(line, rules));
  const percents = lines.flatMap((line) => percentOf(line, byId, order.currencyDigits));
  const hasMoney = lines.some(({ amounts }) => !big(amounts.exactNet).eq(0));
  const hasTax = lines.some(({ amounts }) => !big(amounts.exactTax).eq(0));
  return {
    country: order.shipping.country,
    hasVatNumber: (order.vatNumber ?? '') !== '',
    isTaxed: hasMoney ? hasTax : null,
    percents: distinct(percents),
    needsCodes: rules.storeTax === 'nav',
  };
}

/** What taxes a line; nothing for fees that only take away, whose tax is that of the other lines. */
function percentOf(line: StoreLine, byId: RatesById, digits: number): readonly Big[] {
  const net = big(line.amounts.exactNet);
  const listed = listedRates(line, byId);
  if (net.lt(0) || 'kind' in listed) return [];
  const rates = taxingRates(net, listed, digits);
  return rates.length === 0 ? [] : [combinedPercent(rates)];
}

function distinct(percents: readonly Big[]): readonly Big[] {
  return percents.filter((percent, index) => percents.findIndex((other) => other.eq(percent)) === index);
}

function unknown(order: StoreOrder, taxed: TaxedOrder): ConnectorError {
  const rates = taxed.percents.map((percent) => percent.toFixed()).join(', ');
  return new ConnectorError({
    kind: 'invalid',
    code: 'tax-treatment-unknown',
    message: `No row of the tax map is for order ${order.number}: ${wordsOf(taxed)}.`,
    whatToDo: `Add a row for ${taxed.country} with ${rates === '' ? 'no tax' : `${rates} %`} under "taxMap" of the integration, then replay.`,
    params: { country: taxed.country, percents: rates, vatNumber: taxed.hasVatNumber ? 'given' : 'none' },
  });
}
