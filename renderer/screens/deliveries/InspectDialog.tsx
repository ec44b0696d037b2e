import { Button } from '@fluentui/react-components';
import { useRef } from 'react';
import type { DeliveryRow } from '../../../main/contract/deliveryCalls.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { JsonText } from '../../components/JsonText.tsx';
import { useQuestion } from '../../hooks/useQuestion.ts';
import { useTexts } from '../../hooks/surroundings.ts';

export interface InspectDialogProps {
  readonly id: number;
  /** As the list has it; undefined where its page was not read. */
  readonly delivery: DeliveryRow | undefined;
  readonly onClose: () => void;
}

/** A sealed body is opened only after it was said that this is entered. */
export const InspectDialog = ({ id, delivery, onClose }: InspectDialogProps) => {
  const { deliveries: words, common } = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const open = useQuestion('deliveries.inspect');
  const body = open.data?.body ?? null;
  const hasBody = open.data === undefined && delivery?.hasBody !== false;
  return (
    <Dialog ref={dialog} title={words.dialog.title(id)} onClose={onClose}>
      {delivery !== undefined && (
        <p className="quiet">
          {delivery.sourceName}, <span className="mono">{delivery.topic}</span>
        </p>
      )}
      {body === null && <p>{hasBody ? words.dialog.meaning : words.dialog.purged}</p>}
      {body !== null && <JsonText text={body} label={words.dialog.body} />}
      {open.error !== null && <ErrorNote error={open.error} />}
      <div className="dialog-actions">
        <Button onClick={() => dialog.current?.close()}>{common.close}</Button>
        {hasBody && (
          <ActionButton
            appearance="primary"
            disabledFocusable={open.isPending}
            onClick={() => open.mutate({ deliveryId: id })}
          >
            {words.dialog.open}
          </ActionButton>
        )}
      </div>
    </Dialog>
  );
};
