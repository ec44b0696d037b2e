import { useEffect, useRef, useState } from 'react';
import { parseRoute } from '../../../routes.ts';

/**
 * Holds the way to another screen or integration back while something is not saved.
 * @returns where it was to go, null while nobody leaves; and the two answers
 */
export const useLeaving = (integrationId: string, isUnsaved: boolean) => {
  const [wanted, setWanted] = useState<string | null>(null);
  const stands = useRef(window.location.hash);
  const isFree = useRef(false);
  useEffect(() => {
    stands.current = window.location.hash;
    isFree.current = false;
    if (!isUnsaved) return undefined;
    const holdsBack = (hash: string) => !isFree.current && !staysHere(hash, integrationId, stands.current);
    // The address of a link that is followed changes at once, and a screen may be drawn before anybody is told of it.
    const onClick = (event: MouseEvent) => {
      const hash = followed(event);
      if (hash === null || !holdsBack(hash)) return;
      event.preventDefault();
      event.stopPropagation();
      setWanted(hash);
    };
    const onChange = (event: Event) => {
      const { hash } = window.location;
      if (!holdsBack(hash)) {
        stands.current = hash;
        return;
      }
      // Before anybody else hears of it the address is what it was.
      event.stopImmediatePropagation();
      window.history.replaceState(null, '', stands.current);
      setWanted(hash);
    };
    document.addEventListener('click', onClick, { capture: true });
    window.addEventListener('hashchange', onChange, { capture: true });
    // A closed tab of a browser; the program's own window only hides.
    if (window.connector === undefined) window.addEventListener('beforeunload', askBrowser);
    return () => {
      document.removeEventListener('click', onClick, { capture: true });
      window.removeEventListener('hashchange', onChange, { capture: true });
      window.removeEventListener('beforeunload', askBrowser);
    };
  }, [integrationId, isUnsaved]);
  return {
    wanted,
    stay: () => setWanted(null),
    leave: () => {
      isFree.current = true;
      setWanted(null);
      if (wanted !== null) window.location.hash = wanted;
    },
  };
};

/** Where a click leads within this window; null where it leads nowhere or opens another. */
const followed = (event: MouseEvent): string | null => {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return null;
  const link = event.target instanceof Element ? event.target.closest('a[href^="#/"]') : null;
  return link?.getAttribute('href') ?? null;
};

const askBrowser = (event: Event) => event.preventDefault();

/** Another tab of the same integration; an address without one means the one that is shown. */
const staysHere = (hash: string, integrationId: string, from: string): boolean => {
  const route = parseRoute(hash);
  const before = parseRoute(from);
  if (route.screen !== 'mapping' || before.screen !== 'mapping') return false;
  return route.integrationId === before.integrationId || route.integrationId === integrationId;
};
