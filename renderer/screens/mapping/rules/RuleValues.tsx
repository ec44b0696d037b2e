import { useTexts } from '../../../hooks/surroundings.ts';
import { Dimensions } from './Dimensions.tsx';
import { CodeField } from './fields.tsx';
import { orNone } from './orNone.ts';
import { useRules } from './rulesContext.ts';
import type { Rule } from './RulesTab.tsx';

type Values = Rule['set'];

export interface RuleValuesProps {
  readonly path: string;
  readonly values: Values;
  readonly onChange: (part: Partial<Values>) => void;
}

/** What the order gets in NAV. */
export const RuleValues = ({ path, values, onChange }: RuleValuesProps) => {
  const { conditions: words } = useTexts().rules;
  const { choices } = useRules();
  const of = (name: Exclude<keyof Values, 'dimensions'>) => ({
    path: `${path}.${name}`,
    value: values[name],
    onChange: (typed: string) => onChange({ [name]: orNone(typed) }),
  });
  return (
    <fieldset>
      <legend>{words.result}</legend>
      <Dimensions
        path={`${path}.dimensions`}
        dimensions={values.dimensions}
        onChange={(dimensions) => onChange({ dimensions })}
      />
      <div className="rules-fields">
        <CodeField {...of('salesperson')} label={words.salesperson} />
        <CodeField {...of('location')} label={words.location} maxLength={10} choices={choices?.locations} />
        <CodeField {...of('shipmentMethod')} label={words.shipment} maxLength={10} choices={choices?.shipmentMethods} />
        <CodeField {...of('paymentTerms')} label={words.terms} maxLength={10} choices={choices?.paymentTerms} />
        <CodeField {...of('priceGroup')} label={words.priceGroup} hint={words.priceGroupHint} maxLength={10} />
        <CodeField {...of('customer')} label={words.navCustomer} hint={words.navCustomerHint} />
      </div>
    </fieldset>
  );
};
