import { useEffect, useEffectEvent } from 'react';

/** Ctrl+K, also while something is typed; not while a dialog is open, which is not left. */
export const useShortcut = (act: () => void): void => {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const isIt =
      event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!isIt || event.defaultPrevented || document.querySelector('dialog[open]') !== null) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
};
