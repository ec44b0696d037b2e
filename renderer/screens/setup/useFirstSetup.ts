import { useEffect, useRef } from 'react';
import { useCall } from '../../hooks/useCall.ts';
import { useMay } from '../../hooks/surroundings.ts';
import { toHash, type Route } from '../../routes.ts';

/** Where nothing is set up yet, an administrator begins there; once, so that the other screens can be looked at. */
export const useFirstSetup = (screen: Route['screen']): void => {
  const may = useMay('administrator');
  const isOver = useRef(screen !== 'overview');
  const { data } = useCall('overview.get', {});
  const isEmpty = data === undefined ? null : data.connections.length === 0;
  useEffect(() => {
    if (isOver.current || isEmpty === null) return;
    isOver.current = true;
    if (isEmpty && may) window.location.replace(toHash({ screen: 'setup', step: 'nav' }));
  }, [isEmpty, may]);
};
