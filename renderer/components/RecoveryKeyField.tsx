import { Field, Input } from '@fluentui/react-components';
import { useTexts } from '../hooks/surroundings.ts';

export interface RecoveryKeyFieldProps {
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** The recovery key typed from a note; no browser remembers it. */
export const RecoveryKeyField = ({ hint, value, onChange }: RecoveryKeyFieldProps) => {
  const { recovery: words } = useTexts().security;
  return (
    <Field label={words.field} required {...(hint !== undefined && { hint })}>
      <Input
        className="mono"
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        value={value}
        onChange={(_, data) => onChange(data.value)}
      />
    </Field>
  );
};
