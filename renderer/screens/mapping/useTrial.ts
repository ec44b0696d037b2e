import type { CallInput } from '../../../main/contract/calls.ts';
import { useCall } from '../../hooks/useCall.ts';
import { useQuestion } from '../../hooks/useQuestion.ts';

/** Looks after a trial that moves more often than news about it may come. */
const lookEvery = 1_000;

/** One trial after the other over the last orders: begun, followed to its end, cancelled. */
export const useTrial = (tried: Omit<CallInput<'trials.start'>, 'orders'>) => {
  const begin = useQuestion('trials.start');
  const stop = useQuestion('trials.cancel');
  const runId = begin.data?.id;
  const query = useCall(
    'trials.get',
    { runId: runId ?? 0 },
    {
      enabled: runId !== undefined,
      fresh: true,
      every: (trial) => (trial === undefined || trial.run.state === 'running' ? lookEvery : false),
    },
  );
  const isRunning = runId !== undefined && query.error === null && (query.data?.run ?? begin.data)?.state === 'running';
  return {
    begin: (orders: number) => begin.mutate({ ...tried, orders }),
    /** Where one is under way. */
    cancel: () => {
      if (isRunning) stop.mutate({ runId }, { onSettled: () => void query.refetch() });
    },
    isBegun: runId !== undefined,
    isBusy: begin.isPending || isRunning,
    isCancelling: stop.isPending,
    refusal: begin.error,
    cancelError: stop.error,
    query,
  };
};

export type Trial = ReturnType<typeof useTrial>;
