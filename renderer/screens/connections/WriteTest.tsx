import { Field, Input } from '@fluentui/react-components';
import { useState, type SubmitEvent } from 'react';
import type { ConnectionView } from '../../../main/contract/views.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useAction } from '../../hooks/useCall.ts';
import { useMay, useTexts } from '../../hooks/surroundings.ts';
import { Finding } from './Finding.tsx';

/** As long as a number can be in NAV. */
const longestNo = 20;

/** Proves that the sign-in may write: one document is made and deleted. */
export const WriteTest = ({ connection }: { readonly connection: ConnectionView }) => {
  const { writeTest: words } = useTexts().connection;
  const may = useMay('administrator');
  const [typed, setTyped] = useState('');
  const test = useAction('connections.testWrite');
  const customerNo = typed.trim();
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (may && customerNo !== '' && !test.isPending) test.mutate({ connectionId: connection.id, customerNo });
  };
  return (
    <form className="write-test" onSubmit={submit}>
      <p className="prose">{words.what}</p>
      <p>{connection.writeRights === 'proven' ? words.alreadyProven : words.notYet}</p>
      <Field label={words.customerNo} hint={words.customerHint}>
        <Input
          name="customerNo"
          autoComplete="off"
          required
          disabled={!may}
          maxLength={longestNo}
          value={typed}
          onChange={(_, { value }) => setTyped(value)}
        />
      </Field>
      <div className="actions">
        <ActionButton least="administrator" type="submit" appearance="primary" disabledFocusable={test.isPending}>
          {words.go}
        </ActionButton>
        <span className="caption" role="status">
          {test.isPending && words.running}
        </span>
      </div>
      {test.error !== null && <ErrorNote error={test.error} />}
      {test.data !== undefined && <Outcome connection={test.data} customerNo={test.variables?.customerNo ?? ''} />}
    </form>
  );
};

interface OutcomeProps {
  readonly connection: ConnectionView;
  readonly customerNo: string;
}

const Outcome = ({ connection, customerNo }: OutcomeProps) => {
  const { writeTest: words } = useTexts().connection;
  const isProven = connection.writeRights === 'proven';
  return (
    <div className={isProven ? 'note' : 'note note-attention'} role="status">
      <StatusMark mark={isProven ? 'fine' : 'attention'} />
      <div className="note-body">
        <p className="strong">{isProven ? words.proven(customerNo) : words.notProven(customerNo)}</p>
        {!isProven && <Finding connection={connection} />}
      </div>
    </div>
  );
};
