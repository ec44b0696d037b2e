import { Button, Field } from '@fluentui/react-components';
import { AddRegular, DeleteRegular } from '@fluentui/react-icons';
import { useState, type KeyboardEvent } from 'react';
import { useCall } from '../../../hooks/useCall.ts';
import { useMay, useTexts } from '../../../hooks/surroundings.ts';
import { Combo } from './Combo.tsx';
import { CodeField } from './fields.tsx';
import { idOf } from './problems.ts';
import { useProblem, useRules } from './rulesContext.ts';

export interface DimensionsProps {
  readonly path: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly onChange: (dimensions: Record<string, string>) => void;
}

/** Dimensions and their values, each dimension once. */
export const Dimensions = ({ path, dimensions, onChange }: DimensionsProps) => {
  const { conditions: words } = useTexts().rules;
  const { mayEdit } = useRules();
  const problem = useProblem(path);
  const without = (code: string) => Object.fromEntries(Object.entries(dimensions).filter(([each]) => each !== code));
  return (
    <div id={idOf(path)} role="group" aria-label={words.dimensions} className="dimensions" tabIndex={-1}>
      {problem !== undefined && <p className="rules-problem">{problem}</p>}
      {Object.entries(dimensions).map(([code, value]) => (
        <Dimension
          key={code}
          path={`${path}.${code}`}
          code={code}
          value={value}
          onChange={(typed) => onChange({ ...dimensions, [code]: typed })}
          onRemove={() => onChange(without(code))}
        />
      ))}
      {mayEdit && (
        <AddDimension onAdd={(code) => Object.hasOwn(dimensions, code) || onChange({ ...dimensions, [code]: '' })} />
      )}
    </div>
  );
};

interface DimensionProps {
  readonly path: string;
  readonly code: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onRemove: () => void;
}

const Dimension = ({ path, code, value, onChange, onRemove }: DimensionProps) => {
  const { conditions: words, rows } = useTexts().rules;
  const { integrationId, mayEdit } = useRules();
  const enabled = useMay('operator');
  const { data } = useCall('rules.dimensionValues', { integrationId, dimension: code }, { enabled });
  return (
    <div className="dimension dimension-set">
      <CodeField
        path={path}
        label={words.valueOf(code)}
        required
        choices={data?.values}
        value={value}
        onChange={onChange}
      />
      {mayEdit && (
        <Button
          size="small"
          appearance="subtle"
          icon={<DeleteRegular />}
          aria-label={rows.removeNamed(words.dimensionNamed(code))}
          title={rows.remove}
          onClick={onRemove}
        />
      )}
    </div>
  );
};

const AddDimension = ({ onAdd }: { readonly onAdd: (code: string) => void }) => {
  const { conditions: words } = useTexts().rules;
  const { choices } = useRules();
  const [typed, setTyped] = useState('');
  const add = () => {
    if (typed.trim() === '') return;
    onAdd(typed.trim());
    setTyped('');
  };
  const onKeyDown = (event: KeyboardEvent) => event.key === 'Enter' && add();
  return (
    <div className="dimension" onKeyDown={onKeyDown}>
      <Field label={words.dimension}>
        <Combo maxLength={20} choices={choices?.dimensions ?? null} value={typed} onChange={setTyped} />
      </Field>
      <Button icon={<AddRegular />} onClick={add}>
        {words.addDimension}
      </Button>
    </div>
  );
};
