import { useState } from 'react';
import type { ConnectionView } from '../../../main/contract/views.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { ConnectionState } from '../../components/ConnectionState.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { PingButton } from '../../components/PingButton.tsx';
import { ScreenHead } from '../../components/ScreenHead.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useCall } from '../../hooks/useCall.ts';
import { useEscape } from '../../hooks/useEscape.ts';
import { goTo } from '../../hooks/useRoute.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import { toHash, type ConnectionTab, type Route } from '../../routes.ts';
import { ConnectionDialog } from './ConnectionDialog.tsx';
import { ConnectionFacts } from './ConnectionFacts.tsx';
import { ConnectionTabs, tabsOf } from './ConnectionTabs.tsx';
import { Scopes } from './Scopes.tsx';
import { Finding } from './Finding.tsx';

export type ConnectionRoute = Extract<Route, { screen: 'connection' }>;

/** One connection: how far a ping comes, what the other side is and has, and what may be written. */
export const Connection = ({ route }: { readonly route: ConnectionRoute }) => {
  const texts = useTexts();
  const back = { screen: 'connections' } as const;
  useEscape(() => goTo(back));
  const query = useCall('connections.list', {});
  const connection = query.data?.connections.find(({ id }) => id === route.connectionId);
  const name = connection?.name || route.connectionId;
  return (
    <>
      <nav className="caption breadcrumb" aria-label={texts.connection.title}>
        <a href={toHash(back)}>{texts.connection.title}</a> / <span aria-current="page">{name}</span>
      </nav>
      {connection === undefined && <ScreenHead title={name} />}
      <Loaded query={query}>
        {() =>
          connection === undefined ? (
            <EmptyState title={texts.connection.gone} remedy={texts.connection.goneRemedy}>
              <a href={toHash(back)}>{texts.connection.all}</a>
            </EmptyState>
          ) : (
            <Details route={route} connection={connection} />
          )
        }
      </Loaded>
    </>
  );
};

interface DetailsProps {
  readonly route: ConnectionRoute;
  readonly connection: ConnectionView;
}

const Details = ({ route, connection }: DetailsProps) => {
  const texts = useTexts();
  const tab = tabsOf(connection, route.tab).find((each) => each === route.tab) ?? 'ladder';
  return (
    <>
      <ScreenHead
        title={connection.name || connection.id}
        beside={<ConnectionState state={connection.state} />}
        sentence={texts.connection[connection.kind]}
        actions={
          <>
            <Change connection={connection} />
            <PingButton connection={connection} size="medium" />
          </>
        }
      />
      {!isToldByLadder(connection, tab) && <FindingNote connection={connection} />}
      <ConnectionFacts connection={connection} />
      {connection.kind === 'bigcommerce' && <Scopes />}
      <ConnectionTabs route={{ ...route, tab }} connection={connection} />
    </>
  );
};

const Change = ({ connection }: { readonly connection: ConnectionView }) => {
  const { fields: words } = useTexts().connection;
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <ActionButton least="administrator" onClick={() => setOpen(true)}>
        {words.change}
      </ActionButton>
      {isOpen && <ConnectionDialog connection={connection} onClose={() => setOpen(false)} />}
    </>
  );
};

/** The rung that broke, or that will not hold for long, says it at its place already. */
const isToldByLadder = ({ ladder, message }: ConnectionView, tab: ConnectionTab): boolean =>
  tab === 'ladder' && ladder.some(({ result, detail }) => result === 'failed' || detail === message);

const FindingNote = ({ connection }: { readonly connection: ConnectionView }) => {
  const isBroken = connection.state === 'down' || connection.state === 'refused';
  if ((connection.message === '' || !isBroken) && connection.whatToDo === '') return null;
  const mark = isBroken ? 'down' : 'attention';
  return (
    <div className={`note note-${mark}`}>
      <StatusMark mark={mark} />
      <div className="note-body">
        <Finding connection={connection} />
      </div>
    </div>
  );
};
