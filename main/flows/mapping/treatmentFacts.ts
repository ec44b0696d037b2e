import { big, type Decimal } from '../../base/money.ts';
import type { NavTaxedCustomers, NavTaxedCustomersWanted, NavVatSetup } from '../../nav/nav.ts';
import type { StoreTaxRateOffered } from '../../stores/store.ts';
import type { TaxMapping, TaxTreatment } from './taxes.ts';
import { isDomestic, makesAll, narrowed, type VatGroup, vatGroupsOf } from './vatGroups.ts';

/** What is known before customers are looked at. */
export interface TreatmentsToPropose {
  readonly storeRates: readonly StoreTaxRateOffered[];
  /** null where NAV does not show it. */
  readonly vatSetup: readonly NavVatSetup[] | null;
  /** NAV's code of the company's country; null where it is not shown. */
  readonly companyCountry: string | null;
  /** Store country code to NAV country code, where they differ. */
  readonly countries: Readonly<Record<string, string>>;
  readonly taxes: readonly TaxMapping[];
  readonly taxMap: readonly Pick<TaxTreatment, 'taxes'>[];
  /** New customers are made, so that a row names whom they are modelled on. */
  readonly createsCustomers: boolean;
}

export interface CountryRates {
  /** As the store writes it; "" is every country. */
  readonly country: string;
  /** Above zero, the highest first. */
  readonly percents: readonly Decimal[];
}

export interface TreatmentFacts {
  readonly rates: readonly CountryRates[];
  /** null where NAV does not show its VAT setup. */
  readonly groups: readonly VatGroup[] | null;
  /** The store's code of the company's country; null where nobody says. */
  readonly home: string | null;
  readonly homeIsTold: boolean;
  /** The group of customers at home; null where several or none could be it. */
  readonly homeGroup: VatGroup | null;
  /** null where NAV does not show how customers are taxed. */
  readonly customers: NavTaxedCustomers | null;
  readonly createsCustomers: boolean;
  /** What the settings name for rates now. */
  readonly used: readonly TaxMapping[];
  /** NAV's code of a country of the store. */
  toNav(country: string): string;
}

export function treatmentFacts(given: TreatmentsToPropose, customers: NavTaxedCustomers | null): TreatmentFacts {
  const { storeRates, vatSetup, companyCountry, taxes, taxMap, createsCustomers } = given;
  const rates = ratesByCountry(storeRates);
  const groups = vatSetup && vatGroupsOf(vatSetup);
  const told = companyCountry === null ? null : toStore(companyCountry, given.countries);
  const home = told ?? homeByRates(rates, groups ?? []);
  return {
    rates,
    groups,
    home,
    homeIsTold: told !== null,
    homeGroup: homeGroupOf(groups ?? [], homeRates(rates, home)),
    customers,
    createsCustomers,
    used: [...taxes, ...taxMap.flatMap((treatment) => treatment.taxes ?? [])],
    toNav: (country) => toNav(country, given.countries),
  };
}

/** Whose customers tell which group is meant: those of every group but the one at home, which has most customers. */
export function customersToLookAt(given: TreatmentsToPropose): NavTaxedCustomersWanted {
  const { groups, homeGroup, home, rates } = treatmentFacts(given, null);
  const businessGroups = (groups ?? []).map(({ name }) => name).filter((name) => name !== homeGroup?.name);
  const abroad = rates.map(({ country }) => country).filter((country) => country !== '' && country !== home);
  return { businessGroups, countries: abroad.map((country) => toNav(country, given.countries)) };
}

/** What the store charges at home, where its rates for every country hold too. */
export function homeRates(rates: readonly CountryRates[], home: string | null): readonly Decimal[] {
  if (home === null) return [];
  return rates.filter(({ country }) => country === home || country === '').flatMap(({ percents }) => percents);
}

function ratesByCountry(rates: readonly StoreTaxRateOffered[]): readonly CountryRates[] {
  const charged = rates.filter(({ percent }) => big(percent).gt(0));
  return [...Map.groupBy(charged, ({ country }) => country.toUpperCase())]
    .map(([country, ofCountry]) => ({
      country,
      percents: [...new Set(ofCountry.map(({ percent }) => big(percent).toFixed()))].toSorted((left, right) =>
        big(right).cmp(big(left)),
      ),
    }))
    .toSorted((left, right) => (left.country < right.country ? -1 : 1));
}

/** Several groups may make the rates of home, where one of them has the name for it. */
function homeGroupOf(groups: readonly VatGroup[], percents: readonly Decimal[]): VatGroup | null {
  if (percents.length === 0) return onlyOne(groups.filter(({ name }) => isDomestic(name)));
  const making = groups.filter((group) => makesAll(group, percents));
  return onlyOne(narrowed(making, [({ name }) => isDomestic(name)]));
}

/** Where the company does not say where it is: the only country whose rates the group for home makes. */
function homeByRates(rates: readonly CountryRates[], groups: readonly VatGroup[]): string | null {
  const group = homeGroupOf(groups, []);
  if (!group) return null;
  const made = rates.filter(({ country, percents }) => country !== '' && makesAll(group, percents));
  return onlyOne(made)?.country ?? null;
}

export function onlyOne<T>(rows: readonly T[]): T | null {
  const [first] = rows;
  return first !== undefined && rows.length === 1 ? first : null;
}

function toNav(country: string, countries: Readonly<Record<string, string>>): string {
  const named = Object.entries(countries).find(([code]) => code.toUpperCase() === country.toUpperCase());
  return (named?.[1] ?? country).toUpperCase();
}

function toStore(country: string, countries: Readonly<Record<string, string>>): string {
  const named = Object.entries(countries).find(([, code]) => code.toUpperCase() === country.toUpperCase());
  return (named?.[0] ?? country).toUpperCase();
}

export function isSame(one: string, other: string): boolean {
  return one.toUpperCase() === other.toUpperCase();
}
