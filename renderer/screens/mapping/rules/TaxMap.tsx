import type { IntegrationRules } from '../../../../main/contract/ruleCalls.ts';
import { useTexts } from '../../../hooks/surroundings.ts';
import type { Texts } from '../../../texts/texts.ts';
import { Section } from './fields.tsx';
import { RowList } from './RowList.tsx';
import { useSetting } from './rulesContext.ts';
import { TreatmentFields } from './TreatmentFields.tsx';

export type Treatment = IntegrationRules['taxMap'][number];
type Words = Texts['rules']['taxes'];

/** Ways in which orders are taxed; the first that fits holds. */
export const TaxMap = () => {
  const { taxes: words, rows } = useTexts().rules;
  const [taxMap, set] = useSetting('taxMap');
  return (
    <Section path="taxMap-section" title={words.map} meaning={words.mapMeaning}>
      {taxMap.length > 1 && <p className="prose">{rows.firstHolds}</p>}
      <RowList
        path="taxMap"
        label={words.map}
        rows={taxMap}
        onChange={set}
        blank={() => ({ name: '', keepsItemTaxCodes: false })}
        add={words.addTreatment}
        nameOf={({ name }) => name || words.newTreatment}
        summaryOf={summaryOf}
      >
        {(treatment, change, path) => <TreatmentFields treatment={treatment} change={change} path={path} />}
      </RowList>
    </Section>
  );
};

const Summary = ({ treatment }: { readonly treatment: Treatment }) => {
  const { taxes: words } = useTexts().rules;
  const then = thenOf(words, treatment);
  return (
    <>
      <span className="strong">{treatment.name || words.newTreatment}</span>
      <span className="below wrap">
        {conditionsOf(words, treatment)}
        {then !== '' && ` → ${then}`}
      </span>
    </>
  );
};

const summaryOf = (treatment: Treatment) => <Summary treatment={treatment} />;

const conditionsOf = (words: Words, { countries, vatNumber, storeTax }: Treatment): string => {
  const conditions = [
    countries === undefined ? '' : words.toCountries(countries.join(', ')),
    vatNumber === undefined ? '' : vatNumber === 'given' ? words.withVat : words.withoutVat,
    storeTax === undefined ? '' : storeTax === 'charged' ? words.charged : words.notCharged,
  ].filter((each) => each !== '');
  return conditions.length === 0 ? words.everyOrder : conditions.join(', ');
};

const thenOf = (words: Words, treatment: Treatment): string => {
  const { taxes, untaxedTaxCode, keepsItemTaxCodes, customer, modelCustomer } = treatment;
  const rates = taxes?.map(({ percent, taxCode }) => `${percent} % = ${taxCode}`).join('; ');
  return [
    rates === undefined ? '' : words.ratesOf(rates),
    untaxedTaxCode === undefined ? '' : words.untaxedOf(untaxedTaxCode),
    keepsItemTaxCodes ? words.keepsShort : '',
    customer === undefined ? '' : words.guestsTo(customer),
    modelCustomer === undefined ? '' : words.modelOf(modelCustomer),
  ]
    .filter((each) => each !== '')
    .join(', ');
};
