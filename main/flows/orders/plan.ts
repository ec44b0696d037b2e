import { ConnectorError } from '../../base/errors.ts';
import type { NavCustomer, NavItem, NavSetup, NewCustomer, NewSalesDocument } from '../../nav/nav.ts';
import type { StoreOrder } from '../../stores/store.ts';
import { fittingEmail } from '../cut.ts';
import { chosenCustomer } from '../customers/chosen.ts';
import { checkCredit } from '../customers/credit.ts';
import type { CustomerFacts } from '../customers/gatherCustomers.ts';
import { matchCustomer } from '../customers/match.ts';
import { toNewCustomer } from '../customers/toNewCustomer.ts';
import { withChargeItems } from '../mapping/charges.ts';
import { type Goods, planGoods } from '../mapping/items.ts';
import type { ItemFacts } from '../mapping/matching.ts';
import type { MatchedTreatment } from '../mapping/taxes.ts';
import { wantReadableTender } from '../mapping/tender.ts';
import { contentOfDocument } from './changes.ts';
import { headerValues } from './headerValues.ts';
import { moneyRules } from './moneyRules.ts';
import type { OrderPlan } from './orderPlan.ts';
import { planPayment } from './payment.ts';
import { fitted, sellTo, shipTo } from './planAddress.ts';
import { planLines } from './planLines.ts';
import { dayIn, postingDay } from './postingDate.ts';
import { customerWanted } from './customerWanted.ts';
import type { OrderRules } from './rules.ts';
import { createStory, type Story } from './story.ts';
import { wantTreatment } from './taxTreatment.ts';
import { tellTender } from './tellTender.ts';
import { planTotals } from './totals/planTotals.ts';
import { worthOf } from './totals/tender.ts';
import type { PlannedTotals } from './totals/types.ts';

/** Everything NAV was asked before the plan was made. */
export interface OrderFacts extends ItemFacts, CustomerFacts {
  readonly order: StoreOrder;
  readonly setup: NavSetup;
  /** null where NAV does not show the list: then NAV itself refuses what it does not know. */
  readonly countries: readonly string[] | null;
  readonly currencies: readonly string[] | null;
  /** Items that charges of the order are booked to, as far as NAV has them. */
  readonly chargeItems: readonly NavItem[];
  readonly externalNo: string;
  /** How long a comment line of this NAV may be; 100 where absent. */
  readonly noteWidth?: number;
  /** Milliseconds UTC. */
  readonly now: number;
}

/**
 * What an order becomes in NAV. Pure: asks nobody, decides everything.
 * @throws ConnectorError of kind `invalid` when a person has to decide something first
 */
export function planOrder(facts: OrderFacts, rules: OrderRules): OrderPlan {
  const { order, countries } = facts;
  const story = createStory();
  wantReadableTender(order, rules);
  const goods = withChargeItems(planGoods(order, rules, facts), rules, facts.chargeItems);
  const treatment = wantTreatment(goods.order, rules);
  const totals = wantTotals(goods, rules);
  const dates = planDates(facts, rules);
  const currency = currencyCode(facts);
  const places = { countries, rules, story };
  const header = { sellTo: sellTo(order, places), shipTo: shipTo(order, places), ...contactOf(order, story) };
  const card = { country: header.sellTo.country, treatment, isLocal: currency === '' };
  const customer = wantCustomer(facts, rules, card, story);
  if (treatment) story.made('header', 'taxTreatment', treatment.comesFrom, 'tax map of the integration');
  tellHeader({ facts, rules, totals, dates, currency }, story);
  const values = headerValues(order, rules, story);
  const payment = planPayment(order, rules, { externalNo: facts.externalNo, currency }, story);
  return {
    customer,
    customerNo: customer.kind === 'existing' ? customer.no : null,
    madeFrom: { fingerprint: order.fingerprint, content: contentOfDocument(order) },
    totals,
    roundingAccount: rules.accounts.rounding,
    roundingTaxCode: rules.untaxedTaxCode,
    kind: rules.document,
    posts: rules.posting === 'automatic',
    isPaid: order.paidAt !== null,
    ...(payment && { payment }),
    document: {
      externalDocumentNo: facts.externalNo,
      orderDate: dates.orderDate,
      postingDate: dates.posting.day,
      currency,
      pricesIncludeTax: totals.pricesIncludeTax,
      ...header,
      ...values,
      lines: planLines(totals.lines, { goods, rules, story, noteWidth: facts.noteWidth ?? 100 }),
    },
    story: story.rows,
  };
}

function wantTotals({ order, items }: Goods, rules: OrderRules): PlannedTotals {
  const totals = planTotals(order, moneyRules(order, rules, items));
  if (totals.kind === 'planned') return totals;
  throw new ConnectorError({ kind: 'invalid', ...totals.facts });
}

