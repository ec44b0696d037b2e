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
    const onChange = (event: Event) => {
      const { hash } = window.location;
      if (isFree.current || staysHere(hash, integrationId, stands.current)) {
        stands.current = hash;
        return;
      }
      // Before anybody else hears of it the address is what it was.
      event.stopImmediatePropagation();
      window.history.replaceState(null, '', stands.current);
      setWanted(hash);
    };
    window.addEventListener('hashchange', onChange, { capture: true });
    // A closed tab of a browser; the program's own window only hides.
    if (window.connector === undefined) window.addEventListener('beforeunload', askBrowser);
    return () => {
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

const askBrowser = (event: Event) => event.preventDefault();

/** Another tab of the same integration; an address without one means the one that is shown. */
const staysHere = (hash: string, integrationId: string, from: string): boolean => {
  const route = parseRoute(hash);
  const before = parseRoute(from);
  if (route.screen !== 'mapping' || before.screen !== 'mapping') return false;
  return route.integrationId === before.integrationId || route.integrationId === integrationId;
};
