import { Button } from '@fluentui/react-components';
import { useRef } from 'react';
import { useAction, useCall } from '../hooks/useCall.ts';
import { useTexts } from '../hooks/surroundings.ts';
import type { Replay } from '../hooks/useReplay.ts';
import { Dialog } from './Dialog.tsx';
import { ErrorNote } from './ErrorNote.tsx';

/** Asks before a replay, and says how many it would run. */
export const ConfirmWithCount = ({ replay }: { readonly replay: Replay }) =>
  replay.question !== null && <Question question={replay.question} replay={replay} />;

interface QuestionProps {
  readonly question: NonNullable<Replay['question']>;
  readonly replay: Replay;
}

const Question = ({ question: { input, waiting }, replay }: QuestionProps) => {
  const texts = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const counted = useCall('jobs.countReplay', input, { fresh: true });
  const start = useAction('jobs.replay');
  const count = counted.data?.count ?? null;
  const close = () => dialog.current?.close();
  const go = () =>
    start.mutate(input, {
      onSuccess: (run) => {
        close();
        replay.begun(run);
      },
    });
  return (
    <Dialog ref={dialog} title={texts.confirm.title(count ?? waiting)} onClose={replay.close}>
      <Answer count={count} waiting={waiting} />
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
