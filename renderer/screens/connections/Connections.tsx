import type { ConnectionView } from '../../../main/contract/views.ts';
import { Ago } from '../../components/Ago.tsx';
import { ConnectionState } from '../../components/ConnectionState.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { PingButton } from '../../components/PingButton.tsx';
import { ScreenHead } from '../../components/ScreenHead.tsx';
import { useCall } from '../../hooks/useCall.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import { CopyButton } from './CopyButton.tsx';

/** Can we reach it, may we write? */
export const Connections = () => {
  const texts = useTexts();
  const query = useCall('connections.list', {});
  return (
    <>
      <ScreenHead title={texts.connection.title} sentence={texts.connection.sentence} />
      <Loaded query={query}>
        {({ connections }) =>
          connections.length === 0 ? (
            <EmptyState title={texts.connection.empty} remedy={texts.connection.emptyRemedy} />
          ) : (
            connections.map((connection) => <Connection key={connection.id} connection={connection} />)
          )
        }
      </Loaded>
    </>
  );
};

const Connection = ({ connection }: { readonly connection: ConnectionView }) => {
  const texts = useTexts();
  const id = `connection-${connection.id}`;
  return (
    <section className="connection" aria-labelledby={id}>
      <div className="connection-head">
        <h2 id={id}>
          {connection.name || connection.id} <span className="caption">{texts.connection[connection.kind]}</span>
        </h2>
        <ConnectionState state={connection.state} />
        <span className="grow" />
        <PingButton connection={connection} />
      </div>
      {connection.message !== '' && <p>{connection.message}</p>}
      {connection.whatToDo !== '' && <p className="strong">{connection.whatToDo}</p>}
      <Facts connection={connection} />
    </section>
  );
};

const Facts = ({ connection }: { readonly connection: ConnectionView }) => {
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
      {connection.kind === 'woocommerce' && (
        <>
          <dt>{texts.connection.deliveryUrl}</dt>
          <dd>
            {connection.deliveryUrl === null ? (
              texts.connection.noDeliveryUrl
            ) : (
              <>
                <span className="mono wrap">{connection.deliveryUrl}</span>{' '}
                <CopyButton text={connection.deliveryUrl} label={texts.connection.copyDeliveryUrl} />
              </>
            )}
          </dd>
        </>
      )}
    </dl>
  );
};
