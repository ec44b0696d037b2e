/*
 * Settings as they may leave the house. What is not known to be harmless is not shown: a field that is new here says
 * only that it is set, until somebody has thought about it.
 */

/** Fields whose text is a choice, a name that an administrator gave, or a code of NAV's. */
const SHOWN = new Set(
  `kind id name mode document posting postingDate closedPostingDate storeTax unknownPayment noMatch itemMatching basis
   taxSystem overCreditLimit webhooks notifications followAccounts surfaces companyIn signIn timeZone at keep from to
   digestAt prefix percent taxCode untaxedTaxCode currency localCurrency store nav startAt role statuses absence poll
   pollWithoutAddress ping sweep keepHouse countries exceptCountries vatNumber shipping fees rounding`
    .split(/\s+/)
    .filter((field) => field !== ''),
);

const ADDRESSES = new Set(['url', 'publicUrl', 'host', 'authority', 'proxy']);

/** Names of people who may sign in; how many of which role is enough. */
const PEOPLE = 'users';

export const SET = '(set)';

/** Scheme, host and port: enough to see what is asked where, and nothing of the path, where keys may stand. */
export function hostOf(address: string): string {
  const url = URL.parse(address);
  return url === null || url.host === '' ? SET : `${url.protocol}//${url.host}`;
}

/** The settings file without secrets, made fit to be handed to somebody outside. */
export function shareableSettings(file: object): unknown {
  return shareable(file, '');
}

function shareable(value: unknown, field: string): unknown {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return value;
  if (typeof value === 'string') return shareableText(value, field);
  if (Array.isArray(value)) return field === PEOPLE ? rolesOf(value) : value.map((each) => shareable(each, field));
  if (typeof value !== 'object') return undefined;
  return Object.fromEntries(Object.entries(value).map(([name, each], index) => [nameOf(name, index), shareable(each, name)])); // prettier-ignore
}

function shareableText(text: string, field: string): string {
  if (ADDRESSES.has(field)) return hostOf(text);
  return SHOWN.has(field) ? text : SET;
}

/** Keys of a table are what somebody typed: a payment method, a SKU, a field of the shop. */
function nameOf(name: string, index: number): string {
  return /^[A-Za-z][A-Za-z0-9]{0,39}$/.test(name) ? name : `(${index + 1})`;
}

function rolesOf(users: readonly unknown[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const user of users) {
    const { role } = user as { readonly role: string };
    counts[role] = (counts[role] ?? 0) + 1;
  }
  return counts;
}
