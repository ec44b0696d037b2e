import { useEffect } from 'react';

/** The parts of the window in the order in which F6 goes through them. */
const regions = 'header.title-bar, nav.side, main';
const stops = 'a[href], button:not([disabled]), input, select, textarea, summary, [tabindex="0"]';

/** Where one was in a region before it was left. */
type Places = WeakMap<Element, HTMLElement>;

const entryOf = (region: HTMLElement, places: Places): HTMLElement | null => {
  const before = places.get(region);
  if (before?.isConnected === true) return before;
  if (region.tagName === 'MAIN') return region;
  return region.querySelector<HTMLElement>('[aria-current="page"]') ?? region.querySelector<HTMLElement>(stops);
};

const move = (places: Places, step: 1 | -1) => {
  const all = [...document.querySelectorAll<HTMLElement>(regions)].filter((each) => entryOf(each, places) !== null);
  const { activeElement } = document;
  const here = all.findIndex((each) => each.contains(activeElement));
  const left = all[here];
  if (left !== undefined && activeElement instanceof HTMLElement) places.set(left, activeElement);
  const start = here === -1 && step === -1 ? 0 : here;
  const next = all[(start + step + all.length) % all.length];
  if (next !== undefined) entryOf(next, places)?.focus();
};

/** F6 leads to the next part of the window, Shift+F6 to the one before, each where it was left; a dialog is not left. */
export const useRegions = (): void => {
  useEffect(() => {
    const places: Places = new WeakMap();
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      if (document.querySelector('dialog[open]') === null) move(places, event.shiftKey ? -1 : 1);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
};
