import type { StoreOrder } from '../../stores/store.ts';

/** What an order must be; of a list it must be one. All that are given must hold, none holds for every order. */
export interface RuleConditions {
  readonly createdVia?: readonly string[];
  /** Storefronts and other channels as the store numbers them. */
  readonly channels?: readonly string[];
  /** Ship-to countries as the store writes them. */
  readonly countries?: readonly string[];
  readonly paymentMethods?: readonly string[];
  readonly coupons?: readonly string[];
  readonly customer?: 'registered' | 'guest';
  readonly currencies?: readonly string[];
  /** Roles, groups or segments of the customer in the store. */
  readonly customerGroups?: readonly string[];
}

/** What a rule gives a document; what is absent stays as NAV has it. All are codes, the customer is a number. */
export interface RuleValues {
  readonly dimensions: Readonly<Record<string, string>>;
  readonly salesperson?: string;
  readonly location?: string;
  readonly shipmentMethod?: string;
  readonly customer?: string;
  readonly paymentTerms?: string;
  readonly priceGroup?: string;
}

export interface HeaderRule {
  readonly when: RuleConditions;
  readonly set: RuleValues;
}

export interface MatchedRule {
  readonly set: RuleValues;
  /** `rule 3: payment method paypal`; rules count from 1. */
  readonly comesFrom: string;
}

type RuledOrder = Pick<
  StoreOrder,
  'createdVia' | 'channel' | 'shipping' | 'paymentMethod' | 'coupons' | 'customerKey' | 'currency' | 'customerGroups'
>;

/** The first rule whose conditions the order fulfils; null when there is none. */
export function matchRule(order: RuledOrder, rules: readonly HeaderRule[]): MatchedRule | null {
  for (const [index, { when, set }] of rules.entries()) {
    const reasons = reasonsOf(order, when);
    if (reasons === null) continue;
    const why = reasons.length === 0 ? 'every order' : reasons.join(', ');
    return { set, comesFrom: `rule ${index + 1}: ${why}` };
  }
  return null;
}

/** Which values of the order fulfil the conditions; null when one of them does not hold. */
function reasonsOf(order: RuledOrder, when: RuleConditions): readonly string[] | null {
  const reasons = [
    oneOf('order source', [order.createdVia], when.createdVia),
    oneOf('channel', order.channel === undefined ? [] : [order.channel], when.channels),
    oneOf('ship-to country', [order.shipping.country], when.countries),
    oneOf('payment method', [order.paymentMethod], when.paymentMethods),
    oneOf(
      'coupon',
      order.coupons.map(({ code }) => code),
      when.coupons,
    ),
    oneOf(
      'customer',
      [order.customerKey === null ? 'guest' : 'registered'],
      when.customer === undefined ? undefined : [when.customer],
    ),
    oneOf('currency', [order.currency], when.currencies),
    oneOf('customer group', order.customerGroups ?? [], when.customerGroups),
  ];
  const told = reasons.filter((reason) => reason !== null);
  return told.length < reasons.length ? null : told.filter((reason) => reason !== '');
}

/** Said with the order's value; "" without the condition, null when it does not hold. Capitals do not matter. */
function oneOf(what: string, values: readonly string[], wanted: readonly string[] | undefined): string | null {
  if (wanted === undefined) return '';
  const found = values.find((value) => wanted.some((one) => one.toLowerCase() === value.toLowerCase()));
  return found === undefined ? null : `${what} ${found === '' ? 'not given' : found}`;
}
