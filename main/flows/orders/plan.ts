import { ConnectorError } from '../../base/errors.ts';
import type { NavCustomer, NavItem, NavItemVariant, NavSetup, NavShipTo, NewDocumentLine } from '../../nav/nav.ts';
import type { StoreAddress, StoreLine, StoreOrder } from '../../stores/store.ts';
import { cut } from '../cut.ts';
import { matchCustomer } from '../customers/match.ts';
import { toNewCustomer } from '../customers/toNewCustomer.ts';
import { type ResolvedItem, resolveItem } from '../mapping/items.ts';
import type { OrderPlan, StoryRow } from './orderPlan.ts';
import { dayIn, postingDay } from './postingDate.ts';
import type { OrderRules } from './rules.ts';
import { moneyRules } from './moneyRules.ts';
import { planTotals } from './totals/planTotals.ts';
import type { MoneyLine, PlannedTotals } from './totals/types.ts';

/** Everything NAV was asked before the plan was made. */
export interface OrderFacts {
  readonly order: StoreOrder;
  readonly setup: NavSetup;
  readonly countries: readonly string[];
  readonly currencies: readonly string[];
  readonly sameEmail: readonly NavCustomer[];
  readonly items: readonly NavItem[];
  readonly variants: Readonly<Record<string, readonly NavItemVariant[]>>;
  readonly externalNo: string;
  /** Milliseconds UTC. */
  readonly now: number;
}

/**
 * What an order becomes in NAV. Pure: asks nobody, decides everything.
 * @throws ConnectorError of kind `invalid` when a person has to decide something first
 */
export function planOrder(facts: OrderFacts, rules: OrderRules): OrderPlan {
  const { order } = facts;
  const story: StoryRow[] = [];
  const tell = (group: string, field: string, written: string, comesFrom: string, hasStory = false) => {
    story.push({ group, field, written, comesFrom, hasStory });
  };

  const totals = wantTotals(order, rules);
  const day = postingDay(order, rules, facts.setup, facts.now);
  const currency = currencyCode(facts);
  const country = countryCode(order.billing.country, order.number, facts.countries, rules);
  const customer = wantCustomer(facts, rules, country, tell);

  tell(
    'header',
    'externalDocumentNumber',
    facts.externalNo,
    `prefix "${rules.prefix}" and order number ${order.number}`,
    true,
  );
  tell('header', 'orderDate', dayIn(rules.timeZone, order.placedAt), `placed at ${order.placedAt}`);
  tell('header', 'postingDate', day.day, day.comesFrom, true);
  tell('header', 'currencyCode', currency || facts.setup.localCurrency, `order currency ${order.currency}`);
  tell(
    'header',
    'pricesIncludeTax',
    String(totals.pricesIncludeTax),
    `basis "${rules.basis}" of the integration`,
    true,
  );

  const lines = totals.lines.map((line, index) => toDocumentLine(line, index, facts, rules, tell));
  const notes = noteLines(order.customerNote);
  for (const [index, note] of notes.entries()) {
    tell(String(lines.length + index + 1), 'description', note.description, 'note of the shopper');
  }
  return {
    customer,
    totals,
    roundingAccount: rules.accounts.rounding,
    roundingTaxCode: rules.untaxedTaxCode,
    story,
    document: {
      externalDocumentNo: facts.externalNo,
      orderDate: dayIn(rules.timeZone, order.placedAt),
      postingDate: day.day,
      currency,
      pricesIncludeTax: totals.pricesIncludeTax,
      sellTo: addressOf(order.billing, country),
      shipTo: shipTo(facts, rules),
      email: cut(order.email, 80).text,
      phone: cut(order.billing.phone.replace(/[^0-9+()/.\- ]/g, ''), 30).text,
      lines: [...lines, ...notes],
    },
  };
}

type Tell = (group: string, field: string, written: string, comesFrom: string, hasStory?: boolean) => void;

function wantTotals(order: StoreOrder, rules: OrderRules): PlannedTotals {
  const totals = planTotals(order, moneyRules(order, rules));
  if (totals.kind === 'planned') return totals;
  throw new ConnectorError({ kind: 'invalid', ...totals.facts });
}

function wantCustomer(facts: OrderFacts, rules: OrderRules, country: string, tell: Tell): OrderPlan['customer'] {
  const match = matchCustomer(facts.order, facts.sameEmail, rules);
  switch (match.kind) {
    case 'existing':
      tell('customer', 'customerNumber', match.customer.no, match.why, true);
      return { kind: 'existing', no: match.customer.no };
    case 'create':
      tell(
        'customer',
        'customerNumber',
        'new',
        'no customer in NAV has this e-mail; the number series gives the number',
        true,
      );
      return { kind: 'create', customer: toNewCustomer(facts.order, country) };
    case 'park':
      throw match.error;
  }
}

