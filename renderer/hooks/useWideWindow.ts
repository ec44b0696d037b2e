import { useSyncExternalStore } from 'react';

/** From here on three columns have room beside each other. */
const query = '(min-width: 1600px)';

const subscribe = (changed: () => void) => {
  const media = window.matchMedia(query);
  media.addEventListener('change', changed);
  return () => media.removeEventListener('change', changed);
};

export const useWideWindow = (): boolean => useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
