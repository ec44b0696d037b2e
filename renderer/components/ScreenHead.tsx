import { useEffect, type ReactNode } from 'react';
import { useTexts } from '../hooks/surroundings.ts';

export interface ScreenHeadProps {
  readonly title: string;
  /** Stands in the window's title; the heading's words when left out. */
  readonly name?: string;
  readonly beside?: ReactNode;
  readonly sentence?: ReactNode;
  readonly actions?: ReactNode;
}

/** The one h1 of a screen, the sentence under it, and what can be done at the right. */
export const ScreenHead = ({ title, name, beside, sentence, actions }: ScreenHeadProps) => {
  const texts = useTexts();
  useEffect(() => {
    document.title = `${name ?? title} - ${texts.product}`;
  }, [name, title, texts]);
  return (
    <div className="head">
      <div className="head-words">
        <h1>
          {title}
          {beside}
        </h1>
        {sentence !== undefined && <p className="sentence">{sentence}</p>}
      </div>
      {actions !== undefined && <div className="head-actions">{actions}</div>}
    </div>
  );
};
