import { Button, Field, Textarea } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { OrderRow } from '../../main/contract/views.ts';
import { useAction } from '../hooks/useCall.ts';
import { useTexts } from '../hooks/surroundings.ts';
import { ActionButton, type ActionButtonProps } from './ActionButton.tsx';
import { Dialog } from './Dialog.tsx';
import { ErrorNote } from './ErrorNote.tsx';

export interface LeaveOutProps {
  readonly row: OrderRow;
  readonly size?: ActionButtonProps['size'];
  readonly onDone?: () => void;
}

/** A person explains why an order that waits is not to be imported. */
export const LeaveOut = ({ row, size, onDone }: LeaveOutProps) => {
  const { leaveOut: words } = useTexts().queue;
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      <ActionButton
        size={size}
        aria-label={words.goOf(row.orderNo)}
        reason={row.term === 'waiting' ? null : words.notWaiting}
        onClick={() => setAsked(true)}
      >
        {words.go}
      </ActionButton>
      {isAsked && <LeaveOutDialog row={row} onDone={onDone} onClose={() => setAsked(false)} />}
    </>
  );
};

const LeaveOutDialog = ({ row, onDone, onClose }: LeaveOutProps & { readonly onClose: () => void }) => {
  const { queue, common } = useTexts();
  const { leaveOut: words } = queue;
  const dialog = useRef<HTMLDialogElement>(null);
  const [reason, setReason] = useState('');
  const leaveOut = useAction('orders.leaveOut');
  const { integrationId, orderKey, orderNo } = row;
  const close = () => dialog.current?.close();
  const go = () =>
    leaveOut.mutate(
      { integrationId, orderKey, reason: reason.trim() },
      {
        onSuccess: () => {
          close();
          onDone?.();
        },
      },
    );
  return (
    <Dialog ref={dialog} title={words.title(orderNo)} onClose={onClose}>
      <p>{words.meaning}</p>
      <Field label={words.reason} hint={words.reasonHint} required>
        <Textarea value={reason} maxLength={500} onChange={(_, { value }) => setReason(value)} />
      </Field>
      {leaveOut.error !== null && <ErrorNote error={leaveOut.error} />}
      <div className="dialog-actions">
        <Button onClick={close}>{common.cancel}</Button>
        <Button
          appearance="primary"
          disabledFocusable={reason.trim() === '' || leaveOut.isPending}
          onClick={() => reason.trim() !== '' && !leaveOut.isPending && go()}
        >
          {words.confirm}
        </Button>
      </div>
    </Dialog>
  );
};
