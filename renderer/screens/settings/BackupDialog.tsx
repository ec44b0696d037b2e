import { Field, Input } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { StorageView } from '../../../main/contract/storageCalls.ts';
import { DialogForm } from '../../components/DialogForm.tsx';
import { useAction } from '../../hooks/useCall.ts';
import { useTexts } from '../../hooks/surroundings.ts';

export interface BackupDialogProps {
  readonly storage: StorageView;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

/** When, how many, and where. */
export const BackupDialog = ({ storage: { backup }, onSaved, onClose }: BackupDialogProps) => {
  const { storage: words } = useTexts().settings;
  const dialog = useRef<HTMLDialogElement>(null);
  const [at, setAt] = useState(backup.at);
  const [keep, setKeep] = useState(String(backup.keep));
  const [folder, setFolder] = useState(backup.folder ?? '');
  const set = useAction('storage.setBackup');
  const save = () => {
    const wish = { at, keep: Number(keep), ...(folder.trim() !== '' && { folder: folder.trim() }) };
    set.mutate(wish, {
      onSuccess: () => {
        onSaved();
        dialog.current?.close();
      },
    });
  };
  return (
    <DialogForm
      ref={dialog}
      title={words.changeTitle}
      save={words.save}
      isPending={set.isPending}
      error={set.error}
      onSubmit={save}
      onClose={onClose}
    >
      <Field label={words.at} required>
        <Input type="time" value={at} onChange={(_, { value }) => setAt(value)} />
      </Field>
      <Field label={words.keep} required>
        <Input type="number" min={1} max={365} value={keep} onChange={(_, { value }) => setKeep(value)} />
      </Field>
      <Field label={words.folderField} hint={words.folderHint}>
        <Input value={folder} onChange={(_, { value }) => setFolder(value)} />
      </Field>
    </DialogForm>
  );
};
