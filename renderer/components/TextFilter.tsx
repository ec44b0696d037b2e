import { SearchBox } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';

export interface TextFilterProps {
  readonly label: string;
  readonly text: string | undefined;
  /** undefined once it is empty. */
  readonly onChange: (text: string | undefined) => void;
}

/** The text that narrows a list; reached with `/`, cleared with Escape. */
export const TextFilter = ({ label, text, onChange }: TextFilterProps) => {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onSlash = (event: KeyboardEvent) => {
      if (event.key !== '/' || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus();
    };
    window.addEventListener('keydown', onSlash);
    return () => window.removeEventListener('keydown', onSlash);
  }, []);
  return (
    <SearchBox
      ref={input}
      className="filter-text"
      aria-label={label}
      placeholder={label}
      maxLength={60}
      value={text ?? ''}
      onChange={(_, { value }) => onChange(value === '' ? undefined : value)}
      onKeyDown={(event) => event.key === 'Escape' && onChange(undefined)}
    />
  );
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select') !== null;
