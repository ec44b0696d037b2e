import { FluentProvider } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Session, SessionDoor } from './bridge/client.ts';
import { isSealed, isSignedOut } from './bridge/failure.ts';
import { ErrorNote } from './components/ErrorNote.tsx';
import { Outline } from './components/Outline.tsx';
import { Frame } from './frame/Frame.tsx';
import { createQueries } from './hooks/queries.ts';
import { SessionContext, SurroundingsContext, useClient, type Surroundings } from './hooks/surroundings.ts';
import { LiveContext, useListening } from './hooks/useLive.ts';
import { NowContext, useTicking } from './hooks/useNow.ts';
import { useRoute } from './hooks/useRoute.ts';
import { useDarkness } from './hooks/useDarkness.ts';
import { languageFor, useLanguageWish } from './hooks/languageWish.ts';
import { Attention } from './screens/attention/Attention.tsx';
import { Audit } from './screens/audit/Audit.tsx';
import { Connection } from './screens/connections/Connection.tsx';
import { Connections } from './screens/connections/Connections.tsx';
import { Deliveries } from './screens/deliveries/Deliveries.tsx';
import { Integrations } from './screens/integrations/Integrations.tsx';
import { Mapping } from './screens/mapping/Mapping.tsx';
import { Order } from './screens/order/Order.tsx';
import { Orders } from './screens/orders/Orders.tsx';
import type { OpenedOrder } from './screens/orders/useReturnTo.ts';
import { Overview } from './screens/overview/Overview.tsx';
import { Schedules } from './screens/schedules/Schedules.tsx';
import { Settings } from './screens/settings/Settings.tsx';
import { Recover } from './screens/recover/Recover.tsx';
import { Setup } from './screens/setup/Setup.tsx';
import { useFirstSetup } from './screens/setup/useFirstSetup.ts';
import { SignIn } from './screens/signin/SignIn.tsx';
import type { OrdersFilter, Route } from './routes.ts';
import { darkTheme, lightTheme } from './theme.ts';

export const App = ({ surroundings }: { readonly surroundings: Surroundings }) => {
  const isDark = useDarkness();
  const spoken = useSpoken(surroundings);
  return (
    <SurroundingsContext value={spoken}>
      <FluentProvider className="provider" theme={isDark ? darkTheme : lightTheme}>
        <SignedIn />
      </FluentProvider>
    </SurroundingsContext>
  );
};

/** In the language that the person wants; the page says which one it is, for who reads it aloud. */
const useSpoken = (surroundings: Surroundings): Surroundings => {
  const wish = useLanguageWish();
  const spoken = useMemo(
    () => ({ ...surroundings, language: languageFor(wish, surroundings.language) }),
    [wish, surroundings],
  );
  const { language } = spoken.language.texts;
  useEffect(() => void (document.documentElement.lang = language), [language]);
  return spoken;
};

/** undefined while it is asked for, null when nobody is signed in. */
type Known = Session | null | undefined;

const useSession = (door: SessionDoor) => {
  const [session, setSession] = useState<Known>(door.kind === 'host' ? door.session : undefined);
  const [failure, setFailure] = useState<unknown>(null);
  const ask = useCallback(() => {
    if (door.kind === 'password') door.current().then(setSession, setFailure);
  }, [door]);
  useEffect(ask, [ask]);
  const tryAgain = () => {
    setFailure(null);
    ask();
  };
  return { session, setSession, failure, tryAgain };
};

const SignedIn = () => {
  const { session: door } = useClient();
  const { session, setSession, failure, tryAgain } = useSession(door);
  /** Whether the engine ended the session, and not the person. */
  const [isOver, setOver] = useState(false);
  if (session === undefined)
    return (
      <main className="alone">
        {failure === null ? <Outline rows={4} /> : <ErrorNote error={failure} onTryAgain={tryAgain} />}
      </main>
    );
  if (session === null)
    return door.kind === 'host' ? null : <SignIn signIn={door.signIn} hasEnded={isOver} onSignedIn={setSession} />;
  const end = () => setSession(null);
  const expire = () => {
    setOver(true);
    end();
  };
  const signOut = () => {
    // Whether or not the engine still answers, this window forgets the person.
    setOver(false);
    if (door.kind === 'password') door.signOut().then(end, end);
  };
  return (
    <SessionContext value={session}>
      <Asking onSignedOut={expire}>
        <Frame onSignOut={signOut}>
          <Screen />
        </Frame>
      </Asking>
    </SessionContext>
  );
};

/** What was known is forgotten with the person who knew it. */
const Asking = ({ onSignedOut, children }: { readonly onSignedOut: () => void; readonly children: ReactNode }) => {
  const [isClosed, setClosed] = useState(false);
  const [queries] = useState(() =>
    createQueries((error) => {
      if (isSignedOut(error)) onSignedOut();
      if (isSealed(error)) setClosed(true);
    }),
  );
  const open = () => {
    setClosed(false);
    void queries.invalidateQueries();
  };
  return (
    <QueryClientProvider client={queries}>
      {isClosed ? <Recover onRecovered={open} /> : <Listening>{children}</Listening>}
    </QueryClientProvider>
  );
};

const Listening = ({ children }: { readonly children: ReactNode }) => {
  const { live, at } = useListening();
  const now = useTicking();
  const news = useMemo(() => ({ live, at }), [live, at]);
  return (
    <LiveContext value={news}>
      <NowContext value={now}>{children}</NowContext>
    </LiveContext>
  );
};

const isSameOrder = (one: OpenedOrder, other: OpenedOrder | null): boolean =>
  one.integrationId === other?.integrationId && one.orderKey === other.orderKey;

/** The list of orders as it was left, and the order that was opened from it. */
const useWayBack = (route: Route) => {
  const [list, setList] = useState<OrdersFilter>({});
  const [opened, setOpened] = useState<OpenedOrder | null>(null);
  if (route.screen === 'orders' && route.filter !== list) setList(route.filter);
  const isOther = route.screen !== 'orders' && route.screen !== 'order';
  if (isOther && opened !== null) setOpened(null);
  if (route.screen === 'order' && !isSameOrder(route, opened)) setOpened(route);
  return { list, opened };
};

const Screen = () => {
  const route = useRoute();
  const { list, opened } = useWayBack(route);
  useFirstSetup(route.screen);
  switch (route.screen) {
    case 'overview':
      return <Overview />;
    case 'orders':
      return <Orders filter={route.filter} opened={opened} />;
    case 'order':
      return <Order key={`${route.integrationId} ${route.orderKey}`} route={route} list={list} />;
    case 'attention':
      return <Attention route={route} />;
    case 'connections':
      return <Connections />;
    case 'connection':
      return <Connection key={route.connectionId} route={route} />;
    case 'integrations':
      return <Integrations />;
    case 'mapping':
      return <Mapping route={route} />;
    case 'schedules':
      return <Schedules />;
    case 'deliveries':
      return <Deliveries route={route} />;
    case 'settings':
      return <Settings section={route.section} />;
    case 'audit':
      return <Audit address={route.address} />;
    case 'setup':
      return <Setup route={route} />;
  }
};
