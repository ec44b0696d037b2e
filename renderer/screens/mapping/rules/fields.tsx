import { Checkbox, Field, Radio, RadioGroup, Select, Textarea } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { Choice } from '../../../../main/contract/ruleCalls.ts';
import { useTexts } from '../../../hooks/surroundings.ts';
import { Combo } from './Combo.tsx';
import { isSame } from './changes.ts';
import { joined, lastPart, parts, withLastPart } from './matching.ts';
import { idOf } from './problems.ts';
import { useProblem, useRules } from './rulesContext.ts';

interface OfSetting {
  /** Where it stands in the settings, `taxMap.0.customer`. */
  readonly path: string;
  readonly label: string;
  readonly hint?: string;
}

const labelFor = (path: string, children: string) => ({ children, htmlFor: idOf(path) });

interface CodeFieldProps extends OfSetting {
  readonly value: string | undefined;
  /** "" where it was emptied. */
  readonly onChange: (value: string) => void;
  /** null or left out: nothing to choose from. */
  readonly choices?: readonly Choice[] | null;
  readonly maxLength?: number;
  readonly required?: boolean;
  /** Where the table's headings say it. */
  readonly isLabelHidden?: boolean;
}

/** A code as NAV or the store has it; says what it is called there. */
export const CodeField = ({ path, label, hint, value = '', choices = null, ...props }: CodeFieldProps) => {
  const { fields: words } = useTexts().rules;
  const { mayEdit } = useRules();
  const problem = useProblem(path);
  const { isLabelHidden = false, maxLength = 20, required = false, onChange } = props;
  const found = choices?.find(({ code }) => code.toLowerCase() === value.trim().toLowerCase());
  const isElsewhere = choices !== null && choices.length > 0 && value.trim() !== '' && found === undefined;
  const said = found === undefined || found.name === found.code ? undefined : found.name;
  return (
    <Field
      label={isLabelHidden ? undefined : labelFor(path, label)}
      required={required && !isLabelHidden}
      hint={isElsewhere ? words.notListed : (said ?? hint)}
      validationMessage={problem}
    >
      <Combo
        id={idOf(path)}
        aria-label={isLabelHidden ? label : undefined}
        disabled={!mayEdit}
        maxLength={maxLength}
        choices={choices}
        value={value}
        onChange={onChange}
      />
    </Field>
  );
};

const ofList = { of: lastPart, chosen: withLastPart };

interface ListFieldProps extends OfSetting {
  readonly values: readonly string[] | undefined;
  /** undefined once nothing is in it. */
  readonly onChange: (values: string[] | undefined) => void;
  readonly choices?: readonly Choice[] | null;
}

/** Typed as one text and taken apart, so that a comma may be typed before what follows it. */
const useListText = ({ values = [], onChange }: Pick<ListFieldProps, 'values' | 'onChange'>, separator: ',' | '\n') => {
  const [text, setText] = useState('');
  const change = (typed: string) => {
    setText(typed);
    const found = parts(typed, separator);
    onChange(found.length === 0 ? undefined : [...found]);
  };
  return [isSame(parts(text, separator), values) ? text : joined(values, separator), change] as const;
};

/** Several codes, with commas between them. */
export const ListField = ({ path, label, hint, values, onChange, choices = null }: ListFieldProps) => {
  const { fields: words } = useTexts().rules;
  const { mayEdit } = useRules();
  const problem = useProblem(path, true);
  const [text, change] = useListText({ values, onChange }, ',');
  return (
    <Field label={labelFor(path, label)} hint={hint ?? words.commas} validationMessage={problem}>
      <Combo id={idOf(path)} disabled={!mayEdit} choices={choices} part={ofList} value={text} onChange={change} />
    </Field>
  );
};

/** Names, which may have commas: one a line. */
export const LinesField = ({ path, label, hint, values, onChange }: Omit<ListFieldProps, 'choices'>) => {
  const { fields: words } = useTexts().rules;
  const { mayEdit } = useRules();
  const problem = useProblem(path, true);
  const [text, change] = useListText({ values, onChange }, '\n');
  return (
    <Field label={labelFor(path, label)} hint={hint ?? words.lines} validationMessage={problem}>
      <Textarea id={idOf(path)} disabled={!mayEdit} rows={2} value={text} onChange={(_, { value }) => change(value)} />
    </Field>
  );
};

interface OneOfProps<T extends string> extends OfSetting {
  readonly value: T;
  readonly options: readonly (readonly [value: T, word: string, meaning?: string])[];
  readonly onChange: (value: T) => void;
}

const chosenOf = <T extends string>(options: OneOfProps<T>['options'], value: string): T | undefined =>
  options.find(([each]) => each === value)?.[0];

/** One of a few, each with what it means. */
export const OneOf = <T extends string>({ path, label, hint, value, options, onChange }: OneOfProps<T>) => {
  const { mayEdit } = useRules();
  const change = (typed: string) => {
    const chosen = chosenOf(options, typed);
    if (chosen !== undefined) onChange(chosen);
  };
  return (
    <Field label={label} hint={hint} validationMessage={useProblem(path)}>
      <RadioGroup id={idOf(path)} disabled={!mayEdit} value={value} onChange={(_, data) => change(data.value)}>
        {options.map(([each, word, meaning]) => (
          <Radio
            key={each}
            value={each}
            label={meaning === undefined ? word : <Meaning word={word} text={meaning} />}
          />
        ))}
      </RadioGroup>
    </Field>
  );
};

const Meaning = ({ word, text }: { readonly word: string; readonly text: string }) => (
  <>
    {word}
    <span className="below">{text}</span>
  </>
);

/** The same in little room. */
export const Choose = <T extends string>({ path, label, hint, value, options, onChange }: OneOfProps<T>) => {
  const { mayEdit } = useRules();
  const change = (typed: string) => {
    const chosen = chosenOf(options, typed);
    if (chosen !== undefined) onChange(chosen);
  };
  return (
    <Field label={labelFor(path, label)} hint={hint} validationMessage={useProblem(path)}>
      <Select id={idOf(path)} disabled={!mayEdit} value={value} onChange={(_, data) => change(data.value)}>
        {options.map(([each, word]) => (
          <option key={each} value={each}>
            {word}
          </option>
        ))}
      </Select>
    </Field>
  );
};

interface TickProps extends OfSetting {
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}

export const Tick = ({ path, label, hint, value, onChange }: TickProps) => {
  const { mayEdit } = useRules();
  return (
    <Field className="tick" hint={hint} validationMessage={useProblem(path)}>
      <Checkbox
        id={idOf(path)}
        disabled={!mayEdit}
        label={label}
        checked={value}
        onChange={(_, { checked }) => onChange(checked === true)}
      />
    </Field>
  );
};

interface SectionProps {
  readonly path: string;
  readonly title: string;
  readonly meaning?: string;
  readonly children: ReactNode;
}

/** Settings that belong together; says a problem that is of none of its fields. */
export const Section = ({ path, title, meaning, children }: SectionProps) => {
  const problem = useProblem(path);
  const id = `${idOf(path)}-title`;
  return (
    <section className="rules-section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {meaning !== undefined && <p className="prose quiet">{meaning}</p>}
      {problem !== undefined && <p className="rules-problem">{problem}</p>}
      {children}
    </section>
  );
};
