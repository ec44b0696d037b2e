import { Button } from '@fluentui/react-components';
import { useRef } from 'react';
import type { OrderRow } from '../../../main/contract/views.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { useAction } from '../../hooks/useCall.ts';
import { useTexts } from '../../hooks/surroundings.ts';

export interface UndoDialogProps {
  readonly row: OrderRow;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Says what leaves NAV and what becomes of the order before it is done; stays open with the reason where NAV says no. */
export const UndoDialog = ({ row, onDone, onClose }: UndoDialogProps) => {
  const texts = useTexts();
  const words = texts.order.undo;
  const dialog = useRef<HTMLDialogElement>(null);
  const undo = useAction('orders.undo');
  const { integrationId, orderKey } = row;
  const documentNo = row.documentNo ?? row.orderNo;
  const close = () => dialog.current?.close();
  const go = () =>
    undo.mutate(
      { integrationId, orderKey },
      {
        onSuccess: () => {
          close();
          onDone();
        },
      },
    );
  return (
    <Dialog ref={dialog} title={words.title(documentNo)} onClose={onClose}>
      <p>{words.leaves(documentNo)}</p>
      <p>{words.staysOut}</p>
      {undo.error !== null && <ErrorNote error={undo.error} />}
      <div className="dialog-actions">
        <Button onClick={close}>{texts.common.cancel}</Button>
        <Button appearance="primary" disabled={undo.isPending} onClick={go}>
          {words.confirm}
        </Button>
      </div>
    </Dialog>
  );
};
