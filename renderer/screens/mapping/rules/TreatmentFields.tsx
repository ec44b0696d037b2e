import { Field, Input } from '@fluentui/react-components';
import { useTexts } from '../../../hooks/surroundings.ts';
import { Choose, CodeField, ListField, Tick } from './fields.tsx';
import { orNone } from './orNone.ts';
import { idOf } from './problems.ts';
import { Rates } from './Rates.tsx';
import { useProblem, useRules } from './rulesContext.ts';
import type { Treatment } from './TaxMap.tsx';

export interface TreatmentFieldsProps {
  readonly treatment: Treatment;
  readonly change: (part: Partial<Treatment>) => void;
  readonly path: string;
}

export const TreatmentFields = (props: TreatmentFieldsProps) => (
  <>
    <Name {...props} />
    <Conditions {...props} />
    <OwnCodes {...props} />
    <Customers {...props} />
  </>
);

const Name = ({ treatment, change, path }: TreatmentFieldsProps) => {
  const { taxes: words } = useTexts().rules;
  const { mayEdit } = useRules();
  const at = `${path}.name`;
  return (
    <Field
      className="rules-narrow"
      label={{ children: words.name, htmlFor: idOf(at) }}
      hint={words.nameHint}
      validationMessage={useProblem(at)}
    >
      <Input
        id={idOf(at)}
        autoComplete="off"
        disabled={!mayEdit}
        maxLength={100}
        value={treatment.name}
        onChange={(_, { value }) => change({ name: value })}
      />
    </Field>
  );
};

const Conditions = ({ treatment, change, path }: TreatmentFieldsProps) => {
  const { taxes: words } = useTexts().rules;
  const { choices } = useRules();
  return (
    <fieldset>
      <legend>{words.when}</legend>
      <div className="rules-fields">
        <ListField
          path={`${path}.countries`}
          label={words.countries}
          hint={words.countriesHint}
          choices={choices?.countries}
          values={treatment.countries}
          onChange={(countries) => change({ countries })}
        />
        <ListField
          path={`${path}.exceptCountries`}
          label={words.exceptCountries}
          hint={words.exceptCountriesHint}
          choices={choices?.countries}
          values={treatment.exceptCountries}
          onChange={(exceptCountries) => change({ exceptCountries })}
        />
        <Choose
          path={`${path}.vatNumber`}
          label={words.vatNumber}
          value={treatment.vatNumber ?? 'any'}
          options={[
            ['any', words.vatAny],
            ['given', words.vatGiven],
            ['none', words.vatNone],
          ]}
          onChange={(value) => change({ vatNumber: value === 'any' ? undefined : value })}
        />
        <Choose
          path={`${path}.storeTax`}
          label={words.storeTax}
          value={treatment.storeTax ?? 'any'}
          options={[
            ['any', words.taxAny],
            ['charged', words.taxCharged],
            ['zero', words.taxZero],
          ]}
          onChange={(value) => change({ storeTax: value === 'any' ? undefined : value })}
        />
      </div>
    </fieldset>
  );
};

const OwnCodes = ({ treatment, change, path }: TreatmentFieldsProps) => {
  const { taxes: words } = useTexts().rules;
  const { choices, rules } = useRules();
  const { taxes } = treatment;
  return (
    <fieldset>
      <legend>{words.result}</legend>
      <Tick
        path={`${path}.ownRates`}
        label={words.ownRates}
        value={taxes !== undefined}
        onChange={(isOn) => change({ taxes: isOn ? rules.taxes : undefined })}
      />
      {taxes !== undefined && (
        <Rates path={`${path}.taxes`} taxes={taxes} onChange={(changed) => change({ taxes: changed })} />
      )}
      <Tick
        path={`${path}.keepsItemTaxCodes`}
        label={words.keeps}
        hint={words.keepsHint}
        value={treatment.keepsItemTaxCodes}
        onChange={(keepsItemTaxCodes) => change({ keepsItemTaxCodes })}
      />
      <div className="rules-fields">
        <CodeField
          path={`${path}.untaxedTaxCode`}
          label={words.ownUntaxed}
          hint={words.ownUntaxedHint}
          choices={choices?.taxCodes}
          value={treatment.untaxedTaxCode}
          onChange={(typed) => change({ untaxedTaxCode: orNone(typed) })}
        />
      </div>
    </fieldset>
  );
};

const Customers = ({ treatment, change, path }: TreatmentFieldsProps) => {
  const { taxes: words } = useTexts().rules;
  return (
    <div className="rules-fields">
      <CodeField
        path={`${path}.customer`}
        label={words.customer}
        hint={words.customerHint}
        value={treatment.customer}
        onChange={(typed) => change({ customer: orNone(typed) })}
      />
      <CodeField
        path={`${path}.modelCustomer`}
        label={words.model}
        hint={words.modelHint}
        value={treatment.modelCustomer}
        onChange={(typed) => change({ modelCustomer: orNone(typed) })}
      />
    </div>
  );
};
