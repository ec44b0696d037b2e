import { Button, Field, Input, Radio, RadioGroup, Select } from '@fluentui/react-components';
import { useState, type SubmitEvent } from 'react';
import type { MappingRow } from '../../../main/contract/views.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { useAction } from '../../hooks/useCall.ts';
import { useMay, useTexts } from '../../hooks/surroundings.ts';
import { toInput, type Draft } from './draft.ts';

export interface MappingFormProps {
  readonly integrationId: string;
  /** What it begins with. */
  readonly initial: Draft;
  /** Whether what is mapped is chosen here too. */
  readonly isNew?: boolean;
  readonly onSaved: (row: MappingRow) => void;
  readonly onCancel: () => void;
}

interface PartProps {
  readonly draft: Draft;
  readonly may: boolean;
  readonly change: (part: Partial<Draft>) => void;
}

/** What an article of the store becomes in NAV, by hand. */
export const MappingForm = ({ integrationId, initial, isNew = false, onSaved, onCancel }: MappingFormProps) => {
  const { form: words, cancel } = useTexts().mapping;
  const may = useMay('operator');
  const [draft, setDraft] = useState(initial);
  const put = useAction('mappings.put');
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (may && !put.isPending) put.mutate(toInput(integrationId, draft), { onSuccess: onSaved });
  };
  return (
    <form className="mapping-form" aria-label={isNew ? undefined : words.label(initial.from)} onSubmit={submit}>
      {isNew && <From draft={draft} may={may} change={change} />}
      <Field label={words.to}>
        <RadioGroup
          disabled={!may}
          value={draft.to}
          onChange={(_, { value }) => change({ to: value === 'leaveOut' ? 'leaveOut' : 'item' })}
        >
          <Radio value="item" label={words.item} />
          <Radio value="leaveOut" label={words.leaveOut} />
        </RadioGroup>
      </Field>
      {draft.to === 'item' && <Target draft={draft} may={may} change={change} />}
      {put.error !== null && <ErrorNote error={put.error} />}
      <div className="actions">
        <ActionButton type="submit" appearance="primary" disabledFocusable={put.isPending}>
          {words.save}
        </ActionButton>
        <Button onClick={onCancel}>{cancel}</Button>
      </div>
    </form>
  );
};

const From = ({ draft, may, change }: PartProps) => {
  const { mapping } = useTexts();
  return (
    <div className="mapping-fields">
      <Field label={mapping.form.kind}>
        <Select
          disabled={!may}
          value={draft.kind}
          onChange={(_, { value }) => change({ kind: value === 'name' ? 'name' : 'sku' })}
        >
          <option value="sku">{mapping.sku}</option>
          <option value="name">{mapping.name}</option>
        </Select>
      </Field>
      <Field label={mapping.form.from}>
        <Input
          required
          autoComplete="off"
          disabled={!may}
          maxLength={250}
          value={draft.from}
          onChange={(_, { value }) => change({ from: value })}
        />
      </Field>
    </div>
  );
};

/** Lengths are those of the fields in NAV. */
const Target = ({ draft, may, change }: PartProps) => {
  const { form: words } = useTexts().mapping;
  const input = (name: 'no' | 'variant' | 'unit' | 'factor', maxLength: number) => (
    <Input
      name={name}
      autoComplete="off"
      required={name === 'no' || name === 'factor'}
      disabled={!may}
      maxLength={maxLength}
      value={draft[name]}
      onChange={(_, { value }) => change({ [name]: value })}
    />
  );
  return (
    <div className="mapping-fields">
      <Field label={words.no}>{input('no', 20)}</Field>
      <Field label={words.variant}>{input('variant', 10)}</Field>
      <Field label={words.unit} hint={words.unitHint}>
        {input('unit', 10)}
      </Field>
      <Field label={words.factor}>{input('factor', 15)}</Field>
    </div>
  );
};
