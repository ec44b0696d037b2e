import { Button } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { useQuestion } from '../../hooks/useQuestion.ts';
import { useTexts } from '../../hooks/surroundings.ts';

export interface StartOverProps {
  /** `small`: quiet, below the steps. */
  readonly size: 'small' | 'medium';
  readonly onForgotten: () => void;
}

/** Forgets what was typed, once a person has said so twice. */
export const StartOver = ({ size, onForgotten }: StartOverProps) => {
  const { setup, common } = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setOpen] = useState(false);
  const forget = useQuestion('setup.startOver');
  const close = () => dialog.current?.close();
  const go = () => {
    if (!forget.isPending) forget.mutate({}, { onSuccess: onForgotten });
  };
  return (
    <>
      <Button size={size} appearance={size === 'small' ? 'subtle' : 'secondary'} onClick={() => setOpen(true)}>
        {setup.startOver}
      </Button>
      {isOpen && (
        <Dialog ref={dialog} title={setup.startOverTitle} onClose={() => setOpen(false)}>
          <p>{setup.startOverMeaning}</p>
          {forget.error !== null && <ErrorNote error={forget.error} />}
          <div className="dialog-actions">
            <Button onClick={close}>{common.cancel}</Button>
            <Button appearance="primary" disabledFocusable={forget.isPending} onClick={go}>
              {setup.startOver}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
};
