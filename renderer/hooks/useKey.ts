import type { RefObject } from 'react';
import { useKeyDown } from './useKeyDown.ts';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable="true"]') !== null;

const isHere = (target: EventTarget | null, within: RefObject<HTMLElement | null> | undefined): boolean =>
  within === undefined || (target instanceof Node && within.current?.contains(target) === true);

/**
 * A key that acts wherever one is on the screen, or within a part of it: not while something is typed, not while a
 * dialog is open, and not where something nearer took the key.
 */
export const useKey = (key: string, act: () => void, within?: RefObject<HTMLElement | null>): void =>
  useKeyDown((event) => {
    const isCombined = event.ctrlKey || event.altKey || event.metaKey;
    if (event.key.toLowerCase() !== key || isCombined || isTyping(event.target)) return;
    if (!isHere(event.target, within)) return;
    event.preventDefault();
    act();
  });
