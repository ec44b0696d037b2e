import { Button } from '@fluentui/react-components';
import { useRef } from 'react';
import type { CallOutput } from '../../../main/contract/calls.ts';
import type { CreatedCustomer } from '../../../main/contract/customerCalls.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { useAction } from '../../hooks/useCall.ts';
import { useTexts } from '../../hooks/surroundings.ts';

export interface CreatedCustomersVerifyProps {
  readonly integrationId: string;
  readonly customers: readonly CreatedCustomer[];
  readonly onVerified: (answer: CallOutput<'customers.verify'>) => void;
  readonly onClose: () => void;
}

/** Says what is posted by it before it is done: that cannot be undone. */
export const CreatedCustomersVerify = (props: CreatedCustomersVerifyProps) => {
  const { integrationId, customers, onVerified, onClose } = props;
  const texts = useTexts();
  const { confirm: words } = texts.customers;
  const dialog = useRef<HTMLDialogElement>(null);
  const verify = useAction('customers.verify');
  const close = () => dialog.current?.close();
  const done = (answer: CallOutput<'customers.verify'>) => {
    close();
    onVerified(answer);
  };
  const go = () =>
    verify.mutate({ integrationId, customerNos: customers.map(({ customerNo }) => customerNo) }, { onSuccess: done });
  return (
    <Dialog ref={dialog} title={words.title(customers.length)} onClose={onClose}>
      <p>{words.meaning(customers.length)}</p>
      <WhatIsPosted customers={customers} />
      {verify.error !== null && <ErrorNote error={verify.error} />}
      <div className="dialog-actions">
        <Button onClick={close}>{texts.common.cancel}</Button>
        <Button appearance="primary" disabled={verify.isPending || customers.length === 0} onClick={go}>
          {words.go}
        </Button>
      </div>
    </Dialog>
  );
};

const WhatIsPosted = ({ customers }: Pick<CreatedCustomersVerifyProps, 'customers'>) => {
  const { confirm: words } = useTexts().customers;
  const held = customers.filter(({ holdsPosting }) => holdsPosting).length;
  if (held === 0) return <p>{words.notHeld}</p>;
  return <p>{customers.length === 1 ? words.heldOne : words.held(held)}</p>;
};
