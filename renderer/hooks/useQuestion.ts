import { useMutation } from '@tanstack/react-query';
import type { CallInput, CallName, CallOutput } from '../../main/contract/calls.ts';
import { useClient } from './surroundings.ts';

/** A call that is made once, at a person's wish, and changes nothing: its answer is of that moment and is not renewed. */
export const useQuestion = <N extends CallName>(name: N) => {
  const client = useClient();
  return useMutation<CallOutput<N>, Error, CallInput<N>>({ mutationFn: (input) => client.call(name, input) });
};

export type Question<N extends CallName> = ReturnType<typeof useQuestion<N>>;
