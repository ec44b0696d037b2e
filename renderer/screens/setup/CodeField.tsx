import { Field } from '@fluentui/react-components';
import type { Choice } from '../../../main/contract/ruleCalls.ts';
import { Combo } from '../mapping/rules/Combo.tsx';

export interface CodeFieldProps {
  readonly label: string;
  readonly value: string;
  /** null: there is nothing to choose from. */
  readonly choices: readonly Choice[] | null;
  readonly problem: string | undefined;
  readonly onChange: (value: string) => void;
}

/** A code of NAV, and under it what it is called there. */
export const CodeField = ({ label, value, choices, problem, onChange }: CodeFieldProps) => {
  const found = choices?.find(({ code }) => code.toLowerCase() === value.trim().toLowerCase());
  return (
    <Field
      label={label}
      hint={found?.name === found?.code ? undefined : found?.name}
      validationMessage={problem}
      required
    >
      <Combo maxLength={20} choices={choices} value={value} onChange={onChange} />
    </Field>
  );
};
