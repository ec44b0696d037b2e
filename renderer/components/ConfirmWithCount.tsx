import { Button } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { CallOutput } from '../../main/contract/calls.ts';
import { askAgainAfterAction } from '../hooks/useCall.ts';
import { useClient, useTexts } from '../hooks/surroundings.ts';
import type { Replay, ReplayInput } from '../hooks/useReplay.ts';
import { Dialog } from './Dialog.tsx';
import { ErrorNote } from './ErrorNote.tsx';

/** Asks before a replay, and says how many it would run. */
export const ConfirmWithCount = ({ replay }: { readonly replay: Replay }) =>
  replay.question !== null && <Question question={replay.question} replay={replay} />;

interface QuestionProps {
  readonly question: NonNullable<Replay['question']>;
  readonly replay: Replay;
}

const Question = ({ question: { inputs, waiting }, replay }: QuestionProps) => {
  const texts = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const counted = useCounted(inputs);
  const start = useStart();
  const count = counted.data?.count ?? null;
  const close = () => dialog.current?.close();
  const go = () =>
    start.mutate(inputs, {
      onSuccess: (runs) => {
        close();
        replay.begun(runs);
      },
    });
  return (
    <Dialog ref={dialog} title={texts.confirm.title(count ?? waiting)} onClose={replay.close}>
      <Answer count={count} waiting={waiting} />
      <Refused refused={counted.data?.refused ?? []} />
      {counted.error !== null && <ErrorNote error={counted.error} />}
      {start.error !== null && <ErrorNote error={start.error} />}
      <div className="dialog-actions">
        <Button onClick={close}>{texts.common.cancel}</Button>
        <Button appearance="primary" disabled={count === null || count === 0 || start.isPending} onClick={go}>
          {texts.confirm.go(count ?? waiting)}
        </Button>
      </div>
    </Dialog>
  );
};

/** What a replay of all of it would run; an order waits in one group only. */
const useCounted = (inputs: readonly ReplayInput[]) => {
  const client = useClient();
  return useQuery({
    queryKey: ['jobs.countReplay', inputs] as const,
    queryFn: async () => {
      const counts = await Promise.all(inputs.map((input) => client.call('jobs.countReplay', input)));
      return {
        count: counts.reduce((sum, { count }) => sum + count, 0),
        refused: counts.flatMap(({ refused }) => refused),
      };
    },
    staleTime: 0,
    gcTime: 0,
  });
};

/** What the filter fits besides, and why that is not replayed. */
const Refused = ({ refused }: { readonly refused: CallOutput<'jobs.countReplay'>['refused'] }) => {
  const { queue: words } = useTexts();
  if (refused.length === 0) return null;
  return (
    <>
      <p className="quiet">{words.refused}</p>
      <ul>
        {refused.map(({ reason, count }) => (
          <li key={reason}>{words.refusals[reason](count)}</li>
        ))}
      </ul>
    </>
  );
};

const useStart = () => {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (inputs: readonly ReplayInput[]) =>
      Promise.all(inputs.map((input) => client.call('jobs.replay', input))),
    onSuccess: () => void askAgainAfterAction(queries),
  });
};

const Answer = ({ count, waiting }: { readonly count: number | null; readonly waiting: number }) => {
  const texts = useTexts();
  if (count === null) return <p className="quiet">{texts.confirm.counting}</p>;
  if (count === 0) return <p>{texts.confirm.nothing}</p>;
  return (
    <>
      {count < waiting && <p>{texts.confirm.fewer(waiting, count)}</p>}
      <p>{texts.confirm.body(count)}</p>
    </>
  );
};
