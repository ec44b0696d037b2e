import { useState } from 'react';
import type { CallInput, CallOutput } from '../../main/contract/calls.ts';

export type ReplayInput = CallInput<'jobs.replay'>;
type Run = CallOutput<'jobs.replay'>;

export interface Replay {
  /** What is being asked about; null when no question is open. */
  readonly question: { readonly inputs: readonly ReplayInput[]; readonly waiting: number } | null;
  /** Replays begun on this screen, newest first. */
  readonly runs: readonly Run[];
  ask(input: ReplayInput, waiting: number): void;
  /** One question about several groups. */
  askAll(inputs: readonly ReplayInput[], waiting: number): void;
  close(): void;
  begun(runs: readonly Run[]): void;
  dismiss(runId: number): void;
}

/** The replays of a screen: the question before, and the progress after. */
export const useReplay = (): Replay => {
  const [question, setQuestion] = useState<Replay['question']>(null);
  const [runs, setRuns] = useState<readonly Run[]>([]);
  return {
    question,
    runs,
    ask: (input, waiting) => setQuestion({ inputs: [input], waiting }),
    askAll: (inputs, waiting) => setQuestion({ inputs, waiting }),
    close: () => setQuestion(null),
    begun: (begun) => {
      setQuestion(null);
      setRuns((before) => [...begun, ...before.filter(({ id }) => begun.every((each) => each.id !== id))]);
    },
    dismiss: (runId) => setRuns((before) => before.filter((each) => each.id !== runId)),
  };
};
