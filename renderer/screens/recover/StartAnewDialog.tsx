import { Button, Field, Input } from '@fluentui/react-components';
import { useRef, useState, type SubmitEvent } from 'react';
import { startAnewWords } from '../../../main/contract/keyCalls.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { useTexts } from '../../hooks/surroundings.ts';
import { useQuestion } from '../../hooks/useQuestion.ts';

export interface StartAnewDialogProps {
  readonly onClose: () => void;
  readonly onStarted: () => void;
}

/** The way out where the recovery key is lost too: what is given up and what stays, and words to type before it is done. */
export const StartAnewDialog = ({ onClose, onStarted }: StartAnewDialogProps) => {
  const { security, common } = useTexts();
  const words = security.recover;
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const anew = useQuestion('keys.startAnew');
  const wanted = startAnewWords.find((one) => one === words.anewWords) ?? startAnewWords[0];
  const isTyped = typed.trim().toUpperCase() === wanted;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!anew.isPending && isTyped) anew.mutate({ typed: wanted }, { onSuccess: onStarted });
  };
  return (
    <Dialog ref={dialog} title={words.anewTitle} onClose={onClose}>
      <form className="address-form" onSubmit={submit} autoComplete="off">
        <p className="prose strong">{words.anewLost}</p>
        <p className="prose">{words.anewKept}</p>
        <Field label={words.anewType(wanted)} required>
          <Input
            autoComplete="off"
            spellCheck={false}
            maxLength={40}
            value={typed}
            onChange={(_, { value }) => setTyped(value)}
          />
        </Field>
        {anew.error !== null && <ErrorNote error={anew.error} />}
        <div className="dialog-actions">
          <Button onClick={() => dialog.current?.close()}>{common.cancel}</Button>
          <Button type="submit" appearance="primary" disabledFocusable={anew.isPending || !isTyped}>
            {anew.isPending ? words.anewStarting : words.anewNow}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
