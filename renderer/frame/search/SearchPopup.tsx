import { useEffect, useRef } from 'react';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { useTexts } from '../../hooks/surroundings.ts';
import type { Option } from './options.ts';
import type { Options } from './useOptions.ts';

export interface SearchPopupProps {
  readonly options: Options;
  /** Names the list, and with a place behind it each option. */
  readonly id: string;
  /** Place of the option in hand, counted through all groups; null for none. */
  readonly active: number | null;
  readonly onChoose: (option: Option) => void;
}

/** Hits and commands by their kinds, and what there is to tell. */
export const SearchPopup = ({ options, id, active, onChoose }: SearchPopupProps) => {
  const { search } = useTexts();
  const { groups, told, hint, error, tryAgain } = options;
  const starts = groups.map((_, index) =>
    groups.slice(0, index).reduce((sum, before) => sum + before.options.length, 0),
  );
  return (
    // The focus stays where one types.
    <div className="search-popup" onMouseDown={(event) => event.preventDefault()}>
      {error !== null && <ErrorNote error={error} onTryAgain={tryAgain} />}
      {groups.length > 0 && (
        <div id={id} role="listbox" aria-label={search.results}>
          {groups.map(({ name, options: those }, index) => (
            <div key={name} role="group" aria-labelledby={`${id}-group-${index}`}>
              <p id={`${id}-group-${index}`} className="search-group" role="presentation">
                {name}
              </p>
              {those.map((option, place) => (
                <OptionRow
                  key={option.id}
                  id={`${id}-${(starts[index] ?? 0) + place}`}
                  option={option}
                  isActive={active === (starts[index] ?? 0) + place}
                  onChoose={onChoose}
                />
              ))}
            </div>
          ))}
        </div>
      )}
      <p className="search-told" role="status">
        {told}
      </p>
      {hint !== '' && <p className="search-hint">{hint}</p>}
    </div>
  );
};

interface OptionRowProps {
  readonly id: string;
  readonly option: Option;
  readonly isActive: boolean;
  readonly onChoose: (option: Option) => void;
}

const OptionRow = ({ id, option, isActive, onChoose }: OptionRowProps) => {
  const { icon, words, beside, end, reason = null } = option;
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    // Arrows and Enter are taken where one types, by the text field whose list this is.
    <div
      ref={row}
      id={id}
      role="option"
      aria-selected={isActive}
      aria-disabled={reason !== null}
      className="search-option"
      onClick={() => onChoose(option)}
    >
      <span className="search-option-icon" aria-hidden="true">
        {icon}
      </span>
      <span className="search-option-words">{words}</span>
      <span className="search-option-beside">{reason ?? beside}</span>
      {end !== undefined && end !== false && <span className="number">{end}</span>}
    </div>
  );
};
