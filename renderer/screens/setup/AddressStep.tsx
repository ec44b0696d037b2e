import { Button, Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useState, type SubmitEvent } from 'react';
import type { AddressView } from '../../../main/contract/addressCalls.ts';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { useAction, useCall } from '../../hooks/useCall.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import type { SetupRoute } from '../../routes.ts';
import { AddressFields } from '../connections/AddressDialog.tsx';
import { draftOf, kinds, toWish } from '../connections/addressDraft.ts';
import { besides, goTo, StepActions, StepHead } from './parts.tsx';

/** None, an own one, or a tunnel. */
export const AddressStep = ({ route }: { readonly route: SetupRoute }) => {
  const { address: words } = useTexts().setup;
  const query = useCall('address.get', {});
  return (
    <>
      <StepHead title={words.title}>{words.what}</StepHead>
      <Loaded query={query} rows={3}>
        {(address) => <Choice route={route} address={address} />}
      </Loaded>
    </>
  );
};

const Choice = ({ route, address }: { readonly route: SetupRoute; readonly address: AddressView }) => {
  const { address: words, setup } = useTexts();
  const [draft, setDraft] = useState(draftOf(address));
  const set = useAction('address.set');
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!set.isPending) set.mutate(toWish(draft), { onSuccess: () => goTo(besides(route, 1)) });
  };
  return (
    <form className="setup-form" onSubmit={submit}>
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
      <StepActions route={route}>
        <Button type="submit" appearance="primary" disabledFocusable={set.isPending}>
          {draft.kind === address.kind && draft.kind === 'none' ? setup.next : setup.saveAndNext}
        </Button>
      </StepActions>
    </form>
  );
};
