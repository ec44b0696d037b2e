import { isEqual } from '../../base/money.ts';
import { kindOf, type OrderPlan, type StoryRow } from './orderPlan.ts';
import { DAY_OF_IMPORT } from './postingDate.ts';
import { linesByOrigin } from './trialLines.ts';

/** One value of a document that would be another one. */
export interface TrialDifference {
  /** `header`, `customer`, or the line's number from 1: in the new document, or in the old one where the line goes. */
  readonly group: string;
  readonly field: string;
  /** "" for none. */
  readonly before: string;
  readonly after: string;
  /** Where the new value comes from; "" where there is none. */
  readonly comesFrom: string;
}

type Values = ReadonlyMap<string, string>;

/**
 * What of a document would be different. What must differ is not: the day it is made, its external number, and that a
 * customer who was new has a number by now.
 */
export function comparePlans(before: OrderPlan, after: OrderPlan): readonly TrialDifference[] {
  return [
    ...customerDifferences(before, after),
    ...headerDifferences(before, after),
    ...lineDifferences(before, after),
  ];
}

function customerDifferences(before: OrderPlan, after: OrderPlan): readonly TrialDifference[] {
  const [was, is] = [customerNo(before), customerNo(after)];
  if (was === '' && is === '') return differences(both(before, after, 'customer', modelOf));
  const comesFrom = story(after, 'customer', 'customerNumber')?.comesFrom ?? '';
  // Made meanwhile, by this order's shopper or by hand: found by the address it would have been made with.
  const isNoLongerNew = was === '' && /e-mail/.test(comesFrom);
  if (was === is || isNoLongerNew) return [];
  return [{ group: 'customer', field: 'customerNumber', before: was || NEW, after: is || NEW, comesFrom }];
}

const NEW = 'new';

function customerNo({ customer, customerNo }: OrderPlan): string {
  return customer.kind === 'existing' ? customer.no : (customerNo ?? '');
}

function modelOf({ customer }: OrderPlan): Values {
  return new Map([['modelCustomer', customer.kind === 'create' ? (customer.customer.model ?? '') : '']]);
}

function headerDifferences(before: OrderPlan, after: OrderPlan): readonly TrialDifference[] {
  const found = differences(both(before, after, 'header', headerOf));
  const isToday = isDayOfImport(before) && isDayOfImport(after);
  return isToday ? found.filter(({ field }) => field !== 'postingDate') : found;
}

function isDayOfImport(plan: OrderPlan): boolean {
  return story(plan, 'header', 'postingDate')?.comesFrom.includes(DAY_OF_IMPORT) ?? false;
}

function headerOf(plan: OrderPlan): Values {
  const { document } = plan;
  return new Map([
    ['documentKind', kindOf(plan)],
    ['orderDate', document.orderDate],
    ['postingDate', document.postingDate],
    ['currencyCode', document.currency],
    ['pricesIncludeTax', String(document.pricesIncludeTax)],
    ['email', document.email],
    ['phoneNumber', document.phone],
    ...addressOf('sellTo', document.sellTo),
    ...addressOf('shipTo', document.shipTo),
    ['salesperson', document.salesperson ?? ''],
    ['customerPriceGroup', document.priceGroup ?? ''],
    ['shipmentMethodCode', document.shipmentMethod ?? ''],
    ['paymentMethodCode', document.paymentMethod ?? ''],
    ['paymentTermsCode', document.paymentTerms ?? ''],
    ['locationCode', document.location ?? ''],
    ...(document.dimensions ?? []).map(({ code, value }): [string, string] => [`dimension ${code}`, value]),
  ]);
}

function addressOf(side: 'sellTo' | 'shipTo', address: object | null): [string, string][] {
  return Object.entries(address ?? {}).map(([field, value]) => [
    side + field.charAt(0).toUpperCase() + field.slice(1),
    String(value),
  ]);
}

function lineDifferences(before: OrderPlan, after: OrderPlan): readonly TrialDifference[] {
  const [was, is] = [linesByOrigin(before), linesByOrigin(after)];
  const origins = [...is.keys(), ...[...was.keys()].filter((origin) => !is.has(origin))];
  return origins.flatMap((origin) => {
    const [old, now] = [was.get(origin), is.get(origin)];
    return differences({ before, after, values: [old?.values, now?.values], groups: [old?.group, now?.group] });
  });
}

/** One part of both documents. A side is undefined where the document has no such line. */
interface Sides {
  readonly before: OrderPlan;
  readonly after: OrderPlan;
  readonly values: readonly [Values | undefined, Values | undefined];
  readonly groups: readonly [string | undefined, string | undefined];
}

function differences({ before, after, values: [was, is], groups }: Sides): readonly TrialDifference[] {
  const fields = [...new Set([...(is?.keys() ?? []), ...(was?.keys() ?? [])])];
  return fields.flatMap((field) => {
    const [old, now] = [was?.get(field) ?? '', is?.get(field) ?? ''];
    if (isSame(field, old, now)) return [];
    const [oldStory, newStory] = [story(before, groups[0], field), story(after, groups[1], field)];
    const shown = { before: oldStory?.written ?? old, after: newStory?.written ?? now };
    return [
      { group: groups[1] ?? groups[0] ?? '', field, ...shown, comesFrom: newStory?.comesFrom ?? UNTOLD[field] ?? '' },
    ];
  });
}

function both(before: OrderPlan, after: OrderPlan, group: string, valuesOf: (plan: OrderPlan) => Values): Sides {
  return { before, after, values: [valuesOf(before), valuesOf(after)], groups: [group, group] };
}

/** Where values come from that a plan's story leaves out. */
const UNTOLD: Readonly<Record<string, string>> = {
  documentKind: 'document of the integration',
  sellToCountry: 'country of the order, by the countries of the integration',
  shipToCountry: 'country of the order, by the countries of the integration',
};

const AMOUNTS: ReadonlySet<string> = new Set(['quantity', 'unitPrice', 'discountAmount']);

function isSame(field: string, old: string, now: string): boolean {
  if (old === now) return true;
  return AMOUNTS.has(field) && old !== '' && now !== '' && isEqual(old, now);
}

function story(plan: OrderPlan, group: string | undefined, field: string): StoryRow | undefined {
  return plan.story.find((row) => row.group === group && row.field === field);
}
