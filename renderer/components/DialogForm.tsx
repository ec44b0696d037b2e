import { Button } from '@fluentui/react-components';
import type { ReactNode, RefObject, SubmitEvent } from 'react';
import { useTexts } from '../hooks/surroundings.ts';
import { Dialog } from './Dialog.tsx';
import { ErrorNote } from './ErrorNote.tsx';

export interface DialogFormProps {
  /** Whoever saves closes it by this. */
  readonly ref: RefObject<HTMLDialogElement | null>;
  readonly title: string;
  /** Names what sends it off. */
  readonly save: string;
  readonly isPending: boolean;
  readonly error: Error | null;
  /** Something is still to be typed. */
  readonly isIncomplete?: boolean;
  /** The screen says at the field what is wrong, not the browser. */
  readonly noValidate?: boolean;
  /** Once at a time. */
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  /** The fields, and what is to be known of them. */
  readonly children: ReactNode;
}

/** A dialog that asks and sends off: its fields, what was refused of them, and both ways out. */
export const DialogForm = (props: DialogFormProps) => {
  const { ref, title, save, isPending, error, isIncomplete = false, noValidate = false, onSubmit, children } = props;
  const { common } = useTexts();
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isPending && !isIncomplete) onSubmit();
  };
  return (
    <Dialog ref={ref} title={title} onClose={props.onClose}>
      <form className="address-form" autoComplete="off" onSubmit={submit} noValidate={noValidate}>
        {children}
        {error !== null && <ErrorNote error={error} />}
        <div className="dialog-actions">
          <Button onClick={() => ref.current?.close()}>{common.cancel}</Button>
          <Button type="submit" appearance="primary" disabledFocusable={isPending || isIncomplete}>
            {save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
