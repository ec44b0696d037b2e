import { useEffect, useRef, type ReactNode } from 'react';
import { useListKeys } from '../hooks/useListKeys.ts';
import { useRegions } from '../hooks/useRegions.ts';
import { useRoute } from '../hooks/useRoute.ts';
import type { Route } from '../routes.ts';
import { useTexts } from '../hooks/surroundings.ts';
import { Navigation } from './Navigation.tsx';
import { TitleBar } from './TitleBar.tsx';

/** Another screen begins at its top, for the eye, the keyboard and the screen reader. */
const useFreshStart = (screen: string) => {
  const content = useRef<HTMLElement>(null);
  const shown = useRef(screen);
  useEffect(() => {
    if (shown.current === screen) return;
    shown.current = screen;
    content.current?.focus();
    content.current?.scrollTo(0, 0);
  }, [screen]);
  return content;
};

/** What makes it another screen; a view of the same thing is not one. */
const identityOf = (route: Route): string => {
  if (route.screen === 'order') return `${route.integrationId}/${route.orderKey}`;
  if (route.screen === 'setup') return `setup/${route.step}`;
  return route.screen === 'connection' ? `connections/${route.connectionId}` : route.screen;
};

export const Frame = ({ onSignOut, children }: { readonly onSignOut: () => void; readonly children: ReactNode }) => {
  const texts = useTexts();
  useRegions();
  useListKeys();
  const content = useFreshStart(identityOf(useRoute()));
  const skip = (event: React.MouseEvent) => {
    event.preventDefault();
    content.current?.focus();
  };
  return (
    <div className="window">
      <a className="skip" href="#content" onClick={skip}>
        {texts.frame.skip}
      </a>
      <TitleBar onSignOut={onSignOut} />
      <Navigation />
      <main id="content" ref={content} tabIndex={-1}>
        {children}
      </main>
    </div>
  );
};
