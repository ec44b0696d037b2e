import { Button, Field } from '@fluentui/react-components';
import { AddRegular, DeleteRegular } from '@fluentui/react-icons';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import type { Choice } from '../../../../main/contract/ruleCalls.ts';
import { useTexts } from '../../../hooks/surroundings.ts';
import { Combo } from './Combo.tsx';
import { idOf } from './problems.ts';
import { useProblem, useRules } from './rulesContext.ts';

export interface PairTableProps<T> {
  readonly path: string;
  readonly label: string;
  /** Headings: what it is in the store, and what it becomes. */
  readonly headings: readonly string[];
  readonly pairs: Readonly<Record<string, T>>;
  readonly onChange: (pairs: Record<string, T>) => void;
  readonly blank: () => T;
  readonly addLabel: string;
  readonly addNamed: (key: string) => string;
  readonly empty: string;
  /** What the store has; what is not in the table yet is offered. */
  readonly choices: readonly Choice[] | null;
  /** The cells behind the first. */
  readonly children: (key: string, value: T, change: (value: T) => void) => ReactNode;
}

/** Values of the store and what they become, each named once. */
export const PairTable = <T,>(props: PairTableProps<T>) => {
  const { path, pairs, onChange, blank, choices, empty } = props;
  const { mayEdit } = useRules();
  const problem = useProblem(path);
  const keys = Object.keys(pairs);
  const open = choices?.filter(({ code }) => !Object.hasOwn(pairs, code)) ?? [];
  const add = (key: string) => {
    if (!Object.hasOwn(pairs, key)) onChange({ ...pairs, [key]: blank() });
  };
  const remove = (key: string) => onChange(Object.fromEntries(Object.entries(pairs).filter(([each]) => each !== key)));
  return (
    <div id={idOf(path)} className="pairs" tabIndex={-1}>
      {problem !== undefined && <p className="rules-problem">{problem}</p>}
      {keys.length === 0 ? <p className="quiet">{empty}</p> : <Rows {...props} keys={keys} onRemove={remove} />}
      {mayEdit && (
        <>
          <Add label={props.addLabel} named={props.addNamed} choices={open} onAdd={add} />
          <Offered named={props.addNamed} choices={open} onAdd={add} />
        </>
      )}
    </div>
  );
};

interface RowsProps<T> extends PairTableProps<T> {
  readonly keys: readonly string[];
  readonly onRemove: (key: string) => void;
}

const Rows = <T,>({ path, label, headings, pairs, keys, onChange, onRemove, choices, children }: RowsProps<T>) => {
  const { rows: words, pairs: pairWords } = useTexts().rules;
  const { mayEdit } = useRules();
  return (
    <table className="rows" aria-label={label}>
      <thead>
        <tr>
          {headings.map((heading) => (
            <th key={heading} scope="col">
              {heading}
            </th>
          ))}
          <th scope="col">
            <span className="hidden">{pairWords.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <tr key={key} id={idOf(`${path}.${key}`)} tabIndex={-1}>
            <th scope="row" className="wrap">
              <span className="mono">{key}</span>
              <span className="below">{choices?.find(({ code }) => code === key)?.name}</span>
            </th>
            {children(key, pairs[key] as T, (value) => onChange({ ...pairs, [key]: value }))}
            <td className="pair-actions">
              {mayEdit && (
                <Button
                  size="small"
                  appearance="subtle"
                  icon={<DeleteRegular />}
                  aria-label={words.removeNamed(key)}
                  title={words.remove}
                  onClick={() => onRemove(key)}
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

interface AddProps {
  readonly named: (key: string) => string;
  readonly choices: readonly Choice[];
  readonly onAdd: (key: string) => void;
}

const Add = ({ label, choices, onAdd }: AddProps & { readonly label: string }) => {
  const { rows: words } = useTexts().rules;
  const [typed, setTyped] = useState('');
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (typed.trim() === '') return;
    onAdd(typed.trim());
    setTyped('');
  };
  return (
    <form className="pair-add" onSubmit={submit}>
      <Field label={label}>
        <Combo maxLength={100} choices={choices} value={typed} onChange={setTyped} />
      </Field>
      <Button type="submit" icon={<AddRegular />}>
        {words.add}
      </Button>
    </form>
  );
};

/** Suggestions, apart from what is set. */
const Offered = ({ named, choices, onAdd }: AddProps) => {
  const { pairs: words } = useTexts().rules;
  if (choices.length === 0 || choices.length > 12) return null;
  return (
    <p className="offered">
      <span className="caption">{words.inStore}</span>{' '}
      {choices.map(({ code, name }) => (
        <Button key={code} size="small" icon={<AddRegular />} aria-label={named(code)} onClick={() => onAdd(code)}>
          {name === '' ? code : name}
        </Button>
      ))}
    </p>
  );
};
