import { Button, Field, Input } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { CallOutput } from '../../../main/contract/calls.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { useAction } from '../../hooks/useCall.ts';
import { useTexts } from '../../hooks/surroundings.ts';

export interface UntieShoppersProps {
  readonly integrationId: string;
  /** The card that is selected in the list; "" for none or several. */
  readonly customerNo: string;
  readonly onUntied: (answer: CallOutput<'customers.untie'>, customerNo: string) => void;
  readonly onClose: () => void;
}

/** Shoppers whose orders are written for the wrong card: from the next order on they are looked for anew. */
export const UntieShoppers = ({ integrationId, customerNo, onUntied, onClose }: UntieShoppersProps) => {
  const texts = useTexts();
  const { untie: words } = texts.customers;
  const dialog = useRef<HTMLDialogElement>(null);
  const [no, setNo] = useState(customerNo);
  const untie = useAction('customers.untie');
  const close = () => dialog.current?.close();
  const wanted = no.trim();
  const go = () =>
    untie.mutate(
      { integrationId, customerNo: wanted },
      {
        onSuccess: (answer) => {
          close();
          onUntied(answer, wanted);
        },
      },
    );
  return (
    <Dialog ref={dialog} title={words.title} onClose={onClose}>
      <p>{words.meaning}</p>
      <Field label={words.no} hint={words.noHint}>
        <Input autoComplete="off" maxLength={20} value={no} onChange={(_, { value }) => setNo(value)} />
      </Field>
      <p>{words.first}</p>
      {untie.error !== null && <ErrorNote error={untie.error} />}
      <div className="dialog-actions">
        <Button onClick={close}>{texts.common.cancel}</Button>
        <Button appearance="primary" disabled={untie.isPending || wanted === ''} onClick={go}>
          {words.go}
        </Button>
      </div>
    </Dialog>
  );
};
