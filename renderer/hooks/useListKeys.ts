import { useEffect } from 'react';
import { isCombined, rowAfter } from './rowMoves.ts';

const rowsOfTables = '.rows > tbody > tr, [data-rows] > *';
const stops = 'a[href], button:not([disabled]), input[type="checkbox"]:not([disabled])';
const typed = 'input:not([type="checkbox"]), textarea, select, [role="combobox"], [contenteditable="true"]';

const stopsOf = (row: Element): readonly HTMLElement[] => [...row.querySelectorAll<HTMLElement>(stops)];

/** From one row to another: to what stands at the same place in it. */
const move = (event: KeyboardEvent, from: HTMLElement, row: Element): boolean => {
  const rows = [...(row.parentElement?.children ?? [])].filter((each) => stopsOf(each).length > 0);
  const next = rowAfter(event, rows.indexOf(row), rows.length - 1);
  if (next === null) return false;
  const there = stopsOf(rows[next] ?? row);
  there[Math.min(Math.max(0, stopsOf(row).indexOf(from)), there.length - 1)]?.focus();
  return true;
};

/** On a link, where Space has no other meaning. */
const select = ({ key }: KeyboardEvent, from: HTMLElement, row: Element): boolean => {
  const box = row.querySelector<HTMLElement>('input[type="checkbox"]:not([disabled])');
  if (key !== ' ' || from.tagName !== 'A' || box === null) return false;
  box.click();
  return true;
};

/** From the frame around a table, which Tab reaches before its rows. */
const enter = ({ key }: KeyboardEvent, from: HTMLElement): boolean => {
  const first = key === 'ArrowDown' ? from.querySelector(':scope > .rows > tbody') : null;
  const stop = first?.querySelector<HTMLElement>(stops) ?? null;
  stop?.focus();
  return stop !== null;
};

/**
 * The keys of every list: arrows, PageUp and PageDown, Home and End go from row to row, and Space selects a row that can
 * be selected. Lists of which only a part is drawn move by themselves, with the same keys.
 */
export const useListKeys = (): void => {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.defaultPrevented || isCombined(event) || !(target instanceof HTMLElement) || target.matches(typed))
        return;
      const row = target.closest(rowsOfTables);
      const isDone = row === null ? enter(event, target) : move(event, target, row) || select(event, target, row);
      if (isDone) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
};
