import { Button } from '@fluentui/react-components';
import type { MappingSuggestion } from '../../../main/contract/views.ts';
import { usePhrase, useTexts } from '../../hooks/surroundings.ts';

export interface SuggestionsProps {
  readonly from: string;
  readonly suggestions: readonly MappingSuggestion[];
  readonly onTakeOver: (suggestion: MappingSuggestion) => void;
}

/** What it may be in NAV and why; taking one over fills the form and maps nothing. */
export const Suggestions = ({ from, suggestions, onTakeOver }: SuggestionsProps) => {
  const { waiting: words } = useTexts().mapping;
  const phrase = usePhrase();
  if (suggestions.length === 0) return <p className="quiet no-suggestion">{words.none}</p>;
  return (
    <ul className="suggestions" aria-label={words.suggestions(from)}>
      {suggestions.map((suggestion) => {
        const { no, variant, unit, name } = suggestion;
        return (
          <li key={`${no} ${variant} ${unit}`}>
            <span className="mono wrap">{[no, variant, unit].filter((each) => each !== '').join(' / ')}</span>
            <span className="wrap">
              {name}
              <span className="below">{phrase(suggestion.reason)}</span>
            </span>
            <Button size="small" aria-label={words.takeOverNamed(no, from)} onClick={() => onTakeOver(suggestion)}>
              {words.takeOver}
            </Button>
          </li>
        );
      })}
    </ul>
  );
};
