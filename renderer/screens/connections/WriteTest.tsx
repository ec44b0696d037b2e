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

/** Proves that the sign-in may write: in NAV by a document that is made and deleted, at a store without any trace. */
export const WriteTest = ({ connection }: { readonly connection: ConnectionView }) => {
  const { writeTest: words } = useTexts().connection;
  const may = useMay('administrator');
  const [typed, setTyped] = useState('');
  const test = useAction('connections.testWrite');
  const { id, kind, writeRights } = connection;
  const isNav = kind === 'nav';
  const customerNo = typed.trim();
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!may || test.isPending || (isNav && customerNo === '')) return;
    test.mutate(isNav ? { connectionId: id, customerNo } : { connectionId: id });
  };
  return (
    <form className="write-test" onSubmit={submit}>
      <p className="prose">{isNav ? words.what : words.whatAtStore}</p>
      <p>{writeRights === 'proven' ? words.alreadyProven : words.notYet}</p>
      {isNav && (
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
      )}
      <div className="actions">
        <ActionButton least="administrator" type="submit" appearance="primary" disabledFocusable={test.isPending}>
          {words.go}
        </ActionButton>
        <span className="caption" role="status">
          {test.isPending && (isNav ? words.running : words.runningAtStore)}
        </span>
      </div>
      {test.error !== null && <ErrorNote error={test.error} />}
      {test.data !== undefined && <Outcome connection={test.data} customerNo={test.variables?.customerNo} />}
    </form>
  );
};

interface OutcomeProps {
  readonly connection: ConnectionView;
  /** undefined: at a store. */
  readonly customerNo: string | undefined;
}

const Outcome = ({ connection, customerNo }: OutcomeProps) => {
  const { writeTest: words } = useTexts().connection;
  const isProven = connection.writeRights === 'proven';
  const atNav = (no: string) => (isProven ? words.proven(no) : words.notProven(no));
  const atStore = isProven ? words.provenAtStore : words.notProvenAtStore;
  return (
    <div className={isProven ? 'note' : 'note note-attention'} role="status">
      <StatusMark mark={isProven ? 'fine' : 'attention'} />
      <div className="note-body">
        <p className="strong">{customerNo === undefined ? atStore : atNav(customerNo)}</p>
        {!isProven && <Finding connection={connection} />}
      </div>
    </div>
  );
};
