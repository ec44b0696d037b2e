import { Field, Input } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { ConnectionView } from '../../../main/contract/views.ts';
import { DialogForm } from '../../components/DialogForm.tsx';
import { useAction } from '../../hooks/useCall.ts';
import { useTexts } from '../../hooks/surroundings.ts';

export interface WebhookMailsDialogProps {
  readonly connection: ConnectionView;
  readonly addresses: readonly string[];
  readonly onClose: () => void;
}

const ADDRESS = /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/;

const addressesIn = (text: string): string[] => text.split(/[\s,;]+/).filter((part) => part !== '');

/** Asks for the addresses, and says which of them is none before it is saved. */
export const WebhookMailsDialog = ({ connection, addresses, onClose }: WebhookMailsDialogProps) => {
  const { webhookMails: words } = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState(addresses.join(', '));
  const [wrong, setWrong] = useState<string | null>(null);
  const set = useAction('connections.setWebhookMails');
  const close = () => dialog.current?.close();
  const save = () => {
    const wish = addressesIn(text);
    const first = wish.find((address) => !ADDRESS.test(address)) ?? null;
    setWrong(first);
    if (first === null) set.mutate({ connectionId: connection.id, addresses: wish }, { onSuccess: close });
  };
  return (
    <DialogForm
      ref={dialog}
      title={words.changeTitle(connection.name || connection.id)}
      save={words.save}
      isPending={set.isPending}
      error={set.error}
      noValidate
      onSubmit={save}
      onClose={onClose}
    >
      <p>{words.meaning}</p>
      <Field
        label={words.addresses}
        hint={words.hint}
        {...(wrong !== null && { validationMessage: words.wrong(wrong) })}
      >
        <Input value={text} onChange={(_, { value }) => setText(value)} />
      </Field>
    </DialogForm>
  );
};
