import { useEffect, useRef, useState } from 'react';
import type { CallOutput } from '../../../main/contract/calls.ts';
import { DialogForm } from '../../components/DialogForm.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Outline } from '../../components/Outline.tsx';
import { RecoveryKeyField } from '../../components/RecoveryKeyField.tsx';
import { useAction } from '../../hooks/useCall.ts';
import { useQuestion } from '../../hooks/useQuestion.ts';
import { useTexts } from '../../hooks/surroundings.ts';

export interface SecurityConfirmDialogProps {
  /** A new one is made, shown this once, and typed back; else the present one is typed back. */
  readonly isNew: boolean;
  readonly onClose: () => void;
  readonly onConfirmed: (outcome: CallOutput<'keys.confirmRecoveryKey'>) => void;
}

/** The recovery key typed back. What is shown and typed here is forgotten with the dialog. */
export const SecurityConfirmDialog = ({ isNew, onClose, onConfirmed }: SecurityConfirmDialogProps) => {
  const { recovery: words } = useTexts().security;
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const confirm = useAction('keys.confirmRecoveryKey');
  const recoveryKey = typed.trim();
  const save = () =>
    confirm.mutate(
      { recoveryKey },
      {
        onSuccess: (outcome) => {
          onConfirmed(outcome);
          dialog.current?.close();
        },
      },
    );
  return (
    <DialogForm
      ref={dialog}
      title={isNew ? words.newTitle : words.confirmTitle}
      save={words.save}
      isPending={confirm.isPending}
      error={confirm.error}
      isIncomplete={recoveryKey === ''}
      onSubmit={save}
      onClose={onClose}
    >
      {isNew ? <Offered /> : <p className="prose">{words.confirmWhat}</p>}
      <RecoveryKeyField value={typed} onChange={setTyped} />
    </DialogForm>
  );
};

/** Asked for once, when the dialog opens; a second ask would make what was just written down useless. */
const Offered = () => {
  const { security } = useTexts();
  const words = security.recovery;
  const { mutate, data, error } = useQuestion('keys.offerRecoveryKey');
  const isAsked = useRef(false);
  useEffect(() => {
    if (!isAsked.current) mutate({});
    isAsked.current = true;
  }, [mutate]);
  if (error !== null) return <ErrorNote error={error} />;
  if (data === undefined) return <Outline rows={2} />;
  return (
    <>
      <p className="prose">{words.newWhat}</p>
      <p className="recovery-key mono">{data.recoveryKey}</p>
      <p className="caption">{words.newBackups}</p>
    </>
  );
};
