import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useAction, useCall } from '../hooks/useCall.ts';
import { useTexts } from '../hooks/surroundings.ts';
import type { Replay, ReplayInput } from '../hooks/useReplay.ts';
import { ErrorNote } from './ErrorNote.tsx';

/** Asks before a replay, and says how many it would run. */
export const ConfirmWithCount = ({ replay }: { readonly replay: Replay }) => (
  <Dialog open={replay.question !== null} onOpenChange={(_, data) => data.open || replay.close()}>
    <DialogSurface>
      {replay.question !== null && (
        <Question input={replay.question.input} waiting={replay.question.waiting} replay={replay} />
      )}
    </DialogSurface>
  </Dialog>
);

interface QuestionProps {
  readonly input: ReplayInput;
  readonly waiting: number;
  readonly replay: Replay;
}

const Question = ({ input, waiting, replay }: QuestionProps) => {
  const texts = useTexts();
  const counted = useCall('jobs.countReplay', input, { fresh: true });
  const start = useAction('jobs.replay');
  const count = counted.data?.count ?? null;
  const go = () => start.mutate(input, { onSuccess: replay.begun });
  return (
    <DialogBody>
      <DialogTitle>{texts.confirm.title(count ?? waiting)}</DialogTitle>
      <DialogContent className="confirm">
        <Answer count={count} waiting={waiting} />
        {counted.error !== null && <ErrorNote error={counted.error} />}
        {start.error !== null && <ErrorNote error={start.error} />}
      </DialogContent>
      <DialogActions>
        <Button onClick={replay.close}>{texts.common.cancel}</Button>
        <Button appearance="primary" disabled={count === null || count === 0 || start.isPending} onClick={go}>
          {texts.confirm.go(count ?? waiting)}
        </Button>
      </DialogActions>
    </DialogBody>
  );
};

const Answer = ({ count, waiting }: { readonly count: number | null; readonly waiting: number }) => {
  const texts = useTexts();
  if (count === null) return <p className="quiet">{texts.confirm.counting}</p>;
  if (count === 0) return <p>{texts.confirm.nothing}</p>;
  return (
    <>
      {count < waiting && <p>{texts.confirm.fewer(waiting, count)}</p>}
      <p>{texts.confirm.body}</p>
    </>
  );
};
