import { useEffect, useRef, useState } from 'react';
import { useCall } from '../../hooks/useCall.ts';
import { useMay } from '../../hooks/surroundings.ts';
import { toHash, type Route, type SetupRoute } from '../../routes.ts';
import { routeOf } from './progress.ts';

/**
 * Where nothing is set up yet, an administrator begins there, and goes on where the last one stopped; once, so that the
 * other screens can be looked at.
 */
export const useFirstSetup = (screen: Route['screen']): void => {
  const [isFirst] = useState(screen === 'overview');
  const isOver = useRef(!isFirst);
  const may = useMay('administrator');
  const { data } = useCall('overview.get', {});
  const hasConnections = (data?.connections.length ?? 0) > 0;
  const isEmpty = data === undefined ? null : !hasConnections || data.equations.length === 0;
  const isAsked = may && isEmpty === true;
  const progress = useCall('setup.progress', {}, { enabled: isAsked && isFirst });
  const begun = progress.data?.progress;
  useEffect(() => {
    if (isOver.current || isEmpty === null || (isAsked && begun === undefined)) return;
    isOver.current = true;
    if (!isAsked || begun === undefined) return;
    const first: SetupRoute | null = hasConnections ? null : { screen: 'setup', step: 'nav' };
    const route = begun === null ? first : routeOf(begun);
    if (route !== null) window.location.replace(toHash(route));
  }, [isEmpty, isAsked, begun, hasConnections]);
};
