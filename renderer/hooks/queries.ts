import { QueryCache, QueryClient } from '@tanstack/react-query';

/**
 * Asks once and shows what came: the engine is on this computer or near it, so a second try at once tells nothing new,
 * and whether the computer is on the internet says nothing about it.
 */
export const createQueries = (onError: (error: Error) => void): QueryClient =>
  new QueryClient({
    queryCache: new QueryCache({ onError }),
    defaultOptions: {
      queries: { retry: false, networkMode: 'always', staleTime: 5_000, refetchOnWindowFocus: false },
      mutations: { retry: false, networkMode: 'always', onError },
    },
  });
