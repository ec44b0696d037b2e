import { Button, Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useRef, useState, type SubmitEvent } from 'react';
import type { CallOutput } from '../../../main/contract/calls.ts';
import type { SetupDraft, SetupSignIn } from '../../../main/contract/setupCalls.ts';
import type { ConnectionView } from '../../../main/contract/views.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { useAction, useCall } from '../../hooks/useCall.ts';
import { useClient, useTexts } from '../../hooks/surroundings.ts';
import { Refused, useProblem } from './fields/problems.tsx';
import { SignInFields } from './fields/SignInFields.tsx';
import { StoreFields } from './fields/StoreFields.tsx';
import { TextField } from './fields/TextFields.tsx';
import { fromDraft, signInPaths, storePaths, toDraft, toWay, type Typed, wayPaths } from './fields/typed.ts';
import { WayFields } from './fields/WayFields.tsx';

export interface ConnectionDialogProps {
  readonly connection: ConnectionView;
  readonly onClose: () => void;
}

/** Another address, sign-in or way; secrets that are not typed stay. */
export const ConnectionDialog = ({ connection, onClose }: ConnectionDialogProps) => {
  const { fields: words } = useTexts().connection;
  const dialog = useRef<HTMLDialogElement>(null);
  const query = useCall('setup.connection', { connectionId: connection.id }, { fresh: true });
  return (
    <Dialog ref={dialog} title={words.changeTitle(connection.name || connection.id)} onClose={onClose}>
      <Loaded query={query} rows={6}>
        {(kept) => <ConnectionForm view={connection} kept={kept} onClose={() => dialog.current?.close()} />}
      </Loaded>
    </Dialog>
  );
};

interface ConnectionFormProps {
  readonly view: ConnectionView;
  readonly kept: CallOutput<'setup.connection'>;
  readonly onClose: () => void;
}

const ConnectionForm = ({ view: { id, kind }, kept, onClose }: ConnectionFormProps) => {
  const { common, connection } = useTexts();
  const words = connection.fields;
  const { set } = kept;
  const [typed, setTyped] = useState<Typed>(() => ({
    ...fromDraft(kept.connection),
    ...(set.includes('clientCertificate') && { proof: 'certificate' }),
  }));
  const save = useAction('setup.saveConnection');
  const fields = {
    typed,
    onChange: (changes: Typed) => setTyped({ ...typed, ...changes }),
    problem: useProblem(save.error),
  };
  const paths = pathsOf(kind, typed);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const draft: SetupDraft = { kind, id, ...toDraft(typed, paths), ...toWay(typed) };
    if (!save.isPending) save.mutate({ connection: draft }, { onSuccess: onClose });
  };
  return (
    <form className="setup-form" onSubmit={submit}>
      {kind === 'nav' ? <NavFields {...fields} set={set} /> : <StoreFields {...fields} kind={kind} set={set} />}
      <WayFields {...fields} set={set} hasTenant={kind === 'nav'} />
      <p className="caption">{words.changeHint}</p>
      <Refused error={save.error} shown={[...paths, ...wayPaths]} />
      <div className="dialog-actions">
        <Button onClick={onClose}>{common.cancel}</Button>
        <Button type="submit" appearance="primary" disabledFocusable={save.isPending}>
          {words.save}
        </Button>
      </div>
    </form>
  );
};

const signIns = ['basic', 'windows', 'windowsUser', 'entra'] as const satisfies readonly SetupSignIn[];
const signInOf = (typed: Typed): SetupSignIn => signIns.find((one) => one === typed['signIn']) ?? 'basic';

const pathsOf = (kind: ConnectionView['kind'], typed: Typed): readonly string[] =>
  kind === 'nav' ? ['url', 'company', 'signIn', 'tenant', ...signInPaths(signInOf(typed), typed)] : storePaths[kind];

const NavFields = ({ set, ...fields }: Parameters<typeof WayFields>[0] & { readonly set: readonly string[] }) => {
  const { fields: words } = useTexts().connection;
  const signIn = signInOf(fields.typed);
  const isTray = useClient().session.kind === 'host';
  // Without a desktop there is no user who runs it.
  const offered = signIns.filter((one) => one !== 'windowsUser' || isTray || signIn === one);
  return (
    <>
      <TextField {...fields} path="url" label={words.navAddress} isRequired />
      <TextField {...fields} path="company" label={words.company} isRequired />
      <Field label={words.signIn}>
        <RadioGroup value={signIn} onChange={(_, { value }) => fields.onChange({ signIn: value })}>
          {offered.map((one) => (
            <Radio key={one} value={one} label={words.signIns[one]} />
          ))}
        </RadioGroup>
      </Field>
      <SignInFields {...fields} signIn={signIn} set={set} />
    </>
  );
};
