import { useState } from 'react';
import type { CertificateView, ConnectionView } from '../../../main/contract/views.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useNow } from '../../hooks/useNow.ts';
import { useLocale, useTexts } from '../../hooks/surroundings.ts';
import { formatDayAndTime, formatUtc } from '../../format.ts';
import { validityOf } from './validity.ts';
import { Fingerprint } from './Fingerprint.tsx';
import { PinDialog } from './PinDialog.tsx';

/** The certificate that the server shows, to be looked at before it is accepted. */
export const Certificate = ({ connection }: { readonly connection: ConnectionView }) => {
  const { certificate: words } = useTexts().connection;
  /** The one that was looked at when the question came; a ping meanwhile may find another. */
  const [asked, setAsked] = useState<CertificateView | null>(null);
  const [outcome, setOutcome] = useState('');
  const { certificate } = connection;
  if (certificate === null)
    return (
      <EmptyState title={words.none} remedy={words.noneRemedy}>
        <span role="status">{outcome}</span>
      </EmptyState>
    );
  return (
    <>
      <p className="certificate-state">
        <StatusMark
          mark={certificate.isPinned ? 'fine' : 'attention'}
          word={certificate.isPinned ? words.pinned : words.refused}
        />
      </p>
      <CertificateFacts certificate={certificate} />
      <div className="actions">
        <ActionButton least="administrator" onClick={() => setAsked(certificate)}>
          {certificate.isPinned ? words.stop : words.accept}
        </ActionButton>
        <span className="caption" role="status">
          {outcome}
        </span>
      </div>
      {asked !== null && (
        <PinDialog
          connection={connection}
          certificate={asked}
          onDone={(isPinned) => setOutcome(isPinned ? words.accepted : words.stopped)}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
};

const CertificateFacts = ({ certificate }: { readonly certificate: CertificateView }) => {
  const { certificate: words } = useTexts().connection;
  const { subject, issuer, names } = certificate;
  return (
    <dl className="facts">
      <dt>{words.subject}</dt>
      <dd className="wrap">{subject}</dd>
      <dt>{words.issuer}</dt>
      <dd className="wrap">{issuer === subject ? words.itself : issuer}</dd>
      <dt>{words.names}</dt>
      <dd className="wrap">{names.length === 0 ? words.noNames : names.join(', ')}</dd>
      <dt>{words.validFrom}</dt>
      <dd>
        <Day at={certificate.validFrom} />
      </dd>
      <dt>{words.validTo}</dt>
      <dd>
        <Day at={certificate.validTo} />
        <Validity certificate={certificate} />
      </dd>
      <dt>{words.fingerprint}</dt>
      <dd>
        <Fingerprint fingerprint={certificate.fingerprint} />
      </dd>
    </dl>
  );
};

const Day = ({ at }: { readonly at: string }) => {
  const locale = useLocale();
  if (Number.isNaN(Date.parse(at))) return at;
  return (
    <time dateTime={at} title={formatUtc(at)}>
      {formatDayAndTime(locale, at)}
    </time>
  );
};

/** Said only when it is not valid, or not for long. */
const Validity = ({ certificate }: { readonly certificate: CertificateView }) => {
  const { certificate: words } = useTexts().connection;
  const validity = validityOf(certificate, useNow());
  switch (validity.kind) {
    case 'valid':
      return null;
    case 'ends':
      return <StatusMark mark="attention" word={words.endsIn(validity.days)} />;
    case 'ended':
      return <StatusMark mark="down" word={words.ended} />;
    case 'notYet':
      return <StatusMark mark="down" word={words.notYet} />;
  }
};
