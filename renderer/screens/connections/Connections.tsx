import { PulseRegular } from '@fluentui/react-icons';
import type { ConnectionView } from '../../../main/contract/views.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { ConnectionState } from '../../components/ConnectionState.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { PingButton } from '../../components/PingButton.tsx';
import { ScreenHead } from '../../components/ScreenHead.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useAction, useCall } from '../../hooks/useCall.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import { connectionHash } from '../../routes.ts';
import { AddLinks } from '../setup/AddLinks.tsx';
import { Address } from './Address.tsx';
import { ConnectionFacts } from './ConnectionFacts.tsx';
import { Finding } from './Finding.tsx';

/** Can we reach it, may we write? */
export const Connections = () => {
  const { connection } = useTexts();
  const query = useCall('connections.list', {});
  const pingAll = useAction('connections.pingAll');
  const count = query.data?.connections.length ?? 0;
  return (
    <>
      <ScreenHead
        title={connection.title}
        sentence={connection.sentence}
        actions={
          count > 0 && (
            <>
              <Pinged connections={pingAll.data?.connections} isPending={pingAll.isPending} />
              <AddLinks connections={query.data?.connections ?? []} />
              <ActionButton
                icon={<PulseRegular />}
                disabledFocusable={pingAll.isPending}
                onClick={() => pingAll.mutate({})}
              >
                {connection.pingAll}
              </ActionButton>
            </>
          )
        }
      />
      {pingAll.error !== null && <ErrorNote error={pingAll.error} />}
      <Loaded query={query}>
        {({ connections }) =>
          connections.length === 0 ? (
            <EmptyState title={connection.empty} remedy={connection.emptyRemedy}>
              <div className="actions">
                <AddLinks connections={connections} />
              </div>
            </EmptyState>
          ) : (
            <div className="connections">
              {connections.map((each) => (
                <ConnectionCard key={each.id} connection={each} />
              ))}
            </div>
          )
        }
      </Loaded>
      <Address />
    </>
  );
};

interface PingedProps {
  readonly connections: readonly ConnectionView[] | undefined;
  readonly isPending: boolean;
}

/** What became of the last press of the button. */
const Pinged = ({ connections, isPending }: PingedProps) => {
  const texts = useTexts();
  const fine = connections?.filter(({ state }) => state === 'fine').length ?? 0;
  return (
    <span className="caption" role="status">
      {isPending && texts.connection.pinging}
      {!isPending && connections !== undefined && texts.connection.pinged(connections.length, fine)}
    </span>
  );
};

const ConnectionCard = ({ connection }: { readonly connection: ConnectionView }) => {
  const texts = useTexts();
  const id = `connection-${connection.id}`;
  return (
    <section className="card connection" aria-labelledby={id}>
      <div className="connection-head">
        <h2 id={id}>
          <a href={connectionHash(connection.id)}>{connection.name || connection.id}</a>{' '}
          <span className="caption">{texts.connection[connection.kind]}</span>
        </h2>
        <ConnectionState state={connection.state} />
        <span className="grow" />
        <PingButton connection={connection} />
      </div>
      <Finding connection={connection} />
      <More connection={connection} />
      <ConnectionFacts connection={connection} />
    </section>
  );
};

/** What there is to look at besides: a certificate that nobody trusts, or a step that will not hold for long. */
const More = ({ connection }: { readonly connection: ConnectionView }) => {
  const { connection: words } = useTexts();
  const { certificate, ladder, id } = connection;
  const warnings = ladder.filter(({ result }) => result === 'warning').length;
  if (certificate !== null && !certificate.isPinned)
    return (
      <p>
        <a href={connectionHash(id, 'certificate')}>{words.seeCertificate}</a>
      </p>
    );
  if (warnings === 0) return null;
  return (
    <p className="row">
      <StatusMark mark="attention" />
      <a href={connectionHash(id)}>{words.ladder.warned(warnings)}</a>
    </p>
  );
};
