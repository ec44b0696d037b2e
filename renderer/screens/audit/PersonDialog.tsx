import { Button, Field, Input } from '@fluentui/react-components';
import { useRef, useState, type SubmitEvent } from 'react';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { useQuestion } from '../../hooks/useQuestion.ts';
import { useTexts } from '../../hooks/surroundings.ts';

export interface PersonDialogProps {
  readonly onFound: (subject: string) => void;
  readonly onClose: () => void;
}

/** Makes a fingerprint of an e-mail address, which may stand in the window's address where the other may not. */
export const PersonDialog = ({ onFound, onClose }: PersonDialogProps) => {
  const { audit, common } = useTexts();
  const { filter: words } = audit;
  const dialog = useRef<HTMLDialogElement>(null);
  const [email, setEmail] = useState('');
  const find = useQuestion('audit.findPerson');
  const close = () => dialog.current?.close();
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    find.mutate(
      { email: email.trim() },
      {
        onSuccess: ({ subject }) => {
          onFound(subject);
          close();
        },
      },
    );
  };
  return (
    <Dialog ref={dialog} title={words.personTitle} onClose={onClose}>
      <form className="address-form" onSubmit={submit}>
        <p className="quiet">{words.personMeaning}</p>
        <Field label={words.email} required>
          <Input type="email" autoComplete="off" value={email} onChange={(_, { value }) => setEmail(value)} />
        </Field>
        {find.error !== null && <ErrorNote error={find.error} />}
        <div className="dialog-actions">
          <Button onClick={close}>{common.cancel}</Button>
          <Button type="submit" appearance="primary" disabled={!email.includes('@')} disabledFocusable={find.isPending}>
            {words.find}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
