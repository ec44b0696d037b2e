import type { Phrases } from './phrases.ts';

/** Only where a day or an instant stands in them; all else is English already. */
export const englishPhrases: Phrases = {
  'placed at {at}': 'placed {at}',
  'first open day; {rest} {day} is closed in NAV': 'first open day; {rest}, {day}, is closed in NAV',
};
