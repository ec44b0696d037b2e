import type { ConnectionView } from '../../../main/contract/views.ts';
import { Ago } from '../../components/Ago.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useTexts } from '../../hooks/surroundings.ts';
import { CopyButton } from './CopyButton.tsx';
import { WebhookMails } from './WebhookMails.tsx';

/** Where it is, when it was last pinged, and what its side needs to be known. */
export const ConnectionFacts = ({ connection }: { readonly connection: ConnectionView }) => {
  const texts = useTexts();
  return (
    <dl className="facts">
      <dt>{texts.connection.address}</dt>
      <dd className="mono wrap">{connection.address}</dd>
      <dt>{texts.connection.lastPing}</dt>
      <dd>
        {connection.lastPingAt === null ? texts.common.never : <Ago at={connection.lastPingAt} />}
        {connection.milliseconds !== null && `, ${texts.connection.milliseconds(connection.milliseconds)}`}
      </dd>
      <dt>{texts.connection.writeRights}</dt>
      <dd>
        <WriteRights connection={connection} />
      </dd>
      {connection.kind !== 'nav' && (
        <>
          <dt>{texts.connection.deliveryUrl}</dt>
          <dd>
            <DeliveryUrl url={connection.deliveryUrl} />
          </dd>
        </>
      )}
      {connection.kind === 'bigcommerce' && <WebhookMails connection={connection} />}
    </dl>
  );
};

const WriteRights = ({ connection: { writeRights } }: { readonly connection: ConnectionView }) => {
  const texts = useTexts();
  return <StatusMark mark={writeRights === 'proven' ? 'fine' : 'waiting'} word={texts.connection[writeRights]} />;
};

const DeliveryUrl = ({ url }: { readonly url: string | null }) => {
  const texts = useTexts();
  if (url === null) return texts.connection.noDeliveryUrl;
  return (
    <>
      <span className="mono wrap">{url}</span> <CopyButton text={url} label={texts.connection.copyDeliveryUrl} />
    </>
  );
};
