import { Button, Field, Input, Switch } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useTexts } from '../../hooks/surroundings.ts';
import { Combo } from '../mapping/rules/Combo.tsx';
import { useProblem } from '../connections/fields/problems.tsx';
import { CodeField } from './CodeField.tsx';
import type { Rate } from './rulesDraft.ts';
import type { RulesPartProps } from './RulesFields.tsx';

/** Each rate of the store, and what makes it in NAV. */
export const RulesTaxes = ({ rules, onChange, error }: RulesPartProps) => {
  const { rules: words } = useTexts().setup;
  const problem = useProblem(error);
  const { taxes, choices } = rules;
  const change = (index: number, changes: Partial<Rate>) =>
    onChange({ taxes: taxes.map((rate, n) => (n === index ? { ...rate, ...changes } : rate)) });
  return (
    <fieldset className="setup-group">
      <legend>{words.taxes}</legend>
      {(choices.storeTaxes ?? []).length === 0 && <p className="caption">{words.noRates}</p>}
      <div className="setup-rates">
        <span className="caption" aria-hidden="true">
          {words.percent}
        </span>
        <span className="caption" aria-hidden="true">
          {words.taxCodeShort}
        </span>
        <span />
        {taxes.map((rate, index) => (
          // A rate has no identity but its place: its percentage is being typed.
          // oxlint-disable-next-line react/no-array-index-key
          <RateRow
            key={index}
            rate={rate}
            choices={choices.taxCodes}
            onChange={(changes) => change(index, changes)}
            onRemove={taxes.length > 1 ? () => onChange({ taxes: taxes.filter((_, n) => n !== index) }) : null}
            problem={problem(`taxes[${index}]`) ?? (index === 0 ? problem('taxes') : undefined)}
          />
        ))}
      </div>
      <div>
        <Button
          size="small"
          icon={<AddRegular />}
          onClick={() => onChange({ taxes: [...taxes, { percent: '', taxCode: '' }] })}
        >
          {words.addRate}
        </Button>
      </div>
      <CodeField
        label={words.untaxed}
        value={rules.untaxedTaxCode}
        choices={choices.taxCodes}
        problem={problem('untaxedTaxCode')}
        onChange={(untaxedTaxCode) => onChange({ untaxedTaxCode })}
      />
      {rules.taxMap.length > 0 && (
        <>
          <Switch
            label={words.map}
            checked={rules.hasTaxMap}
            onChange={(_, { checked }) => onChange({ hasTaxMap: checked })}
          />
          {rules.hasTaxMap && <p className="caption">{words.mapHint}</p>}
          {rules.hasTaxMap && rules.openTreatments.length > 0 && <p>{words.mapOpen(rules.openTreatments)}</p>}
        </>
      )}
    </fieldset>
  );
};

interface RateRowProps {
  readonly rate: Rate;
  readonly choices: Parameters<typeof Combo>[0]['choices'];
  readonly problem: string | undefined;
  readonly onChange: (changes: Partial<Rate>) => void;
  /** null: the last one stays. */
  readonly onRemove: (() => void) | null;
}

const RateRow = ({ rate, choices, problem, onChange, onRemove }: RateRowProps) => {
  const { rules: words } = useTexts().setup;
  const { percent, taxCode } = rate;
  return (
    <>
      <Field>
        <Input aria-label={words.percent} value={percent} onChange={(_, { value }) => onChange({ percent: value })} />
      </Field>
      <Field validationMessage={problem}>
        <Combo
          aria-label={words.taxCode(percent)}
          maxLength={20}
          choices={choices}
          value={taxCode}
          onChange={(value) => onChange({ taxCode: value })}
        />
      </Field>
      {onRemove === null ? (
        <span />
      ) : (
        <Button appearance="subtle" aria-label={words.removeRateOf(percent)} onClick={onRemove}>
          {words.removeRate}
        </Button>
      )}
    </>
  );
};
