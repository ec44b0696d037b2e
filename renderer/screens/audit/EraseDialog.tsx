import { Button, Field, Input } from '@fluentui/react-components';
import { useRef, useState, type SubmitEvent } from 'react';
import type { ErasureReceipt, PersonCounts } from '../../../main/contract/auditCalls.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useAction, useCall } from '../../hooks/useCall.ts';
import { useQuestion } from '../../hooks/useQuestion.ts';
import { useLocale, useTexts } from '../../hooks/surroundings.ts';
import { formatDayAndTime } from '../../format.ts';

/** Counts first, then erases, then shows the receipt. */
export const EraseDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { audit, common } = useTexts();
  const { erase: words } = audit;
  const dialog = useRef<HTMLDialogElement>(null);
  const [email, setEmail] = useState('');
  const preview = useQuestion('audit.previewErase');
  const erase = useAction('audit.erase');
  const change = (value: string) => {
    setEmail(value);
    preview.reset();
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    preview.mutate({ email: email.trim() });
  };
  const counts = preview.data;
  const hasSome = counts !== undefined && counts.entries + counts.orders + counts.deliveries > 0;
  const error = erase.error ?? preview.error;
  return (
    <Dialog ref={dialog} title={words.title} onClose={onClose}>
      <form className="address-form" onSubmit={submit}>
        {erase.data === undefined ? (
          <>
            <p className="quiet">{words.meaning}</p>
            <Field label={audit.filter.email} required>
              <Input type="email" autoComplete="off" value={email} onChange={(_, { value }) => change(value)} />
            </Field>
            {counts !== undefined && <Counts counts={counts} />}
          </>
        ) : (
          <Receipt receipt={erase.data} />
        )}
        {error !== null && <ErrorNote error={error} />}
        <Receipts />
        <div className="dialog-actions">
          <Button onClick={() => dialog.current?.close()}>{common.close}</Button>
          {erase.data === undefined && counts === undefined && (
            <Button type="submit" disabled={!email.includes('@')} disabledFocusable={preview.isPending}>
              {words.look}
            </Button>
          )}
          {erase.data === undefined && hasSome && (
            <Button
              appearance="primary"
              disabledFocusable={erase.isPending}
              onClick={() => erase.mutate({ email: email.trim() })}
            >
              {words.go}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
};

const Counts = ({ counts }: { readonly counts: PersonCounts }) => {
  const { erase: words } = useTexts().audit;
  const { entries, orders, deliveries, ordersKept } = counts;
  const isNothing = entries + orders + deliveries === 0;
  return (
    <div role="status">
      <p className="strong">{isNothing ? words.nothing : words.counts(entries, orders, deliveries)}</p>
      {ordersKept > 0 && <p>{words.kept(ordersKept)}</p>}
      {!isNothing && <p className="quiet">{words.elsewhere}</p>}
    </div>
  );
};

const Receipt = ({ receipt: { id, at, ordersKept } }: { readonly receipt: ErasureReceipt }) => {
  const { erase: words } = useTexts().audit;
  const locale = useLocale();
  return (
    <div role="status">
      <StatusMark mark="fine" word={words.done(id, formatDayAndTime(locale, at))} />
      {ordersKept > 0 && <p>{words.kept(ordersKept)}</p>}
      <p className="quiet">{words.elsewhere}</p>
    </div>
  );
};

const Receipts = () => {
  const { audit } = useTexts();
  const { erase: words } = audit;
  const locale = useLocale();
  const { data } = useCall('audit.erasures', {});
  if (data === undefined || data.rows.length === 0) return null;
  const heads = [words.receipt, audit.time, words.by, words.entries, words.orders, words.deliveries, words.ordersKept];
  return (
    <details>
      <summary>{words.receipts}</summary>
      <table className="rows">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <tr key={row.id}>
              <td>{row.id}</td>
              <td className="no-wrap">{formatDayAndTime(locale, row.at)}</td>
              <td>{row.actor.replace(/^person:/, '')}</td>
              <td className="number">{row.entries}</td>
              <td className="number">{row.orders}</td>
              <td className="number">{row.deliveries}</td>
              <td className="number">{row.ordersKept}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
};
