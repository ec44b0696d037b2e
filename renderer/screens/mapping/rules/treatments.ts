import type { TreatmentProposal } from '../../../../main/contract/ruleCalls.ts';
import type { Texts } from '../../../texts/texts.ts';
import { isSame } from './changes.ts';
import { isSameRate } from './rates.ts';
import type { Treatment } from './TaxMap.tsx';

type Words = Texts['rules'];

const most = 8;

const countryList = (words: Words, countries: readonly string[]): string =>
  countries.length <= most
    ? countries.join(', ')
    : words.treatments.someCountries(countries.slice(0, most).join(', '), countries.length - most);

/** Which orders a treatment is for. */
export const conditionsOf = (words: Words, treatment: Treatment): string => {
  const { countries, exceptCountries, vatNumber, storeTax } = treatment;
  const conditions = [
    countries === undefined ? '' : words.taxes.toCountries(countryList(words, countries)),
    exceptCountries === undefined ? '' : words.treatments.toOthers(countryList(words, exceptCountries)),
    vatNumber === undefined ? '' : vatNumber === 'given' ? words.taxes.withVat : words.taxes.withoutVat,
    storeTax === undefined ? '' : storeTax === 'charged' ? words.taxes.charged : words.taxes.notCharged,
  ].filter((each) => each !== '');
  return conditions.length === 0 ? words.taxes.everyOrder : conditions.join(', ');
};

/** What becomes of them; "" where nothing is other than usual. */
export const thenOf = (words: Words, treatment: Treatment): string => {
  const { taxes, untaxedTaxCode, keepsItemTaxCodes, customer, modelCustomer } = treatment;
  const code = (taxCode: string) => (taxCode === '' ? words.treatments.choose : taxCode);
  const rates = taxes?.map(({ percent, taxCode }) => `${words.taxes.rate(percent)} = ${code(taxCode)}`).join('; ');
  return [
    rates === undefined ? '' : words.taxes.ratesOf(rates),
    untaxedTaxCode === undefined ? '' : words.taxes.untaxedOf(untaxedTaxCode),
    keepsItemTaxCodes ? words.taxes.keepsShort : '',
    customer === undefined ? '' : words.taxes.guestsTo(customer),
    modelCustomer === undefined ? '' : words.taxes.modelOf(modelCustomer),
  ]
    .filter((each) => each !== '')
    .join(', ');
};

const upper = (codes: readonly string[] | undefined) => codes?.map((code) => code.toUpperCase()).toSorted() ?? null;

const conditions = ({ countries, exceptCountries, vatNumber, storeTax }: Treatment) => ({
  countries: upper(countries),
  exceptCountries: upper(exceptCountries),
  vatNumber: vatNumber ?? null,
  storeTax: storeTax ?? null,
});

export const isForSame = (one: Treatment, other: Treatment): boolean => isSame(conditions(one), conditions(other));

const hasRates = (one: Treatment['taxes'], other: Treatment['taxes']): boolean =>
  (one?.length ?? -1) === (other?.length ?? -1) &&
  (one ?? []).every(({ percent, taxCode }) =>
    other?.some((each) => isSameRate(each.percent, percent) && each.taxCode === taxCode),
  );

/** Whether the map has the row already, whatever it is called. */
export const isTaken = (map: readonly Treatment[], row: Treatment): boolean =>
  map.some(
    (one) =>
      isForSame(one, row) &&
      hasRates(one.taxes, row.taxes) &&
      one.customer === row.customer &&
      one.modelCustomer === row.modelCustomer &&
      one.keepsItemTaxCodes === row.keepsItemTaxCodes,
  );

/** For fewer orders first, as the first row that fits holds. */
const width = ({ countries, exceptCountries }: Treatment): number =>
  countries !== undefined ? 0 : exceptCountries !== undefined ? 1 : 2;

/** The map with this row: in the place of the one for the same orders, whose name stays, else before what is for more. */
export const withTreatment = (map: readonly Treatment[], row: Treatment): Treatment[] => {
  const known = map.findIndex((one) => isForSame(one, row));
  const before = map[known];
  if (before !== undefined) return map.with(known, { ...row, name: before.name === '' ? row.name : before.name });
  const wider = map.findIndex((one) => width(one) > width(row));
  return map.toSpliced(wider === -1 ? map.length : wider, 0, row);
};

/** The row of a proposal as it is taken over, with a name for people. */
export const rowOf = (words: Words, { case: kind, country, treatment }: TreatmentProposal): Treatment => ({
  ...treatment,
  name: words.treatments.cases[kind](country),
});
