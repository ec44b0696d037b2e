import { Button, Field, Input } from '@fluentui/react-components';
import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import type { CallOutput } from '../../../main/contract/calls.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Outline } from '../../components/Outline.tsx';
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
  const { security, common } = useTexts();
  const words = security.recovery;
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const confirm = useAction('keys.confirmRecoveryKey');
  const close = () => dialog.current?.close();
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (confirm.isPending || typed.trim() === '') return;
    confirm.mutate(
      { recoveryKey: typed.trim() },
      {
        onSuccess: (outcome) => {
          onConfirmed(outcome);
          close();
        },
      },
    );
  };
  return (
    <Dialog ref={dialog} title={isNew ? words.newTitle : words.confirmTitle} onClose={onClose}>
      <form onSubmit={submit} autoComplete="off">
        {isNew ? <Offered /> : <p className="prose">{words.confirmWhat}</p>}
        <Field label={words.field} required>
          <Input
            className="mono"
            autoComplete="off"
            spellCheck={false}
            maxLength={100}
            value={typed}
            onChange={(_, { value }) => setTyped(value)}
          />
        </Field>
        {confirm.error !== null && <ErrorNote error={confirm.error} />}
        <div className="dialog-actions">
          <Button onClick={close}>{common.cancel}</Button>
          <Button type="submit" appearance="primary" disabledFocusable={confirm.isPending || typed.trim() === ''}>
            {words.save}
          </Button>
        </div>
      </form>
    </Dialog>
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
