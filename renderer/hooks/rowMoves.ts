/** How many rows PageUp and PageDown leap over. */
const pageOfRows = 15;

const moves: Readonly<Record<string, (index: number, last: number) => number>> = {
  ArrowDown: (index) => index + 1,
  ArrowUp: (index) => index - 1,
  PageDown: (index) => index + pageOfRows,
  PageUp: (index) => index - pageOfRows,
  Home: () => 0,
  End: (_, last) => last,
};

/** The part of a keyboard event that is looked at. */
interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

export const isCombined = ({ ctrlKey, altKey, metaKey, shiftKey }: Key): boolean =>
  ctrlKey || altKey || metaKey || shiftKey;

/** Where a key leads from a row of a list; null where it leads nowhere. */
export const rowAfter = (event: Key, index: number, last: number): number | null => {
  const move = moves[event.key];
  if (move === undefined || isCombined(event)) return null;
  return Math.max(0, Math.min(last, move(index, last)));
};