function planDates({ order, setup, now }: OrderFacts, rules: OrderRules) {
  return { orderDate: dayIn(rules.timeZone, order.placedAt), posting: postingDay(order, rules, setup, now) };
}

function contactOf(order: StoreOrder, story: Story): Pick<NewSalesDocument, 'email' | 'phone'> {
  const phone = order.billing.phone.replace(/[^0-9+()/.\- ]/g, '');
  return {
    email: emailOf(order, story),
    phone: fitted(story, 'phoneNumber', phone, 30, 'telephone of the billing address'),
  };
}

function emailOf({ email }: StoreOrder, story: Story): string {
  const fitting = fittingEmail(email);
  if (fitting === '')
    story.made('header', 'email', '', 'e-mail of the order, left out: NAV has room for 80 characters');
  else story.carried('header', 'email', fitting, 'e-mail of the order');
  return fitting;
}

interface Card {
  readonly country: string;
  readonly treatment: MatchedTreatment | null;
  /** The order is in NAV's local currency, as credit limits are. */
  readonly isLocal: boolean;
}

function wantCustomer(facts: OrderFacts, rules: OrderRules, card: Card, story: Story): OrderPlan['customer'] {
  const wanted = customerWanted(facts.order, rules);
  const match = wanted ? chosenCustomer(facts.order, wanted, facts.chosen) : matchCustomer(facts.order, facts, rules);
  switch (match.kind) {
    case 'existing':
      story.made('customer', 'customerNumber', match.customer.no, match.why);
      wantCredit(facts.order, match.customer, { rules, isLocal: card.isLocal }, story);
      return { kind: 'existing', no: match.customer.no, ...(match.isShoppers && { isShoppers: true }) };
    case 'create': {
      const why = 'no customer in NAV has this e-mail; the number series gives the number';
      story.made('customer', 'customerNumber', 'new', why);
      return { kind: 'create', customer: { ...toNewCustomer(facts.order, card.country), ...modelOf(card, story) } };
    }
    case 'park':
      throw match.error;
  }
}

/** @throws ConnectorError `credit-limit-exceeded` */
function wantCredit(
  order: StoreOrder,
  customer: NavCustomer,
  { rules, isLocal }: { readonly rules: OrderRules; readonly isLocal: boolean },
  story: Story,
): void {
  const check = checkCredit({ number: order.number, total: worthOf(order), isLocal }, customer, rules);
  if (check?.error) throw check.error;
  if (check) story.made('customer', 'creditLimit', check.limit, check.said);
}

/** Whose posting groups and terms a new customer takes over; nothing leaves that to the connection. */
function modelOf({ treatment }: Card, story: Story): Pick<NewCustomer, 'model'> {
  const model = treatment?.treatment.modelCustomer;
  if (!treatment || model === undefined) return {};
  story.made('customer', 'modelCustomer', model, treatment.comesFrom);
  return { model };
}

interface Header {
  readonly facts: OrderFacts;
  readonly rules: OrderRules;
  readonly totals: PlannedTotals;
  readonly dates: ReturnType<typeof planDates>;
  readonly currency: string;
}

function tellHeader({ facts, rules, totals, dates, currency }: Header, story: Story): void {
  const { order, setup } = facts;
  const number = `prefix "${rules.prefix}" and order number ${order.number}`;
  story.made('header', 'externalDocumentNumber', facts.externalNo, number);
  story.carried('header', 'orderDate', dates.orderDate, `placed at ${order.placedAt}`);
  story.made('header', 'postingDate', dates.posting.day, dates.posting.comesFrom);
  story.carried('header', 'currencyCode', currency || setup.localCurrency, `order currency ${order.currency}`);
  const basis =
    rules.storeTax === 'line'
      ? "the store's taxes are lines of their own"
      : `basis "${rules.basis}" of the integration`;
  story.made('header', 'pricesIncludeTax', String(totals.pricesIncludeTax), basis);
  tellTender(order, story);
}

/** "" for the local currency. @throws ConnectorError `currency-unknown` */
function currencyCode({ order, setup, currencies }: OrderFacts): string {
  const code = order.currency.toUpperCase();
  if (code === setup.localCurrency.toUpperCase()) return '';
  if (currencies === null || currencies.some((known) => known.toUpperCase() === code)) return code;
  throw new ConnectorError({
    kind: 'invalid',
    code: 'currency-unknown',
    message: `Order ${order.number} is in ${code}, a currency NAV does not have.`,
    whatToDo: `Create currency ${code} with an exchange rate in NAV, then replay.`,
    params: { currency: code },
  });
}
