import { listing, one } from './count.ts';

const and = listing('en');
type Params = Readonly<Record<string, string>>;
type Sentence = (params: Params) => string;

const rates = ({ rates: list = '' }: Params): string =>
  and(
    list
      .split('|')
      .filter((each) => each !== '')
      .map((each) => `${each} %`),
  );
const names = (list = ''): string => and(list.split(', ').filter((each) => each !== ''));

/** Tax treatments that are proposed: what each is for, where it comes from, and what a person has to choose. */
export const treatments = {
  propose: 'Propose treatments',
  proposals: 'Suggested tax treatments',
  none: 'The shop charges no tax, or takes it over as lines: nothing to suggest.',
  takeAll: (count: number) => one(count, 'Take over 1 treatment', `Take over all ${count}`),
  takeNamed: (name: string) => `Take over ${name}`,
  replace: 'Replace',
  replaceNamed: (name: string) => `Replace ${name} by the suggestion`,
  takeWith: (name: string, customer: string) => `Take over ${name} with customer ${customer}`,
  choose: 'to be chosen',
  toOthers: (countries: string) => `to every country but ${countries}`,
  someCountries: (countries: string, more: number) => `${countries} and ${more} more`,
  from: (customer: string, country: string, group: string) =>
    [customer, country, group].filter((each) => each !== '').join(', '),
  cases: {
    domestic: () => 'Domestic',
    ownRates: (country: string) => `VAT of ${country}`,
    homeRates: (country: string) => (country === '' ? 'Home rates abroad' : `Home rates in ${country}`),
    reverseCharge: () => 'Reverse charge',
    export: () => 'Export',
  },
  reasons: {
    'company-country': ({ country }) => `NAV’s company information: the company is in ${country}.`,
    'home-by-rates': ({ country, group }) =>
      `NAV’s VAT setup: group ${group}, named for customers at home, makes the rates of ${country} and of no other country.`,
    'group-rates': (params) =>
      params['rates'] === ''
        ? `NAV’s VAT setup: group ${params['group']} makes no tax.`
        : `NAV’s VAT setup: group ${params['group']} has ${rates(params)}.`,
    'group-reverse': ({ group }) => `NAV’s VAT setup: group ${group} works out VAT by reverse charge.`,
    'group-zero': ({ group }) => `NAV’s VAT setup: group ${group} makes no tax, whatever is sold.`,
    'group-customers': ({ group, countries }) => `Customers of group ${group} are in ${names(countries)}.`,
    'group-named': ({ group, country }) => `Of the groups with these rates, ${group} is named after ${country}.`,
    'only-customer': ({ group, no, name }) => `Customer ${no} (${name}) is the only one of group ${group}.`,
  } satisfies Readonly<Record<string, Sentence>> as Readonly<Record<string, Sentence>>,
  questions: {
    'setup-hidden': () =>
      'Choose the customer, and the codes of rates that have none: this connection does not show NAV’s VAT setup (page 472).',
    'customers-hidden': ({ group }) =>
      `Choose a customer of group ${group}: this connection does not show how customers are taxed (page 21).`,
    'home-unknown': () =>
      'See whether this is for the company’s own country: NAV does not say where the company is (page 1).',
    'no-group-rates': (params) =>
      `Choose codes and customer: no VAT business posting group in NAV has ${rates(params)} for ${params['country']}. Without one, orders to ${params['country']} cannot equal the store’s.`,
    'no-reverse-group': ({ groups }) =>
      groups === ''
        ? 'Choose a customer whose group makes no tax: no group in NAV works out VAT by reverse charge.'
        : `Choose a customer: no group in NAV works out VAT by reverse charge, and ${names(groups)} make no tax.`,
    'no-zero-group': () => 'Choose a customer: NAV has no group that makes no tax, whatever is sold.',
    'several-groups': ({ groups }) =>
      `Choose a customer of ${names(groups)}: these groups fit alike, and nothing tells them apart.`,
    'several-codes': ({ percent, codes }) =>
      `Choose the code for ${percent} %: ${names(codes)} make it, and none of them is in use here.`,
    'several-customers': ({ group }) => `Choose one of the customers of group ${group}: there are several.`,
    'no-customer': ({ group }) =>
      `Name a customer of group ${group}: NAV has none yet that is not blocked. Make one there, such as a collective customer of the shop.`,
    'home-customers': ({ group, country }) =>
      `See that customers ${country === '' ? 'abroad' : `in ${country}`} get the group for customers at home${group === '' ? '' : `, ${group}`}: the store charges them the rates of home.`,
  } satisfies Readonly<Record<string, Sentence>> as Readonly<Record<string, Sentence>>,
};
