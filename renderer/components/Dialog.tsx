import { useEffect, useId, type ReactNode, type RefObject } from 'react';

export interface DialogProps {
  /** Whoever opens it closes it by this, so that the focus goes back where it was. */
  readonly ref: RefObject<HTMLDialogElement | null>;
  readonly title: string;
  /** Told once it is closed, however that came. */
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The browser's own dialog: it keeps the focus inside, closes on Escape and gives the focus back where it was. */
export const Dialog = ({ ref, title, onClose, children }: DialogProps) => {
  const id = useId();
  useEffect(() => {
    if (ref.current?.open === false) ref.current.showModal();
  }, [ref]);
  return (
    <dialog ref={ref} className="dialog" aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
};
