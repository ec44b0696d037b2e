import { useTexts } from '../../../hooks/surroundings.ts';
import { Choose, ListField, Tick } from './fields.tsx';
import { useRules } from './rulesContext.ts';
import type { Rule } from './RulesTab.tsx';

type When = Rule['when'];

export interface RuleConditionsProps {
  readonly path: string;
  readonly when: When;
  readonly onChange: (part: Partial<When>) => void;
}

/** What an order has to be; what is left empty is not asked. */
export const RuleConditions = ({ path, when, onChange }: RuleConditionsProps) => {
  const { conditions: words } = useTexts().rules;
  const { choices } = useRules();
  return (
    <fieldset>
      <legend>{words.when}</legend>
      <div className="rules-fields">
        <CreatedVia path={path} when={when} onChange={onChange} />
        <ListField
          path={`${path}.channels`}
          label={words.channels}
          hint={words.channelsHint}
          values={when.channels}
          onChange={(channels) => onChange({ channels })}
        />
        <ListField
          path={`${path}.countries`}
          label={words.countries}
          choices={choices?.countries}
          values={when.countries}
          onChange={(countries) => onChange({ countries })}
        />
        <ListField
          path={`${path}.paymentMethods`}
          label={words.payments}
          choices={choices?.storePayments}
          values={when.paymentMethods}
          onChange={(paymentMethods) => onChange({ paymentMethods })}
        />
        <ListField
          path={`${path}.coupons`}
          label={words.coupons}
          values={when.coupons}
          onChange={(coupons) => onChange({ coupons })}
        />
        <ListField
          path={`${path}.currencies`}
          label={words.currencies}
          values={when.currencies}
          onChange={(currencies) => onChange({ currencies })}
        />
        <ListField
          path={`${path}.customerGroups`}
          label={words.customerGroups}
          hint={words.customerGroupsHint}
          values={when.customerGroups}
          onChange={(customerGroups) => onChange({ customerGroups })}
        />
        <Choose
          path={`${path}.customer`}
          label={words.customer}
          value={when.customer ?? 'anybody'}
          options={[
            ['anybody', words.anybody],
            ['registered', words.registered],
            ['guest', words.guest],
          ]}
          onChange={(customer) => onChange({ customer: customer === 'anybody' ? undefined : customer })}
        />
      </div>
    </fieldset>
  );
};

/** What the store does not say is a way of its own, which cannot be typed. */
const CreatedVia = ({ path, when: { createdVia = [] }, onChange }: RuleConditionsProps) => {
  const { conditions: words } = useTexts().rules;
  const named = createdVia.filter((each) => each !== '');
  const isUnsaid = named.length < createdVia.length;
  const change = (values: readonly string[], unsaid: boolean) => {
    const all = unsaid ? [...values, ''] : [...values];
    onChange({ createdVia: all.length === 0 ? undefined : all });
  };
  return (
    <div>
      <ListField
        path={`${path}.createdVia`}
        label={words.createdVia}
        hint={words.createdViaHint}
        values={named}
        onChange={(values = []) => change(values, isUnsaid)}
      />
      <Tick
        path={`${path}.createdVia.unsaid`}
        label={words.unsaid}
        value={isUnsaid}
        onChange={(unsaid) => change(named, unsaid)}
      />
    </div>
  );
};
