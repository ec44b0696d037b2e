import { big, type Decimal } from '../../base/money.ts';
import type { NavTaxedCustomer, NavTaxedCustomers } from '../../nav/nav.ts';
import { EU_COUNTRIES } from './euCountries.ts';
import { taxCodeFor, type TaxTreatment } from './taxes.ts';
import { customerFieldOf, type CustomerField, customerOf, members } from './treatmentCustomers.ts';
import { said, type Said, type TreatmentQuestion, type TreatmentReason } from './treatmentReasons.ts';
import {
  type CountryRates,
  isSame,
  homeRates,
  onlyOne,
  type TreatmentFacts,
  treatmentFacts,
  type TreatmentsToPropose,
} from './treatmentFacts.ts';
import {
  codesMaking,
  isDomestic,
  isUntaxed,
  makesAll,
  narrowed,
  ratesOf,
  reversesCharge,
  type VatGroup,
} from './vatGroups.ts';

export type TreatmentCase = 'domestic' | 'ownRates' | 'homeRates' | 'reverseCharge' | 'export';

/** A row that the tax map may get; nothing is applied. */
export interface ProposedTreatment {
  readonly case: TreatmentCase;
  /** As the store writes it; "" where the row is for several. */
  readonly country: string;
  /** What is not known stays empty: a tax code of "" has to be chosen before it can be saved. */
  readonly treatment: TaxTreatment;
  /** What a customer of such orders is named as. */
  readonly names: CustomerField;
  readonly reasons: readonly Said<TreatmentReason>[];
  /** None: the row can be taken over as it is. */
  readonly questions: readonly Said<TreatmentQuestion>[];
  /** Customers to choose from; none where one is named already, or nobody is known. */
  readonly customers: readonly NavTaxedCustomer[];
}

/**
 * One row for every case the store can produce: at home; each country with rates of its own; a company abroad that pays
 * the tax itself; the rest of the world. Rows that are for one country come first, so that the first that fits is right.
 */
export function proposeTreatments(
  given: TreatmentsToPropose,
  customers: NavTaxedCustomers | null,
): readonly ProposedTreatment[] {
  const facts = treatmentFacts(given, customers);
  const { rates, home } = facts;
  if (rates.length === 0) return [];
  const abroad = rates.filter(({ country }) => country !== home && country !== '');
  return [
    ...(home === null ? [] : [domestic(facts, home)]),
    ...abroad.map((one) => ofCountry(facts, one)),
    ...(home === null || EU_COUNTRIES.includes(home) ? [reverseCharge(facts)] : []),
    ...rates.filter(({ country }) => country === '').map((one) => everywhere(facts, one)),
    exported(facts),
  ];
}

/** Every order at home, taxed or not: what is free of tax there is so by the code of its lines. */
function domestic(facts: TreatmentFacts, home: string): ProposedTreatment {
  const { homeGroup, homeIsTold, groups, rates } = facts;
  const percents = homeRates(rates, home);
  const country = homeIsTold
    ? said('company-country', { country: home })
    : said('home-by-rates', { country: home, group: homeGroup?.name ?? '' });
  return {
    case: 'domestic',
    country: home,
    treatment: { name: '', countries: [home], keepsItemTaxCodes: false },
    names: customerFieldOf(facts),
    reasons: [country, ...(homeGroup ? [groupRates(homeGroup)] : [])],
    questions: groups !== null && homeGroup === null ? [said('no-group-rates', ratesFor(home, percents))] : [],
    customers: [],
  };
}

function ofCountry(facts: TreatmentFacts, one: CountryRates): ProposedTreatment {
  const { groups, homeGroup } = facts;
  const others = (groups ?? []).filter((group) => group !== homeGroup && makesAll(group, one.percents));
  if (others.length === 0 && homeGroup && makesAll(homeGroup, one.percents)) return everywhere(facts, one);
  const fits = narrowed(others, [
    (group) => ratesOf(group).join() === one.percents.join(),
    ({ name }) => members(facts, name).some(({ country }) => isSame(country, facts.toNav(one.country))),
    ({ name }) => isNamedAfter(name, one.country),
  ]);
  const group = onlyOne(fits);
  const codes = one.percents.map((percent) => codeFor(facts, group, percent));
  const whom = customerOf(facts, group, facts.toNav(one.country));
  const asked = group
    ? codes.flatMap(({ question }) => question ?? [])
    : [whichGroup(facts, fits, said('no-group-rates', ratesFor(one.country, one.percents)))];
  return {
    case: 'ownRates',
    country: one.country,
    treatment: {
      name: '',
      countries: [one.country],
      storeTax: 'charged',
      taxes: codes.map(({ percent, taxCode }) => ({ percent, taxCode })),
      keepsItemTaxCodes: false,
      ...whom.named,
    },
    names: customerFieldOf(facts),
    reasons: [...(group ? [groupRates(group), ...pointers(facts, group, others, one.country)] : []), ...whom.reasons],
    questions: [...homeUnknown(facts), ...asked, ...whom.questions],
    customers: whom.customers,
  };
}

/** Where the rates of home are charged abroad, as below the threshold of distance sales. */
function everywhere(facts: TreatmentFacts, { country, percents }: CountryRates): ProposedTreatment {
  const { homeGroup } = facts;
  const group = homeGroup && makesAll(homeGroup, percents) ? homeGroup : null;
  return {
    case: 'homeRates',
    country,
    treatment: {
      name: '',
      ...(country !== '' && { countries: [country] }),
      storeTax: 'charged',
      keepsItemTaxCodes: false,
    },
    names: customerFieldOf(facts),
    reasons: group ? [groupRates(group)] : [],
    questions: [said('home-customers', { group: group?.name ?? '', country })],
    customers: [],
  };
}

