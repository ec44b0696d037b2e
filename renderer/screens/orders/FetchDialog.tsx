import { Button, Field, Input, Select } from '@fluentui/react-components';
import { useRef, useState, type SubmitEvent } from 'react';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { useIntegrations } from '../../hooks/useIntegrations.ts';
import { useQuestion } from '../../hooks/useQuestion.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import { FetchedOrders } from './FetchedOrders.tsx';

export interface FetchDialogProps {
  /** Which integration is looked at; undefined: the first is offered. */
  readonly integrationId: string | undefined;
  /** What is looked for, as far as it is known. */
  readonly text?: string;
  readonly onClose: () => void;
}

/** Asks the store for one order by its number or id, and reads it in. */
export const FetchDialog = ({ integrationId, text: given = '', onClose }: FetchDialogProps) => {
  const { catchUp: words, common } = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const { all } = useIntegrations();
  const [chosen, setChosen] = useState(integrationId);
  const [text, setText] = useState(given);
  const find = useQuestion('orders.find');
  const meant = chosen ?? all[0]?.integrationId;
  const look = (event: SubmitEvent) => {
    event.preventDefault();
    if (meant !== undefined && text.trim() !== '') find.mutate({ integrationId: meant, text: text.trim() });
  };
  return (
    <Dialog ref={dialog} title={words.fetchTitle} onClose={onClose}>
      <p>{words.fetchMeaning}</p>
      <form className="form" onSubmit={look}>
        {all.length > 1 && (
          <Field label={words.integration}>
            <Select value={meant} onChange={(_, { value }) => setChosen(value)}>
              {all.map((each) => (
                <option key={each.integrationId} value={each.integrationId}>
                  {each.name || each.integrationId}
                </option>
              ))}
            </Select>
          </Field>
        )}
        <Field label={words.number}>
          <Input value={text} maxLength={40} onChange={(_, { value }) => setText(value)} />
        </Field>
        <div className="actions">
          <Button type="submit" appearance="primary" disabledFocusable={text.trim() === '' || find.isPending}>
            {words.look}
          </Button>
          <span className="caption" role="status">
            {find.isPending && words.looking}
            {find.data?.orders.length === 0 && words.notFound}
          </span>
        </div>
      </form>
      {find.error !== null && <ErrorNote error={find.error} />}
      {find.data !== undefined && find.data.orders.length > 0 && (
        <FetchedOrders integrationId={find.variables.integrationId} orders={find.data.orders} />
      )}
      <div className="dialog-actions">
        <Button onClick={() => dialog.current?.close()}>{common.close}</Button>
      </div>
    </Dialog>
  );
};
