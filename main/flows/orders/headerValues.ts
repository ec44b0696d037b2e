import type { NavDimension, NewSalesDocument } from '../../nav/nav.ts';
import type { StoreOrder } from '../../stores/store.ts';
import { mapPayment } from '../mapping/payments.ts';
import { matchRule } from '../mapping/rules.ts';
import type { OrderRules } from './rules.ts';
import type { Story } from './story.ts';

export type HeaderValues = Pick<
  NewSalesDocument,
  'salesperson' | 'shipmentMethod' | 'paymentTerms' | 'paymentMethod' | 'priceGroup' | 'location' | 'dimensions'
>;

/**
 * What the integration's rules and its payment map give the document beyond NAV's own; nothing where neither says so.
 * A rule's payment terms come before those of the payment method.
 */
export function headerValues(order: StoreOrder, rules: OrderRules, story: Story): HeaderValues {
  const rule = matchRule(order, rules.headerRules);
  const told = (field: string, value: string | undefined, comesFrom: string) => {
    if (value !== undefined) story.made('header', field, value, comesFrom);
    return value;
  };
  const from = rule?.comesFrom ?? '';
  const payment = mapPayment(order, rules);
  const terms = rule?.set.paymentTerms ?? payment?.terms;
  const termsFrom = rule?.set.paymentTerms === undefined ? (payment?.comesFrom ?? '') : from;
  return withoutAbsent({
    salesperson: told('salesperson', rule?.set.salesperson, from),
    shipmentMethod: told('shipmentMethodCode', rule?.set.shipmentMethod, from),
    paymentMethod: told('paymentMethodCode', payment?.method, payment?.comesFrom ?? ''),
    paymentTerms: told('paymentTermsCode', terms, termsFrom),
    priceGroup: told('customerPriceGroup', rule?.set.priceGroup, from),
    location: told('locationCode', rule?.set.location, from),
    dimensions: dimensionsOf(rule?.set.dimensions ?? {}, from, story),
  });
}

function dimensionsOf(
  wanted: Readonly<Record<string, string>>,
  comesFrom: string,
  story: Story,
): readonly NavDimension[] | undefined {
  const dimensions = Object.entries(wanted).map(([code, value]) => ({ code, value }));
  for (const { code, value } of dimensions) story.made('header', `dimension ${code}`, value, comesFrom);
  return dimensions.length === 0 ? undefined : dimensions;
}

function withoutAbsent(values: HeaderValues): HeaderValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
