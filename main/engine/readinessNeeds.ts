import type { IntegrationSettings, NavConnectionSettings, Settings } from '../contract/settings.ts';
import { dayIn } from '../flows/orders/postingDate.ts';
import type { ReadinessNeeds } from '../nav/readiness/readiness.ts';

/** What the integrations of a NAV connection will ask of it, taken together. */
export function readinessNeeds(connectionId: string, settings: Settings, now: number): ReadinessNeeds {
  const integrations = settings.integrations.filter(({ nav }) => nav === connectionId);
  const connection = settings.connections.find(({ id }) => id === connectionId);
  const customers = connection?.kind === 'nav' ? templatesOf(connection) : [];
  const each = <T>(values: (integration: IntegrationSettings) => readonly T[]): readonly T[] => [
    ...new Set(integrations.flatMap(values)),
  ];
  return {
    postingDate: dayIn(integrations[0]?.timeZone ?? 'UTC', now),
    kinds: each(({ document }) => [document]),
    pricesIncludeTax: integrations.some(({ basis, storeTax }) => basis === 'gross' && storeTax === 'nav'),
    accounts: each(accountsOf),
    taxCodes: each(({ taxes, untaxedTaxCode }) => [...taxes.map(({ taxCode }) => taxCode), untaxedTaxCode]),
    currencies: [''],
    countries: each(({ countries }) => Object.values(countries)),
    ...(customers.length > 0 && { customers }),
    createsCustomers: true,
  };
}

/** Every account that a line of its documents may name. */
function accountsOf({ accounts, charges, giftCards, taxAccounts }: IntegrationSettings): readonly string[] {
  const charged = [...charges.shipping, ...charges.fees].flatMap(({ account }) => account ?? []);
  const cards = giftCards ? [giftCards.account] : [];
  return [...Object.values(accounts), ...charged, ...cards, ...taxAccounts.map(({ account }) => account)];
}

/** Customers that new ones are modelled on. */
function templatesOf({ newCustomer }: NavConnectionSettings): readonly string[] {
  const { template, templateByCountry } = newCustomer;
  return [...new Set([...(template === undefined ? [] : [template]), ...Object.values(templateByCountry)])];
}
