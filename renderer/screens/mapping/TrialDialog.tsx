import { Button } from '@fluentui/react-components';
import { useRef } from 'react';
import type { IntegrationRules } from '../../../main/contract/ruleCalls.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { useQuestion } from '../../hooks/useQuestion.ts';
import { useTexts } from '../../hooks/surroundings.ts';

export interface TrialDialogProps {
  readonly integrationId: string;
  /** Rules as they stand in a form, not saved; undefined: as they are now. */
  readonly changes: Partial<IntegrationRules> | undefined;
  readonly onClose: () => void;
}

/** What would become of the last orders; nothing is written. */
export const TrialDialog = ({ integrationId, changes, onClose }: TrialDialogProps) => {
  const { trial: words, common } = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const start = useQuestion('trials.start');
  return (
    <Dialog ref={dialog} title={words.title} onClose={onClose}>
      <p>{changes === undefined ? words.withoutChanges : words.withChanges}</p>
      <p>{words.nothingWritten}</p>
      {start.error !== null && <ErrorNote error={start.error} />}
      <div className="dialog-actions">
        <Button onClick={() => dialog.current?.close()}>{common.close}</Button>
        <ActionButton
          appearance="primary"
          disabledFocusable={start.isPending}
          onClick={() => start.mutate({ integrationId, orders: 100, changes })}
        >
          {words.start}
        </ActionButton>
      </div>
    </Dialog>
  );
};
