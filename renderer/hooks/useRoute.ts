import { useMemo, useSyncExternalStore } from 'react';
import { parseRoute, toHash, type Route } from '../routes.ts';

const subscribe = (changed: () => void) => {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
};

export const useRoute = (): Route => {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return useMemo(() => parseRoute(hash), [hash]);
};

export const goTo = (route: Route): void => {
  window.location.hash = toHash(route);
};

/** For typing and switching within a screen: leaves no trail behind the back button. */
export const goInstead = (route: Route): void => {
  window.history.replaceState(null, '', toHash(route));
  window.dispatchEvent(new HashChangeEvent('hashchange'));
};
