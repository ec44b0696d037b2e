import { Button, Field, Input } from '@fluentui/react-components';
import { useRef, useState, type SubmitEvent } from 'react';
import type { ConnectionView } from '../../../main/contract/views.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
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
  const { webhookMails: words, common } = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState(addresses.join(', '));
  const [wrong, setWrong] = useState<string | null>(null);
  const set = useAction('connections.setWebhookMails');
  const close = () => dialog.current?.close();
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (set.isPending) return;
    const wish = addressesIn(text);
    const first = wish.find((address) => !ADDRESS.test(address)) ?? null;
    setWrong(first);
    if (first === null) set.mutate({ connectionId: connection.id, addresses: wish }, { onSuccess: close });
  };
  return (
    <Dialog ref={dialog} title={words.changeTitle(connection.name || connection.id)} onClose={onClose}>
      <form className="address-form" onSubmit={submit} noValidate>
        <p>{words.meaning}</p>
        <Field
          label={words.addresses}
          hint={words.hint}
          {...(wrong !== null && { validationMessage: words.wrong(wrong) })}
        >
          <Input value={text} onChange={(_, { value }) => setText(value)} />
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
