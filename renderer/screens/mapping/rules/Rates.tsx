import { Field, Input } from '@fluentui/react-components';
import type { IntegrationRules } from '../../../../main/contract/ruleCalls.ts';
import { useTexts } from '../../../hooks/surroundings.ts';
import { CodeField } from './fields.tsx';
import { idOf } from './problems.ts';
import { RowList } from './RowList.tsx';
import { useProblem, useRules } from './rulesContext.ts';

export interface RatesProps {
  readonly path: string;
  readonly taxes: IntegrationRules['taxes'];
  readonly onChange: (taxes: IntegrationRules['taxes']) => void;
  /** So many stay. */
  readonly least?: number;
}

/** Rates of the store and the codes in NAV that make them. */
export const Rates = ({ path, taxes, onChange, least = 1 }: RatesProps) => {
  const { taxes: words } = useTexts().rules;
  const { choices } = useRules();
  return (
    <RowList
      path={path}
      label={words.rates}
      rows={taxes}
      onChange={onChange}
      blank={() => ({ percent: '', taxCode: '' })}
      add={words.addRate}
      nameOf={({ percent }) => words.rate(percent)}
      isOrdered={false}
      least={least}
    >
      {({ percent, taxCode }, change, at) => (
        <div className="rate-fields">
          <Percent path={`${at}.percent`} value={percent} onChange={(typed) => change({ percent: typed })} />
          <CodeField
            path={`${at}.taxCode`}
            label={words.taxCode}
            required
            choices={choices?.taxCodes}
            value={taxCode}
            onChange={(typed) => change({ taxCode: typed })}
          />
        </div>
      )}
    </RowList>
  );
};

interface PercentProps {
  readonly path: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Decimal text has a point, whatever the place writes. */
const Percent = ({ path, value, onChange }: PercentProps) => {
  const { taxes: words } = useTexts().rules;
  const { mayEdit } = useRules();
  return (
    <Field label={{ children: words.percent, htmlFor: idOf(path) }} required validationMessage={useProblem(path)}>
      <Input
        id={idOf(path)}
        autoComplete="off"
        inputMode="decimal"
        disabled={!mayEdit}
        maxLength={9}
        value={value}
        onChange={(_, data) => onChange(data.value.replace(',', '.'))}
      />
    </Field>
  );
};