function reverseCharge(facts: TreatmentFacts): ProposedTreatment {
  const abroad = EU_COUNTRIES.filter((country) => country !== facts.home);
  const isAbroad = ({ country }: NavTaxedCustomer) => abroad.some((one) => isSame(facts.toNav(one), country));
  const fits = narrowed((facts.groups ?? []).filter(reversesCharge), [
    ({ name }) => !isDomestic(name),
    ({ name }) => members(facts, name).some(isAbroad),
  ]);
  const group = onlyOne(fits);
  const whom = customerOf(facts, group);
  const none = said('no-reverse-group', { groups: listed((facts.groups ?? []).filter(isUntaxed)) });
  return {
    case: 'reverseCharge',
    country: '',
    treatment: {
      name: '',
      countries: abroad,
      vatNumber: 'given',
      storeTax: 'zero',
      keepsItemTaxCodes: true,
      ...whom.named,
    },
    names: customerFieldOf(facts),
    reasons: [...(group ? [said('group-reverse', { group: group.name })] : []), ...whom.reasons],
    questions: [...homeUnknown(facts), ...(group ? [] : [whichGroup(facts, fits, none)]), ...whom.questions],
    customers: whom.customers,
  };
}

/** Not for the countries of the EU: an order that goes there without tax and without VAT number waits for a person. */
function exported(facts: TreatmentFacts): ProposedTreatment {
  const { home, groups } = facts;
  const isInEu = home === null || EU_COUNTRIES.includes(home);
  const near = [...new Set([...(isInEu ? EU_COUNTRIES : []), ...(home === null ? [] : [home])])];
  const isFar = ({ country }: NavTaxedCustomer) =>
    country !== '' && !near.some((one) => isSame(facts.toNav(one), country));
  const fits = narrowed((groups ?? []).filter(isUntaxed), [
    ({ name }) => members(facts, name).some(isFar),
    ({ name }) => members(facts, name).every(isFar),
  ]);
  const group = onlyOne(fits);
  const whom = customerOf(facts, group);
  const several = (groups ?? []).filter(isUntaxed).length > 1;
  return {
    case: 'export',
    country: '',
    treatment: { name: '', exceptCountries: near, storeTax: 'zero', keepsItemTaxCodes: false, ...whom.named },
    names: customerFieldOf(facts),
    reasons: group
      ? [
          said('group-zero', { group: group.name }),
          ...(several ? customersSay(facts, group, isFar) : []),
          ...whom.reasons,
        ]
      : [],
    questions: [
      ...homeUnknown(facts),
      ...(group ? [] : [whichGroup(facts, fits, said('no-zero-group', {}))]),
      ...whom.questions,
    ],
    customers: whom.customers,
  };
}

/** Why nobody but a person can say which group is meant. */
function whichGroup(
  { groups }: TreatmentFacts,
  fits: readonly VatGroup[],
  none: Said<TreatmentQuestion>,
): Said<TreatmentQuestion> {
  if (groups === null) return said('setup-hidden', {});
  return fits.length === 0 ? none : said('several-groups', { groups: listed(fits) });
}

function homeUnknown({ home }: TreatmentFacts): readonly Said<TreatmentQuestion>[] {
  return home === null ? [said('home-unknown', {})] : [];
}

interface Code {
  readonly percent: Decimal;
  readonly taxCode: string;
  readonly question?: Said<TreatmentQuestion>;
}

/** The code the settings name for the rate, where the group makes it so, else the only one, or the only one in use. */
function codeFor({ used }: TreatmentFacts, group: VatGroup | null, percent: Decimal): Code {
  const now = taxCodeFor(big(percent), used) ?? '';
  if (!group) return { percent, taxCode: now };
  const codes = codesMaking(group, percent);
  const fits = narrowed(codes, [
    (code) => isSame(code, now),
    (code) => used.some(({ taxCode }) => isSame(taxCode, code)),
  ]);
  const taxCode = onlyOne(fits);
  if (taxCode !== null) return { percent, taxCode };
  return { percent, taxCode: '', question: said('several-codes', { percent, codes: fits.join(', ') }) };
}

/** What told this group from others that make the same rates. */
function pointers(
  facts: TreatmentFacts,
  group: VatGroup,
  others: readonly VatGroup[],
  country: string,
): readonly Said<TreatmentReason>[] {
  if (others.length < 2) return [];
  const there = customersSay(facts, group, (one) => isSame(one.country, facts.toNav(country)));
  if (there.length > 0) return there;
  return isNamedAfter(group.name, country) ? [said('group-named', { group: group.name, country })] : [];
}

function customersSay(
  facts: TreatmentFacts,
  group: VatGroup,
  isOne: (customer: NavTaxedCustomer) => boolean,
): readonly Said<TreatmentReason>[] {
  const countries = [
    ...new Set(
      members(facts, group.name)
        .filter(isOne)
        .map(({ country }) => country),
    ),
  ];
  return countries.length === 0
    ? []
    : [said('group-customers', { group: group.name, countries: countries.toSorted().join(', ') })];
}

/** `OSS-FR`, `FR`, `EU FR`: the code stands by itself. */
function isNamedAfter(group: string, country: string): boolean {
  return group
    .toUpperCase()
    .split(/[^A-Z]+/)
    .includes(country);
}

function groupRates(group: VatGroup): Said<TreatmentReason> {
  return said('group-rates', { group: group.name, rates: ratesOf(group).join('|') });
}

function ratesFor(country: string, percents: readonly Decimal[]): Record<string, string> {
  return { country, rates: percents.join('|') };
}

function listed(groups: readonly VatGroup[]): string {
  return groups.map(({ name }) => name).join(', ');
}
