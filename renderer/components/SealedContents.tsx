import type { ReactNode } from 'react';
import { useQuestion } from '../hooks/useQuestion.ts';
import { useTexts } from '../hooks/surroundings.ts';
import { ActionButton } from './ActionButton.tsx';
import { ErrorNote } from './ErrorNote.tsx';
import { JsonText } from './JsonText.tsx';

export interface SealedContentsProps {
  /** The audit entry that keeps them. */
  readonly seq: number;
  /** Which of its contents, each with what it is called. */
  readonly parts: readonly (readonly [part: string, title: string])[];
  /** Draws one that was opened; a section with its title where absent. */
  readonly draw?: (text: string, title: string) => ReactNode;
}

/** Contents that may name shoppers: shown to operators at their wish, and that they looked is entered in the audit log. */
export const SealedContents = ({ seq, parts, draw }: SealedContentsProps) => {
  const { audit } = useTexts();
  const open = useQuestion('audit.open');
  if (open.data === undefined)
    return (
      <>
        <p className="caption">{audit.entry.meaning}</p>
        {open.error !== null && <ErrorNote error={open.error} />}
        <p>
          <ActionButton disabledFocusable={open.isPending} onClick={() => open.mutate({ seq })}>
            {audit.entry.open}
          </ActionButton>
        </p>
      </>
    );
  const opened = open.data.parts;
  return parts.map(([part, title]) => {
    const text = opened.find((one) => one.part === part)?.text ?? '';
    return draw === undefined ? <Section key={part} title={title} text={text} /> : draw(text, title);
  });
};

const Section = ({ title, text }: { readonly title: string; readonly text: string }) => {
  const { order } = useTexts();
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {text === '' ? <p className="quiet">{order.noBody}</p> : <JsonText text={text} />}
    </section>
  );
};
