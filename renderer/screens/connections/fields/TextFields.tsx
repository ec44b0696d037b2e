import { Button, Field, Input, Textarea } from '@fluentui/react-components';
import { useRef, type ReactElement } from 'react';
import { useTexts } from '../../../hooks/surroundings.ts';
import type { Typed } from './typed.ts';

/** What every group of fields is given. */
export interface FieldsProps {
  readonly typed: Typed;
  readonly onChange: (changes: Typed) => void;
  /** What the settings say of a path; undefined: nothing. */
  readonly problem: (path: string) => string | undefined;
}

export interface TextFieldProps extends FieldsProps {
  readonly path: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly placeholder?: string;
  readonly isRequired?: boolean;
  readonly isSecret?: boolean;
  /** Said at the field where the settings say nothing of it. */
  readonly refusal?: ReactElement | undefined;
}

export const TextField = (props: TextFieldProps) => {
  const { typed, onChange, problem, path, label, hint, placeholder, isRequired = false, isSecret = false } = props;
  return (
    <Field label={label} hint={hint} validationMessage={problem(path) ?? props.refusal} required={isRequired}>
      <Input
        value={typed[path] ?? ''}
        type={isSecret ? 'password' : 'text'}
        autoComplete={isSecret ? 'new-password' : 'off'}
        spellCheck={false}
        {...(placeholder !== undefined && { placeholder })}
        onChange={(_, { value }) => onChange({ [path]: value })}
      />
    </Field>
  );
};

/** Text of a file: pasted, or read from the file itself. */
export const FileField = ({ typed, onChange, problem, path, label, hint, isRequired, refusal }: TextFieldProps) => {
  const { fields: words } = useTexts().connection;
  const file = useRef<HTMLInputElement>(null);
  const read = (chosen: File | undefined) => void chosen?.text().then((text) => onChange({ [path]: text }));
  return (
    <div className="file-field">
      <Field label={label} hint={hint} validationMessage={problem(path) ?? refusal} required={isRequired ?? false}>
        <Textarea
          className="mono"
          rows={3}
          resize="vertical"
          spellCheck={false}
          autoComplete="off"
          value={typed[path] ?? ''}
          placeholder="-----BEGIN CERTIFICATE-----"
          onChange={(_, { value }) => onChange({ [path]: value })}
        />
      </Field>
      <input
        ref={file}
        type="file"
        accept=".pem,.crt,.cer,.txt"
        hidden
        aria-label={words.fileFor(label)}
        onChange={({ target }) => read(target.files?.[0])}
      />
      <Button size="small" onClick={() => file.current?.click()}>
        {words.chooseFile}
      </Button>
    </div>
  );
};
