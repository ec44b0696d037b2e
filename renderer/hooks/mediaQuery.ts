import { useSyncExternalStore } from 'react';

/** A hook that says whether a media query holds, and again when that changes. */
export function mediaQuery(query: string): () => boolean {
  const subscribe = (changed: () => void) => {
    const media = window.matchMedia(query);
    media.addEventListener('change', changed);
    return () => media.removeEventListener('change', changed);
  };
  const holds = () => window.matchMedia(query).matches;
  return () => useSyncExternalStore(subscribe, holds);
}
