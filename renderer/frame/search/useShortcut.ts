import { useKeyDown } from '../../hooks/useKeyDown.ts';

/** Ctrl+K, also while something is typed. */
export const useShortcut = (act: () => void): void =>
  useKeyDown((event) => {
    const isIt =
      event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!isIt) return;
    event.preventDefault();
    act();
  });
