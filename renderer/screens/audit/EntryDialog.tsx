import { Button } from '@fluentui/react-components';
import { useRef } from 'react';
import type { AuditEntry } from '../../../main/contract/auditCalls.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Time } from '../../components/Ago.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { JsonText } from '../../components/JsonText.tsx';
import { useCall } from '../../hooks/useCall.ts';
import { useIntegrations } from '../../hooks/useIntegrations.ts';
import { useQuestion } from '../../hooks/useQuestion.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import { orderHash } from '../../routes.ts';
import { causeInShort } from '../../texts/causeInShort.ts';
import { wordFor } from '../../texts/texts.ts';

export interface EntryDialogProps {
  readonly seq: number;
  readonly onClose: () => void;
}

/** One entry with its proof; contents are opened only after it was said that this is entered. */
export const EntryDialog = ({ seq, onClose }: EntryDialogProps) => {
  const { audit, common } = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const query = useCall('audit.entry', { seq });
  const open = useQuestion('audit.open');
  const hasContents = (query.data?.parts.length ?? 0) > 0;
  return (
    <Dialog ref={dialog} title={audit.entry.title(seq)} onClose={onClose}>
      <Loaded query={query} rows={5}>
        {(entry) => (
          <>
            <Facts entry={entry} />
            {open.data === undefined && <p>{meaningOf(entry, audit.entry)}</p>}
          </>
        )}
      </Loaded>
      {open.data?.parts.map(({ part, text }) => (
        <section key={part}>
          <h3>{part}</h3>
          <JsonText text={text} label={audit.entry.part(part)} />
        </section>
      ))}
      {open.error !== null && <ErrorNote error={open.error} />}
      <div className="dialog-actions">
        <Button onClick={() => dialog.current?.close()}>{common.close}</Button>
        {hasContents && open.data === undefined && (
          <ActionButton appearance="primary" disabledFocusable={open.isPending} onClick={() => open.mutate({ seq })}>
            {audit.entry.open}
          </ActionButton>
        )}
      </div>
    </Dialog>
  );
};

const meaningOf = (
  { parts, partsGone }: AuditEntry,
  words: { readonly meaning: string; readonly gone: string; readonly none: string },
): string => {
  if (parts.length > 0) return words.meaning;
  return partsGone ? words.gone : words.none;
};

const Facts = ({ entry }: { readonly entry: AuditEntry }) => {
  const texts = useTexts();
  const { audit } = texts;
  const { nameOf } = useIntegrations();
  const { integrationId, orderKey } = entry;
  const facts: readonly (readonly [name: string, value: string | number | null])[] = [
    [audit.kind, wordFor(texts.timeline, entry.kind)],
    [audit.actor, wordFor(texts.actors, entry.actor.replace(/^person:/, ''))],
    [audit.cause, entry.cause && causeInShort(texts.language, entry.cause)],
    [audit.entry.integration, integrationId === null ? null : nameOf(integrationId)],
    [audit.order, entry.orderNo],
    [audit.entry.orderKey, orderKey],
    [audit.document, entry.documentNo],
    [audit.entry.sku, entry.sku],
    [audit.entry.job, entry.jobId],
    [audit.entry.delivery, entry.deliveryId],
    [audit.entry.run, entry.runId],
  ];
  const proof = [
    [audit.entry.hash, entry.hash],
    [audit.entry.previousHash, entry.previousHash],
    [audit.entry.commitment, entry.commitment],
  ] as const;
  return (
    <>
      <dl className="facts">
        <dt>{audit.time}</dt>
        <dd>
          <Time at={entry.at} exact />
        </dd>
        {facts.map(([name, value]) => value !== null && <Fact key={name} name={name} value={String(value)} />)}
        {proof.map(([name, value]) => (
          <Fact key={name} name={name} value={value} isMono />
        ))}
      </dl>
      {entry.cause !== null && (
        <details className="caption">
          <summary>{texts.common.details}</summary>
          <p className="mono wrap">{entry.cause}</p>
        </details>
      )}
      {integrationId !== null && orderKey !== null && (
        <p>
          <a href={orderHash({ integrationId, orderKey })}>{audit.entry.toOrder}</a>
        </p>
      )}
    </>
  );
};

const Fact = ({
  name,
  value,
  isMono = false,
}: {
  readonly name: string;
  readonly value: string;
  readonly isMono?: boolean;
}) => (
  <>
    <dt>{name}</dt>
    <dd className={isMono ? 'mono wrap' : 'wrap'}>{value}</dd>
  </>
);
