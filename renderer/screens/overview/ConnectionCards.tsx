import { BuildingShopRegular, ServerRegular } from '@fluentui/react-icons';
import type { PingSample } from '../../../main/contract/flowCalls.ts';
import type { ConnectionView } from '../../../main/contract/views.ts';
import { Ago } from '../../components/Ago.tsx';
import { ConnectionState } from '../../components/ConnectionState.tsx';
import { PingButton } from '../../components/PingButton.tsx';
import { Spark } from '../../components/Spark.tsx';
import { useCall } from '../../hooks/useCall.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import { connectionHash } from '../../routes.ts';

export const ConnectionCards = ({ connections }: { readonly connections: readonly ConnectionView[] }) => {
  const texts = useTexts();
  const { data } = useCall('connections.samples', {});
  const samplesOf = (id: string) => data?.connections.find((each) => each.id === id)?.samples ?? [];
  return (
    <section aria-labelledby="connections-title">
      <div className="section-head">
        <h2 id="connections-title">{texts.overview.connections}</h2>
      </div>
      <ul className="connection-cards" data-rows>
        {connections.map((connection) => (
          <ConnectionCard key={connection.id} connection={connection} samples={samplesOf(connection.id)} />
        ))}
      </ul>
    </section>
  );
};

interface ConnectionCardProps {
  readonly connection: ConnectionView;
  readonly samples: readonly PingSample[];
}

const ConnectionCard = ({ connection, samples }: ConnectionCardProps) => {
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
          <Spark samples={samples} />
          {connection.lastPingAt !== null && <Ago at={connection.lastPingAt} />}
          {connection.milliseconds !== null && `, ${texts.connection.milliseconds(connection.milliseconds)}`}
        </span>
        <PingButton connection={connection} />
      </div>
    </li>
  );
};
