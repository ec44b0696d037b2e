import { Button, Field, Input } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { IntegrationView } from '../../../main/contract/views.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { localInstant } from '../../components/localInstant.ts';
import { useQuestion } from '../../hooks/useQuestion.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import { RereadProgress } from './RereadProgress.tsx';

export interface RereadDialogProps {
  readonly integration: IntegrationView;
  readonly onClose: () => void;
}

/** A date, how many orders that would be, and then the reading itself; it goes on when the dialog is closed. */
export const RereadDialog = ({ integration: { id, name }, onClose }: RereadDialogProps) => {
  const { catchUp: words, common } = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const [since, setSince] = useState('');
  const count = useQuestion('poll.from');
  const begin = useQuestion('poll.from');
  const at = localInstant(since);
  const isCounted = count.data !== undefined && count.variables.since === at;
  const run = begin.data?.run ?? null;
  const failure = begin.error ?? count.error;
  const asked = (dryRun: boolean) => ({ integrationId: id, since: at ?? '', dryRun });
  return (
    <Dialog ref={dialog} title={words.rereadTitle(name)} onClose={onClose}>
      <p>{words.rereadMeaning}</p>
      <Field label={words.since}>
        <Input type="datetime-local" value={since} onChange={(_, { value }) => setSince(value)} />
      </Field>
      <p className="caption" role="status">
        {isCounted && run === null && words.counted(count.data.orders)}
      </p>
      {failure !== null && <ErrorNote error={failure} />}
      {run !== null && <RereadProgress begun={run} />}
      <div className="dialog-actions">
        <Button onClick={() => dialog.current?.close()}>{common.close}</Button>
        {isCounted ? (
          <ActionButton
            appearance="primary"
            disabledFocusable={begin.isPending || run !== null}
            onClick={() => begin.mutate(asked(false))}
          >
            {words.startReread}
          </ActionButton>
        ) : (
          <ActionButton
            appearance="primary"
            disabledFocusable={at === null || count.isPending}
            onClick={() => count.mutate(asked(true))}
          >
            {words.count}
          </ActionButton>
        )}
      </div>
    </Dialog>
  );
};
