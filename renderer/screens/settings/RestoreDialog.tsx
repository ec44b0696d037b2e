import { Button } from '@fluentui/react-components';
import { useRef } from 'react';
import type { BackupView } from '../../../main/contract/storageCalls.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useAction, useCall } from '../../hooks/useCall.ts';
import { useLocale, useTexts } from '../../hooks/surroundings.ts';
import { formatDayAndTime } from '../../format.ts';

export interface RestoreDialogProps {
  readonly backup: BackupView;
  readonly onClose: () => void;
}

/** Says what going back takes away, counted, before it is done. */
export const RestoreDialog = ({ backup: { name, madeAt }, onClose }: RestoreDialogProps) => {
  const { common, settings } = useTexts();
  const words = settings.storage;
  const locale = useLocale();
  const dialog = useRef<HTMLDialogElement>(null);
  const lost = useCall('storage.previewRestore', { name }, { fresh: true });
  const restore = useAction('storage.restore');
  const begun = restore.isSuccess;
  return (
    <Dialog ref={dialog} title={words.restoreTitle(formatDayAndTime(locale, madeAt))} onClose={onClose}>
      {lost.data === undefined && lost.error === null && <p className="quiet">{words.counting}</p>}
      {lost.error !== null && <ErrorNote error={lost.error} />}
      {lost.data !== undefined && (
        <>
          <p>{words.restoreLost(lost.data.documents)}</p>
          <p>{words.restoreDecisions(lost.data.decisions)}</p>
        </>
      )}
      <p>{words.restoreKept}</p>
      <p>{words.restoreStops}</p>
      {restore.error !== null && <ErrorNote error={restore.error} />}
      <p role="status">{begun && <StatusMark mark="working" word={words.restoreBegun} />}</p>
      <div className="dialog-actions">
        <Button onClick={() => dialog.current?.close()}>{begun ? common.close : common.cancel}</Button>
        {!begun && (
          <Button
            appearance="primary"
            disabledFocusable={lost.data === undefined || restore.isPending}
            onClick={() => restore.mutate({ name })}
          >
            {words.restoreConfirm}
          </Button>
        )}
      </div>
    </Dialog>
  );
};
