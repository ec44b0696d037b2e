import { useState, type KeyboardEvent, type RefObject } from 'react';
import type { OrderRow } from '../../../main/contract/views.ts';
import { useMay } from '../../hooks/surroundings.ts';

const pageOfRows = 15;

const moves: Readonly<Record<string, (index: number, last: number) => number>> = {
  ArrowDown: (index) => index + 1,
  ArrowUp: (index) => index - 1,
  PageDown: (index) => index + pageOfRows,
  PageUp: (index) => index - pageOfRows,
  Home: () => 0,
  End: (_, last) => last,
};

/** Moves through a list by keys: the row in hand is the one Tab reaches; R asks for its replay. */
export const useRowKeys = (
  rows: readonly OrderRow[],
  scroller: RefObject<HTMLElement | null>,
  scrollTo: (index: number) => void,
  replay: (row: OrderRow) => void,
) => {
  const mayOperate = useMay('operator');
  const [chosen, setActive] = useState(0);
  const active = Math.min(chosen, rows.length - 1);

  const focusRow = (index: number) => {
    setActive(index);
    scrollTo(index);
    // A row out of sight is drawn only after the list has scrolled to it.
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`tr[data-index="${index}"] a`)?.focus());
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const move = moves[event.key];
    const row = rows[active];
    if (move !== undefined) {
      event.preventDefault();
      focusRow(Math.max(0, Math.min(rows.length - 1, move(active, rows.length - 1))));
    } else if (event.key.toLowerCase() === 'r' && row !== undefined && mayOperate) {
      event.preventDefault();
      replay(row);
    }
  };
  return { active, setActive, focusRow, onKeyDown };
};
