import { Button, Field, Textarea } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { OrderRow } from '../../main/contract/views.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { askAgainAfterAction } from '../hooks/useCall.ts';
import { useClient, useTexts } from '../hooks/surroundings.ts';
import { ActionButton, type ActionButtonProps } from './ActionButton.tsx';
import { Dialog } from './Dialog.tsx';
import { ErrorNote } from './ErrorNote.tsx';

export interface LeaveOutProps {
  /** Those that wait. */
  readonly rows: readonly OrderRow[];
  readonly size?: ActionButtonProps['size'];
  readonly onDone?: () => void;
}

/** A person explains why orders that wait are not to be imported. */
export const LeaveOut = ({ rows, size, onDone }: LeaveOutProps) => {
  const { leaveOut: words } = useTexts().queue;
  const [first] = rows;
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      <ActionButton
        size={size}
        aria-label={rows.length === 1 && first ? words.goOf(first.orderNo) : words.goMany(rows.length)}
        reason={rows.length > 0 ? null : words.notWaiting}
        onClick={() => setAsked(true)}
      >
        {words.go}
      </ActionButton>
      {isAsked && <LeaveOutDialog rows={rows} onDone={onDone} onClose={() => setAsked(false)} />}
    </>
  );
};

const LeaveOutDialog = ({ rows: asked, onDone, onClose }: LeaveOutProps & { readonly onClose: () => void }) => {
  const { queue, common } = useTexts();
  const { leaveOut: words } = queue;
  const dialog = useRef<HTMLDialogElement>(null);
  const [reason, setReason] = useState('');
  // Those that are left out leave the list while the others are still asked for.
  const [rows] = useState(asked);
  const only = rows.length === 1 ? rows[0] : undefined;
  const leaveOut = useLeaveOut();
  const close = () => dialog.current?.close();
  const go = () =>
    leaveOut.mutate(
      { rows, reason: reason.trim() },
      {
        onSuccess: () => {
          close();
          onDone?.();
        },
      },
    );
  return (
    <Dialog
      ref={dialog}
      title={only === undefined ? words.titleMany(rows.length) : words.title(only.orderNo)}
      onClose={onClose}
    >
      <p>{only === undefined ? words.meaningMany : words.meaning}</p>
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
          {only === undefined ? words.confirmMany(rows.length) : words.confirm}
        </Button>
      </div>
    </Dialog>
  );
};

/** One order after the other; the first that is refused ends it, and those before it stay left out. */
const useLeaveOut = () => {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ rows, reason }: { readonly rows: readonly OrderRow[]; readonly reason: string }) => {
      for (const { integrationId, orderKey } of rows)
        // Each is a person's decision of its own in the audit log.
        // oxlint-disable-next-line no-await-in-loop
        await client.call('orders.leaveOut', { integrationId, orderKey, reason });
    },
    onSettled: () => void askAgainAfterAction(queries),
  });
};
