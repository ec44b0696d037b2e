import type { IntegrationRules } from '../../../../main/contract/ruleCalls.ts';
import { useTexts } from '../../../hooks/surroundings.ts';
import type { Question } from '../../../hooks/useQuestion.ts';
import { Section } from './fields.tsx';
import { RowList } from './RowList.tsx';
import { useRules, useSetting } from './rulesContext.ts';
import { TreatmentFields } from './TreatmentFields.tsx';
import { TreatmentProposals } from './TreatmentProposals.tsx';
import { conditionsOf, thenOf } from './treatments.ts';

export type Treatment = IntegrationRules['taxMap'][number];

/** Ways in which orders are taxed; the first that fits holds. */
export const TaxMap = ({ propose }: { readonly propose: Question<'taxes.propose'> }) => {
  const { rules: held, mayEdit } = useRules();
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
      {mayEdit && held.storeTax === 'nav' && <TreatmentProposals propose={propose} />}
    </Section>
  );
};

const Summary = ({ treatment }: { readonly treatment: Treatment }) => {
  const { rules: texts } = useTexts();
  const then = thenOf(texts, treatment);
  return (
    <>
      <span className="strong">{treatment.name || texts.taxes.newTreatment}</span>
      <span className="below wrap">
        {conditionsOf(texts, treatment)}
        {then !== '' && ` → ${then}`}
      </span>
    </>
  );
};

const summaryOf = (treatment: Treatment) => <Summary treatment={treatment} />;
