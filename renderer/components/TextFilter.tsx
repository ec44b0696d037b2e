import { SearchBox } from '@fluentui/react-components';
import { useRef } from 'react';
import { useKey } from '../hooks/useKey.ts';

export interface TextFilterProps {
  readonly label: string;
  readonly text: string | undefined;
  /** Letters; 60 where it is left out. */
  readonly most?: number;
  /** undefined once it is empty. */
  readonly onChange: (text: string | undefined) => void;
}

/** The text that narrows a list; reached with `/`, cleared with Escape. */
export const TextFilter = ({ label, text, most = 60, onChange }: TextFilterProps) => {
  const input = useRef<HTMLInputElement>(null);
  useKey('/', () => input.current?.focus());
  return (
    <SearchBox
      ref={input}
      className="filter-text"
      aria-label={label}
      placeholder={label}
      maxLength={most}
      value={text ?? ''}
      onChange={(_, { value }) => onChange(value === '' ? undefined : value)}
      onKeyDown={(event) => event.key === 'Escape' && onChange(undefined)}
    />
  );
};
