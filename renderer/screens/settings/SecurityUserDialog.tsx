import { Button, Field, Input, Radio, RadioGroup } from '@fluentui/react-components';
import { useRef, useState, type SubmitEvent } from 'react';
import type { UserRow } from '../../../main/contract/userCalls.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { useAction } from '../../hooks/useCall.ts';
import { useTexts } from '../../hooks/surroundings.ts';

export interface SecurityUserDialogProps {
  /** null adds somebody. */
  readonly user: UserRow | null;
  readonly onClose: () => void;
}

const roles = ['administrator', 'operator', 'viewer'] as const;
const shortest = 10;

/** Somebody who may sign in: name, role and password. */
export const SecurityUserDialog = ({ user, onClose }: SecurityUserDialogProps) => {
  const { security, common } = useTexts();
  const words = security.users;
  const dialog = useRef<HTMLDialogElement>(null);
  const [name, setName] = useState(user?.name ?? '');
  const [role, setRole] = useState(user?.role ?? 'operator');
  const [password, setPassword] = useState('');
  const save = useSave(user);
  const close = () => dialog.current?.close();
  const isLong = password.length >= shortest || (user !== null && password === '');
  const isWhole = name.trim() !== '' && isLong;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isWhole && !save.isPending) save.go({ name: name.trim(), role, password }, close);
  };
  return (
    <Dialog ref={dialog} title={user === null ? words.addTitle : words.changeTitle(user.name)} onClose={onClose}>
      <form onSubmit={submit} autoComplete="off">
        {user === null && (
          <Field label={words.name} hint={words.nameHint} required>
            <Input autoComplete="off" maxLength={40} value={name} onChange={(_, { value }) => setName(value)} />
          </Field>
        )}
        <Field label={words.role}>
          <RadioGroup value={role} onChange={(_, { value }) => setRole(roles.find((one) => one === value) ?? role)}>
            {roles.map((one) => (
              <Radio key={one} value={one} label={`${words.roles[one]}: ${words.rolesMeaning[one]}`} />
            ))}
          </RadioGroup>
        </Field>
        <Field
          label={user === null ? words.password : words.newPassword}
          hint={user === null ? words.passwordHint : words.passwordKept}
          required={user === null}
        >
          <Input
            type="password"
            autoComplete="new-password"
            maxLength={1000}
            value={password}
            onChange={(_, { value }) => setPassword(value)}
          />
        </Field>
        {save.error !== null && <ErrorNote error={save.error} />}
        <div className="dialog-actions">
          <Button onClick={close}>{common.cancel}</Button>
          <Button type="submit" appearance="primary" disabledFocusable={!isWhole || save.isPending}>
            {words.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};

interface Draft extends UserRow {
  readonly password: string;
}

const useSave = (user: UserRow | null) => {
  const add = useAction('users.add');
  const change = useAction('users.change');
  const go = (draft: Draft, onSuccess: () => void) => {
    if (user === null) return add.mutate(draft, { onSuccess });
    const { password, ...kept } = draft;
    return change.mutate(password === '' ? kept : draft, { onSuccess });
  };
  return { go, error: add.error ?? change.error, isPending: add.isPending || change.isPending };
};
