import { useRef } from 'react';
import type { MappingRow } from '../../../main/contract/views.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { useTexts } from '../../hooks/surroundings.ts';
import type { Draft } from './draft.ts';
import { MappingForm } from './MappingForm.tsx';

export interface MappingDialogProps {
  readonly integrationId: string;
  readonly initial: Draft;
  readonly isNew: boolean;
  readonly onSaved: (row: MappingRow) => void;
  readonly onClose: () => void;
}

/** The form on top of the table. */
export const MappingDialog = ({ integrationId, initial, isNew, onSaved, onClose }: MappingDialogProps) => {
  const { mapping: words } = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const close = () => dialog.current?.close();
  const saved = (row: MappingRow) => {
    close();
    onSaved(row);
  };
  return (
    <Dialog ref={dialog} title={isNew ? words.table.addTitle : words.form.label(initial.from)} onClose={onClose}>
      <MappingForm integrationId={integrationId} initial={initial} isNew={isNew} onSaved={saved} onCancel={close} />
    </Dialog>
  );
};
