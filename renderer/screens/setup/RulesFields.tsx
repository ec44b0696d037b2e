import { Field, Input, Radio, RadioGroup } from '@fluentui/react-components';
import { useCall } from '../../hooks/useCall.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import { useProblem } from '../connections/fields/problems.tsx';
import { CodeField } from './CodeField.tsx';
import type { RulesDraft } from './rulesDraft.ts';

export interface RulesPartProps {
  readonly rules: RulesDraft;
  readonly onChange: (changes: Partial<RulesDraft>) => void;
  readonly error: Error | null;
}

/** Document, beginning, number, new shoppers and accounts. */
export const RulesFields = ({ rules, nav, onChange, error }: RulesPartProps & { readonly nav: string }) => {
  const { rules: words } = useTexts().setup;
  const problem = useProblem(error);
  const documents = ['salesOrder', 'salesInvoice'] as const;
  return (
    <>
      <Field label={words.document} hint={words.documentHint[rules.document]}>
        <RadioGroup
          layout="horizontal"
          value={rules.document}
          onChange={(_, { value }) => onChange({ document: documents.find((one) => one === value) ?? rules.document })}
        >
          {documents.map((one) => (
            <Radio key={one} value={one} label={words.documents[one]} />
          ))}
        </RadioGroup>
      </Field>
      <Field label={words.start}>
        <RadioGroup
          layout="horizontal"
          value={rules.start}
          onChange={(_, { value }) => onChange({ start: value === 'at' ? 'at' : 'now' })}
        >
          <Radio value="now" label={words.starts.now} />
          <Radio value="at" label={words.starts.at} />
        </RadioGroup>
      </Field>
      {rules.start === 'at' && (
        <Field label={words.startDay} required>
          <Input type="date" value={rules.startDay} onChange={(_, { value }) => onChange({ startDay: value })} />
        </Field>
      )}
      <Field label={words.prefix} hint={words.prefixHint} validationMessage={problem('prefix')}>
        <Input
          value={rules.prefix}
          maxLength={10}
          onChange={(_, { value }) => onChange({ prefix: value.toUpperCase() })}
        />
      </Field>
      <Shoppers rules={rules} nav={nav} onChange={onChange} error={error} />
      <Accounts rules={rules} onChange={onChange} error={error} />
      <Field label={words.timeZone} validationMessage={problem('timeZone')} required>
        <Input value={rules.timeZone} onChange={(_, { value }) => onChange({ timeZone: value })} />
      </Field>
    </>
  );
};

const Shoppers = ({ rules, nav, onChange, error }: RulesPartProps & { readonly nav: string }) => {
  const { rules: words } = useTexts().setup;
  const problem = useProblem(error);
  const surfaces = useCall('connections.details', { connectionId: nav }).data?.surfaces ?? [];
  return (
    <>
      <Field label={words.shoppers}>
        <RadioGroup
          value={rules.shoppers}
          onChange={(_, { value }) => onChange({ shoppers: value === 'one' ? 'one' : 'create' })}
        >
          <Radio value="create" label={words.shopperKinds.create} />
          <Radio value="one" label={words.shopperKinds.one} />
        </RadioGroup>
      </Field>
      {rules.shoppers === 'one' && (
        <Field label={words.customer} validationMessage={problem('customers')} required>
          <Input value={rules.customer} onChange={(_, { value }) => onChange({ customer: value })} />
        </Field>
      )}
      {rules.shoppers === 'create' && surfaces.includes('pages') && (
        <Field label={words.template} hint={words.templateHint} required={!surfaces.includes('api')}>
          <Input value={rules.template} onChange={(_, { value }) => onChange({ template: value })} />
        </Field>
      )}
    </>
  );
};

const Accounts = ({ rules, onChange, error }: RulesPartProps) => {
  const { rules: words } = useTexts().setup;
  const problem = useProblem(error);
  const set = (name: keyof RulesDraft['accounts']) => (value: string) =>
    onChange({ accounts: { ...rules.accounts, [name]: value } });
  return (
    <fieldset className="setup-group">
      <legend>{words.accounts}</legend>
      {(['shipping', 'fees', 'rounding'] as const).map((name) => (
        <CodeField
          key={name}
          label={words[name]}
          value={rules.accounts[name]}
          choices={rules.choices.accounts}
          problem={problem(`accounts.${name}`)}
          onChange={set(name)}
        />
      ))}
    </fieldset>
  );
};
