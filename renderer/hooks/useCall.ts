import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query';
import type { CallInput, CallName, CallOutput } from '../../main/contract/calls.ts';
import { useLive } from './useLive.ts';
import { useClient } from './surroundings.ts';

/** While no events arrive the screens ask by themselves; else only when told. */
const askWhileStale = 5_000;

export interface CallOptions<N extends CallName> {
  readonly enabled?: boolean;
  /** Asks anew even if the same was asked a moment ago. */
  readonly fresh?: boolean;
  /** Milliseconds until it is asked again; false when no more. */
  readonly every?: (data: CallOutput<N> | undefined) => number | false;
}

export const useCall = <N extends CallName>(name: N, input: CallInput<N>, options: CallOptions<N> = {}) => {
  const client = useClient();
  const { live } = useLive();
  const whileStale = live === false ? askWhileStale : false;
  return useQuery<CallOutput<N>, Error, CallOutput<N>, readonly [N, CallInput<N>]>({
    queryKey: [name, input],
    queryFn: () => client.call(name, input),
    enabled: options.enabled ?? true,
    ...(options.fresh === true ? { staleTime: 0, gcTime: 0 } : {}),
    refetchInterval: (query) => options.every?.(query.state.data) ?? whileStale,
  });
};

type PagedCall = 'deliveries.list' | 'runs.list' | 'orders.list' | 'audit.list' | 'mappings.list' | 'customers.created';

/** Pages of a list, one after the other; the rows of other filters stay until the new ones are there. */
export const usePages = <N extends PagedCall>(name: N, input: CallInput<N>, enabled = true) => {
  const client = useClient();
  const { live } = useLive();
  return useInfiniteQuery({
    queryKey: [name, input] as const,
    queryFn: ({ pageParam }) => client.call(name, pageParam === undefined ? input : { ...input, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
    enabled,
    refetchInterval: live === false ? askWhileStale : false,
  });
};

/** Asked once, at a person's wish. */
const askedOnce: readonly CallName[] = [
  'audit.verify',
  'jobs.countReplay',
  'connections.readiness',
  'alarms.preview',
  'storage.previewRestore',
];

export const askAgainAfterAction = (queries: QueryClient): Promise<void> =>
  queries.invalidateQueries({ predicate: ({ queryKey }) => !askedOnce.includes(queryKey[0] as CallName) });

/** A call that changes something; what it changed is asked for again, whether the engine tells or not. */
export const useAction = <N extends CallName>(name: N) => {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation<CallOutput<N>, Error, CallInput<N>>({
    mutationFn: (input) => client.call(name, input),
    onSuccess: () => void askAgainAfterAction(queries),
  });
};