function toDocumentLine(
  line: MoneyLine,
  index: number,
  facts: OrderFacts,
  rules: OrderRules,
  tell: Tell,
): NewDocumentLine {
  const group = String(index + 1);
  const storeLine = facts.order.lines.find((candidate) => candidate.key === line.storeLineKey) ?? null;
  const item =
    line.kind === 'item' && storeLine ? resolveItem(storeLine, facts.order.number, rules.items, facts) : null;
  const no = item?.item.no ?? accountOf(line.kind, rules);
  const description = cut(line.kind === 'rounding' ? 'Rounding' : (storeLine?.name ?? ''), 100);
  tell(
    group,
    'lineObjectNumber',
    no,
    item?.comesFrom ?? `account for ${line.kind}`,
    item === null || item.comesFrom.startsWith('mapping'),
  );
  if (item) tell(group, 'unitOfMeasureCode', item.unit, 'base unit of the item');
  tell(group, 'quantity', line.quantity, quantityFrom(storeLine, line));
  tell(
    group,
    'description',
    description.text,
    description.wasCut ? 'name in the store, cut to 100 characters' : 'name in the store',
    description.wasCut,
  );
  tell(group, 'taxCode', line.taxCode, `rate of ${line.taxPercent} % in the store`, true);
  tell(group, 'unitPrice', line.unitPrice, line.story.unitPrice, true);
  tell(group, 'discountAmount', line.discountAmount, line.story.discountAmount, line.story.discountAmount !== '');
  return {
    kind: item ? 'item' : 'account',
    no,
    variantKey: item?.variantKey ?? null,
    unit: item?.unit ?? '',
    quantity: line.quantity,
    description: description.text,
    taxCode: taxCodeToSend(line, item),
    unitPrice: line.unitPrice,
    discountAmount: line.discountAmount,
  };
}

function quantityFrom(storeLine: StoreLine | null, line: MoneyLine): string {
  return storeLine && line.kind === 'item' ? 'quantity in the store' : 'one';
}

/** Left to NAV where the item's own group makes the rate: validating it again would rescale the price. */
function taxCodeToSend(line: MoneyLine, item: ResolvedItem | null): string | null {
  return item && item.item.taxCode.toUpperCase() === line.taxCode.toUpperCase() ? null : line.taxCode;
}

function accountOf(kind: MoneyLine['kind'], rules: OrderRules): string {
  if (kind === 'shipping') return rules.accounts.shipping;
  if (kind === 'rounding') return rules.accounts.rounding;
  return rules.accounts.fees;
}

const NOTE_LINE_LENGTH = 100;
const MOST_NOTE_LINES = 10;

function noteLines(note: string): NewDocumentLine[] {
  const text = note.replace(/\s+/g, ' ').trim();
  const parts = text === '' ? [] : (text.match(new RegExp(`.{1,${NOTE_LINE_LENGTH}}`, 'gu')) ?? []);
  return parts.slice(0, MOST_NOTE_LINES).map((description) => ({
    kind: 'comment',
    no: '',
    variantKey: null,
    unit: '',
    quantity: '0',
    description,
    taxCode: null,
    unitPrice: '0',
    discountAmount: '0',
  }));
}

/** "" for the local currency. @throws ConnectorError `currency-unknown` */
function currencyCode(facts: OrderFacts): string {
  const { order, setup } = facts;
  const code = order.currency.toUpperCase();
  if (code === setup.localCurrency.toUpperCase()) return '';
  if (facts.currencies.some((known) => known.toUpperCase() === code)) return code;
  throw new ConnectorError({
    kind: 'invalid',
    code: 'currency-unknown',
    message: `Order ${order.number} is in ${code}, a currency NAV does not have.`,
    whatToDo: `Create currency ${code} with an exchange rate in NAV, then replay.`,
    params: { currency: code },
  });
}

/** @throws ConnectorError `country-unknown` */
function countryCode(country: string, orderNo: string, known: readonly string[], rules: OrderRules): string {
  if (country === '') return '';
  const mapped = rules.countries[country] ?? country;
  if (known.some((code) => code.toUpperCase() === mapped.toUpperCase())) return mapped;
  throw new ConnectorError({
    kind: 'invalid',
    code: 'country-unknown',
    message: `Order ${orderNo}: country ${mapped} is not in NAV's Countries/Regions.`,
    whatToDo: `Create country ${mapped} in NAV, or map it under "countries" of the integration, then replay.`,
    params: { country: mapped },
  });
}

function addressOf(address: StoreAddress, country: string) {
  return {
    addressLine1: cut(address.line1, 100).text,
    addressLine2: cut(address.line2, 50).text,
    city: cut(address.city, 30).text,
    state: cut(address.state, 30).text,
    postCode: cut(address.postCode, 20).text,
    country,
  };
}

function shipTo(facts: OrderFacts, rules: OrderRules): NavShipTo {
  const { shipping } = facts.order;
  const country = countryCode(shipping.country, facts.order.number, facts.countries, rules);
  const person = cut(`${shipping.firstName} ${shipping.lastName}`, 100).text;
  const company = cut(shipping.company, 100).text;
  return { name: company || person, contact: company ? person : '', ...addressOf(shipping, country) };
}
