import { useState, type KeyboardEvent, type RefObject } from 'react';
import { rowAfter } from './rowMoves.ts';

/**
 * The keys of a list of which only the rows in sight are drawn; the row in hand is the one Tab reaches. Rows have
 * `data-index`, and the first link or button in them takes the focus.
 */
export const useDrawnRows = (
  count: number,
  scroller: RefObject<HTMLElement | null>,
  scrollTo: (index: number) => void,
) => {
  const [chosen, setActive] = useState(0);
  const active = Math.min(chosen, count - 1);

  const focusRow = (index: number) => {
    setActive(index);
    scrollTo(index);
    // A row out of sight is drawn only after the list has scrolled to it.
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`tr[data-index="${index}"] :is(a, button)`)?.focus(),
    );
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const next = rowAfter(event, active, count - 1);
    if (next === null) return;
    event.preventDefault();
    focusRow(next);
  };
  return { active, setActive, focusRow, onKeyDown };
};
