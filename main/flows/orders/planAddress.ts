import { ConnectorError } from '../../base/errors.ts';
import type { NavPostalAddress, NavShipTo } from '../../nav/nav.ts';
import type { StoreAddress, StoreOrder } from '../../stores/store.ts';
import { cut } from '../cut.ts';
import type { OrderRules } from './rules.ts';
import type { Story } from './story.ts';

export const NAV_LENGTHS = {
  name: 100,
  addressLine1: 100,
  addressLine2: 50,
  city: 30,
  state: 30,
  postCode: 20,
} as const;

interface Places {
  /** Country codes NAV knows. */
  readonly countries: readonly string[] | null;
  readonly rules: Pick<OrderRules, 'countries'>;
  readonly story: Story;
}

/** The order's billing address, as far as a document takes it: the name stays the customer's. */
export function sellTo(order: StoreOrder, places: Places): NavPostalAddress {
  const country = countryCode(order.billing.country, order.number, places);
  return { ...streetOf('sellTo', order.billing, places.story), country };
}

export function shipTo(order: StoreOrder, places: Places): NavShipTo {
  const { shipping } = order;
  const { story } = places;
  const country = countryCode(shipping.country, order.number, places);
  const person = `${shipping.firstName} ${shipping.lastName}`.trim();
  const company = shipping.company.trim();
  const name = fitted(story, 'shipToName', company || person, NAV_LENGTHS.name, 'shipping address of the order');
  const contact =
    company === '' ? '' : fitted(story, 'shipToContact', person, NAV_LENGTHS.name, 'shipping address of the order');
  return { name, contact, ...streetOf('shipTo', shipping, story), country };
}

type Street = Omit<NavPostalAddress, 'country'>;

function streetOf(side: 'sellTo' | 'shipTo', address: StoreAddress, story: Story): Street {
  const from = side === 'sellTo' ? 'billing address of the order' : 'shipping address of the order';
  const part = (field: keyof Street, value: string) =>
    fitted(story, side + field.charAt(0).toUpperCase() + field.slice(1), value, NAV_LENGTHS[field], from);
  return {
    addressLine1: part('addressLine1', address.line1),
    addressLine2: part('addressLine2', address.line2),
    city: part('city', address.city),
    state: part('state', address.state),
    postCode: part('postCode', address.postCode),
  };
}

/** The text as NAV has room for it; what is empty has nothing to tell. */
export function fitted(story: Story, field: string, value: string, most: number, comesFrom: string): string {
  const { text, wasCut } = cut(value, most);
  if (wasCut) story.made('header', field, text, `${comesFrom}, cut to ${most} characters`);
  else if (text !== '') story.carried('header', field, text, comesFrom);
  return text;
}

/** @throws ConnectorError `country-unknown` */
function countryCode(country: string, orderNo: string, { countries, rules }: Places): string {
  if (country === '') return '';
  const mapped = Object.hasOwn(rules.countries, country) ? (rules.countries[country] ?? country) : country;
  if (countries === null || countries.some((code) => code.toUpperCase() === mapped.toUpperCase())) return mapped;
  throw new ConnectorError({
    kind: 'invalid',
    code: 'country-unknown',
    message: `Order ${orderNo}: country ${mapped} is not in NAV's Countries/Regions.`,
    whatToDo: `Create country ${mapped} in NAV, or map it under "countries" of the integration, then replay.`,
    params: { country: mapped },
  });
}
