import { useEffect, useEffectEvent } from 'react';

/** Hears every key of the window that nothing nearer took; not while a dialog is open, which is not left. */
export const useKeyDown = (hear: (event: KeyboardEvent) => void): void => {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!event.defaultPrevented && document.querySelector('dialog[open]') === null) hear(event);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
};
