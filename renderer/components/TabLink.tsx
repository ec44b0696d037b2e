import type { MouseEvent, ReactNode } from 'react';
import { goInstead } from '../hooks/useRoute.ts';
import { toHash, type Route } from '../routes.ts';

export interface TabLinkProps {
  readonly route: Route;
  readonly isCurrent: boolean;
  readonly children: ReactNode;
}

/** One of the views of what is shown; each has an address, and none leaves a trail behind the back button. */
export const TabLink = ({ route, isCurrent, children }: TabLinkProps) => {
  const open = (event: MouseEvent) => {
    event.preventDefault();
    goInstead(route);
  };
  return (
    <a href={toHash(route)} aria-current={isCurrent ? 'true' : undefined} onClick={open}>
      {children}
    </a>
  );
};
