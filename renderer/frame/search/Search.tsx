import { Search16Regular } from '@fluentui/react-icons';
import { useId, useRef, useState } from 'react';
import { PauseDialog } from '../../components/PauseDialog.tsx';
import { useTexts } from '../../hooks/surroundings.ts';
import { FetchDialog } from '../../screens/orders/FetchDialog.tsx';
import { SearchPopup } from './SearchPopup.tsx';
import type { Asking } from './useCommands.tsx';
import { useSearch } from './useSearch.ts';

/** The longest text that the engine takes: an e-mail address. */
const longest = 320;

/** Finds an order, a document, a SKU, a customer or a command from anywhere. */
export const Search = () => {
  const { search: words } = useTexts();
  const id = useId();
  const [asking, setAsking] = useState<Asking | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const { isOpen, text, options, active, ...search } = useSearch(input, setAsking);
  const hasList = isOpen && options.groups.length > 0;
  return (
    <>
      <div className="search" onFocus={search.onFocus} onBlur={search.onBlur}>
        <Search16Regular className="search-icon" aria-hidden="true" />
        <input
          ref={input}
          type="text"
          role="combobox"
          aria-label={words.label}
          aria-autocomplete="list"
          aria-expanded={hasList}
          aria-controls={hasList ? id : undefined}
          aria-activedescendant={hasList && active !== null ? `${id}-${active}` : undefined}
          aria-keyshortcuts="Control+K"
          placeholder={words.placeholder}
          autoComplete="off"
          spellCheck={false}
          maxLength={longest}
          value={text}
          onClick={search.open}
          onChange={({ target }) => search.type(target.value)}
          onKeyDown={search.onKeyDown}
        />
        <kbd aria-hidden="true">{words.key}</kbd>
        {isOpen && <SearchPopup options={options} id={id} active={active} onChoose={search.choose} />}
      </div>
      {asking?.what === 'fetch' && (
        <FetchDialog integrationId={undefined} text={asking.text} onClose={() => setAsking(null)} />
      )}
      {asking?.what === 'pause' && <PauseDialog onClose={() => setAsking(null)} />}
    </>
  );
};
