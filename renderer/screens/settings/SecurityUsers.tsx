import { Button } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { UserRow } from '../../../main/contract/userCalls.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { useAction, useCall } from '../../hooks/useCall.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import { SecurityUserDialog } from './SecurityUserDialog.tsx';

type Asked = { readonly what: 'add' } | { readonly what: 'change' | 'remove'; readonly user: UserRow };

/** Who may sign in at the dashboard; shown to administrators alone. */
export const SecurityUsers = () => {
  const { security } = useTexts();
  const words = security.users;
  const query = useCall('users.list', {});
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  return (
    <section className="section" aria-labelledby="users">
      <h2 id="users">{words.title}</h2>
      <p className="quiet prose">{words.meaning}</p>
      <Loaded query={query} rows={3}>
        {({ users }) => (users.length === 0 ? <p>{words.nobody}</p> : <Table users={users} onAsk={setAsked} />)}
      </Loaded>
      <div className="actions">
        <ActionButton least="administrator" onClick={() => setAsked({ what: 'add' })}>
          {words.add}
        </ActionButton>
      </div>
      {asked?.what === 'remove' && <RemoveDialog user={asked.user} onClose={close} />}
      {asked !== null && asked.what !== 'remove' && (
        <SecurityUserDialog user={asked.what === 'change' ? asked.user : null} onClose={close} />
      )}
    </section>
  );
};

interface TableProps {
  readonly users: readonly UserRow[];
  readonly onAsk: (asked: Asked) => void;
}

const Table = ({ users, onAsk }: TableProps) => {
  const { security } = useTexts();
  const words = security.users;
  return (
    <table className="rows users">
      <thead>
        <tr>
          <th scope="col">{words.name}</th>
          <th scope="col">{words.role}</th>
          <th scope="col">
            <span className="hidden">{words.change}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <tr key={user.name}>
            <th scope="row">{user.name}</th>
            <td>
              {words.roles[user.role]}
              <span className="caption">, {words.rolesMeaning[user.role]}</span>
            </td>
            <td>
              <span className="row-actions">
                <Button
                  size="small"
                  aria-label={words.changeOf(user.name)}
                  onClick={() => onAsk({ what: 'change', user })}
                >
                  {words.change}
                </Button>
                <Button
                  size="small"
                  aria-label={words.removeOf(user.name)}
                  onClick={() => onAsk({ what: 'remove', user })}
                >
                  {words.remove}
                </Button>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const RemoveDialog = ({ user: { name }, onClose }: { readonly user: UserRow; readonly onClose: () => void }) => {
  const { security, common } = useTexts();
  const words = security.users;
  const dialog = useRef<HTMLDialogElement>(null);
  const remove = useAction('users.remove');
  const close = () => dialog.current?.close();
  return (
    <Dialog ref={dialog} title={words.removeTitle(name)} onClose={onClose}>
      <p className="prose">{words.removeWhat}</p>
      {remove.error !== null && <ErrorNote error={remove.error} />}
      <div className="dialog-actions">
        <Button onClick={close}>{common.cancel}</Button>
        <Button
          appearance="primary"
          disabledFocusable={remove.isPending}
          onClick={() => remove.mutate({ name }, { onSuccess: close })}
        >
          {words.remove}
        </Button>
      </div>
    </Dialog>
  );
};
