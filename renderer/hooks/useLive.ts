import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState } from 'react';
import type { CallName, Events } from '../../main/contract/calls.ts';
import type { Client, News } from '../bridge/client.ts';
import { concerns } from './news.ts';
import { useClient, useClock } from './surroundings.ts';

export interface Live {
  /** null until the first word about it. */
  readonly live: boolean | null;
  /** The last event, or since when there are none. */
  readonly at: Date;
}

export const LiveContext = createContext<Live>({ live: null, at: new Date(0) });
export const useLive = (): Live => useContext(LiveContext);

/** Waits so long for more news before it asks again: an import of a thousand orders tells a thousand times. */
const gatherFor = 400;

const askAgain = (queries: QueryClient, news: readonly Events['changed'][]) =>
  queries.invalidateQueries({
    predicate: ({ queryKey: [name, input] }) => news.some((each) => concerns(each, name as CallName, input)),
  });

const listen = (client: Client, queries: QueryClient, heard: (news: News) => void) => {
  let gathered: Events['changed'][] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;
  let missed = false;
  let wasLive = false;
  const flush = () => {
    timer = null;
    void askAgain(queries, gathered);
    gathered = [];
  };
  const end = client.subscribe((news) => {
    heard(news);
    if (news.name === 'stale') missed = true;
    // Going away, what is shown asks once whether the engine still answers; coming back, for all that was missed.
    if ((news.name === 'stale' && wasLive) || (news.name === 'live' && missed)) void queries.invalidateQueries();
    if (news.name === 'live') missed = false;
    wasLive = news.name !== 'stale';
    if (news.name !== 'changed') return;
    gathered.push(news.payload);
    timer ??= setTimeout(flush, gatherFor);
  });
  return () => {
    end();
    if (timer !== null) clearTimeout(timer);
  };
};

/** Keeps what is shown in step with the engine: every piece of news asks again for what it concerns. */
export const useListening = (): Live => {
  const client = useClient();
  const clock = useClock();
  const queries = useQueryClient();
  const [state, setState] = useState<Live>(() => ({ live: null, at: clock() }));
  useEffect(
    () =>
      listen(client, queries, (news) => {
        const at = news.name === 'changed' ? new Date(news.payload.at) : clock();
        setState({ live: news.name !== 'stale', at });
      }),
    [client, clock, queries],
  );
  return state;
};
