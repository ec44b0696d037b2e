import { Button } from '@fluentui/react-components';
import { useRef } from 'react';
import type { MappingRow } from '../../../main/contract/views.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { useAction } from '../../hooks/useCall.ts';
import { useTexts } from '../../hooks/surroundings.ts';

export interface RemoveDialogProps {
  readonly integrationId: string;
  readonly row: MappingRow;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Says what becomes of orders without the mapping before it is removed. */
export const RemoveDialog = ({ integrationId, row: { kind, from }, onDone, onClose }: RemoveDialogProps) => {
  const texts = useTexts();
  const { table: words } = texts.mapping;
  const dialog = useRef<HTMLDialogElement>(null);
  const remove = useAction('mappings.remove');
  const close = () => dialog.current?.close();
  const go = () =>
    remove.mutate(
      { integrationId, kind, from },
      {
        onSuccess: () => {
          close();
          onDone();
        },
      },
    );
  return (
    <Dialog ref={dialog} title={words.removeTitle(from)} onClose={onClose}>
      <p>{words.removeMeaning}</p>
      {remove.error !== null && <ErrorNote error={remove.error} />}
      <div className="dialog-actions">
        <Button onClick={close}>{texts.common.cancel}</Button>
        <Button appearance="primary" disabled={remove.isPending} onClick={go}>
          {words.remove}
        </Button>
      </div>
    </Dialog>
  );
};
