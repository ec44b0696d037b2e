import { Field, Input, Radio, RadioGroup } from '@fluentui/react-components';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import type { AddressView } from '../../../main/contract/addressCalls.ts';
import { toCallError } from '../../bridge/failure.ts';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { useAction } from '../../hooks/useCall.ts';
import { usePhrase, useTexts } from '../../hooks/surroundings.ts';
import { asSentence } from './fields/problems.tsx';
import { type AddressDraft, draftOf, kinds, problemAt, toWish } from './addressDraft.ts';

export interface AddressFormProps {
  readonly address: AddressView;
  readonly className: string;
  readonly onSaved: () => void;
  /** What stands below the fields, the button that submits among it. */
  readonly children: (draft: AddressDraft, isPending: boolean) => ReactNode;
}

/** Chooses how the shop reaches this computer: not at all, at an own address, or over a tunnel. */
export const AddressForm = ({ address, className, onSaved, children }: AddressFormProps) => {
  const { address: words } = useTexts();
  const [draft, setDraft] = useState(draftOf(address));
  const set = useAction('address.set');
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!set.isPending) set.mutate(toWish(draft), { onSuccess: onSaved });
  };
  return (
    <form className={className} onSubmit={submit} noValidate>
      <Field label={words.which}>
        <RadioGroup
          value={draft.kind}
          onChange={(_, { value }) => setDraft({ ...draft, kind: kinds.find((one) => one === value) ?? draft.kind })}
        >
          {kinds.map((kind) => (
            <Radio key={kind} value={kind} label={words.kinds[kind]} />
          ))}
        </RadioGroup>
      </Field>
      <p className="prose">{words.meanings[draft.kind]}</p>
      <AddressFields draft={draft} onChange={setDraft} error={set.error} />
      {set.error !== null && <ErrorNote error={set.error} />}
      {children(draft, set.isPending)}
    </form>
  );
};

interface FieldsProps {
  readonly draft: AddressDraft;
  readonly onChange: (draft: AddressDraft) => void;
  /** Of the last try to save. */
  readonly error: Error | null;
}

/** What the kind that is chosen needs. */
const AddressFields = ({ draft, onChange, error }: FieldsProps) => {
  const { address: words } = useTexts();
  const phrase = usePhrase();
  const problem = (field: string) => {
    const found = error === null ? null : problemAt(toCallError(error).problems, field);
    return found === null ? undefined : asSentence(phrase(found));
  };
  if (draft.kind === 'none') return null;
  if (draft.kind === 'fixed')
    return (
      <Field label={words.urlField} hint={words.urlHint} validationMessage={problem('url')} required>
        <Input type="url" value={draft.url} onChange={(_, { value }) => onChange({ ...draft, url: value })} />
      </Field>
    );
  return (
    <>
      <Field label={words.hostField} validationMessage={problem('host')} required>
        <Input type="url" value={draft.host} onChange={(_, { value }) => onChange({ ...draft, host: value })} />
      </Field>
      <Field label={words.subdomainField} hint={words.subdomainHint} validationMessage={problem('subdomain')}>
        <Input value={draft.subdomain} onChange={(_, { value }) => onChange({ ...draft, subdomain: value })} />
      </Field>
    </>
  );
};
