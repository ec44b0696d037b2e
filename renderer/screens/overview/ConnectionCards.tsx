import { BuildingShopRegular, ServerRegular } from '@fluentui/react-icons';
import type { ConnectionView } from '../../../main/contract/views.ts';
import { Ago } from '../../components/Ago.tsx';
import { ConnectionState } from '../../components/ConnectionState.tsx';
import { PingButton } from '../../components/PingButton.tsx';
import { useTexts } from '../../hooks/surroundings.ts';
import { connectionHash } from '../../routes.ts';

export const ConnectionCards = ({ connections }: { readonly connections: readonly ConnectionView[] }) => {
  const texts = useTexts();
  return (
    <section aria-labelledby="connections-title">
      <div className="section-head">
        <h2 id="connections-title">{texts.overview.connections}</h2>
      </div>
      <ul className="connection-cards" data-rows>
        {connections.map((connection) => (
          <ConnectionCard key={connection.id} connection={connection} />
        ))}
      </ul>
    </section>
  );
};

const ConnectionCard = ({ connection }: { readonly connection: ConnectionView }) => {
  const texts = useTexts();
  const Icon = connection.kind === 'nav' ? ServerRegular : BuildingShopRegular;
  return (
    <li className="connection-card">
      <div className="row">
        <Icon fontSize={20} aria-hidden="true" />
        <a className="strong ellipsis" href={connectionHash(connection.id)}>
          {connection.name || connection.id}
        </a>
      </div>
      <ConnectionState state={connection.state} />
      {connection.state !== 'fine' && connection.message !== '' && <p className="caption">{connection.message}</p>}
      <div className="row">
        <span className="caption grow">
          {connection.lastPingAt !== null && <Ago at={connection.lastPingAt} />}
          {connection.milliseconds !== null && `, ${texts.connection.milliseconds(connection.milliseconds)}`}
        </span>
        <PingButton connection={connection} />
      </div>
    </li>
  );
};
