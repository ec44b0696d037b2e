import { Button, Field, Input } from '@fluentui/react-components';
import { useRef, useState, type SubmitEvent } from 'react';
import type { StorageView } from '../../../main/contract/storageCalls.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { useAction } from '../../hooks/useCall.ts';
import { useTexts } from '../../hooks/surroundings.ts';

export interface BackupDialogProps {
  readonly storage: StorageView;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

/** When, how many, and where. */
export const BackupDialog = ({ storage: { backup }, onSaved, onClose }: BackupDialogProps) => {
  const { common, settings } = useTexts();
  const words = settings.storage;
  const dialog = useRef<HTMLDialogElement>(null);
  const [at, setAt] = useState(backup.at);
  const [keep, setKeep] = useState(String(backup.keep));
  const [folder, setFolder] = useState(backup.folder ?? '');
  const set = useAction('storage.setBackup');
  const close = () => dialog.current?.close();
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (set.isPending) return;
    const wish = { at, keep: Number(keep), ...(folder.trim() !== '' && { folder: folder.trim() }) };
    set.mutate(wish, {
      onSuccess: () => {
        onSaved();
        close();
      },
    });
  };
  return (
    <Dialog ref={dialog} title={words.changeTitle} onClose={onClose}>
      <form className="address-form" onSubmit={submit}>
        <Field label={words.at} required>
          <Input type="time" value={at} onChange={(_, { value }) => setAt(value)} />
        </Field>
        <Field label={words.keep} required>
          <Input type="number" min={1} max={365} value={keep} onChange={(_, { value }) => setKeep(value)} />
        </Field>
        <Field label={words.folderField} hint={words.folderHint}>
          <Input value={folder} onChange={(_, { value }) => setFolder(value)} />
        </Field>
        {set.error !== null && <ErrorNote error={set.error} />}
        <div className="dialog-actions">
          <Button onClick={close}>{common.cancel}</Button>
          <Button type="submit" appearance="primary" disabledFocusable={set.isPending}>
            {words.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
