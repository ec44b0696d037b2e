import { formatAmount, formatDay } from '../format.ts';
import { wordFor, type Texts } from '../texts/texts.ts';

export interface PlanWords {
  readonly texts: Texts;
  readonly locale: string;
  /** The order's; its prices have at least this currency's decimals. */
  readonly currency: string;
}

/** NAV says 2.000 for two pieces. */
const withoutZeros = (amount: string): string => (amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount);

/** The header, the customer or a line by its number. */
export const planGroup = (texts: Texts, group: string): string =>
  group === 'header' || group === 'customer' ? texts.order[group] : texts.order.line(group);

/** Dimensions are told apart by their codes. */
export const planField = (texts: Texts, field: string): string => {
  const [, code] = /^dimension (.+)$/.exec(field) ?? [];
  return code === undefined ? wordFor(texts.planFields, field) : `${texts.planFields.dimension} ${code}`;
};

/** A value of the plan, or NAV's, as a person of the place writes it. */
export const planValue = ({ texts, locale, currency }: PlanWords, field: string, value: string): string => {
  switch (field) {
    case 'orderDate':
    case 'postingDate':
      return formatDay(locale, value);
    case 'unitPrice':
    case 'discountAmount':
      return formatAmount(locale, value, currency);
    case 'quantity':
      return formatAmount(locale, withoutZeros(value), '');
    case 'pricesIncludeTax':
      return value === 'true' ? texts.order.yes : value === 'false' ? texts.order.no : value;
    case 'customerNumber':
      return value === 'new' ? texts.order.newCustomer : value;
    default:
      return value;
  }
};
