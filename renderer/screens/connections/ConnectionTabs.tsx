import type { ConnectionView } from '../../../main/contract/views.ts';
import { TabLink } from '../../components/TabLink.tsx';
import { useTexts } from '../../hooks/surroundings.ts';
import { connectionTabs, type ConnectionTab } from '../../routes.ts';
import { Capabilities } from './Capabilities.tsx';
import { Certificate } from './Certificate.tsx';
import { Company } from './Company.tsx';
import type { ConnectionRoute } from './Connection.tsx';
import { PingLadder } from './PingLadder.tsx';
import { Readiness } from './Readiness.tsx';
import { WriteTest } from './WriteTest.tsx';

/**
 * The views this connection has: a certificate where one is to be looked at, or was a moment ago; what is read of the
 * other side on NAV's side only.
 */
export const tabsOf = ({ kind, certificate }: ConnectionView, asked: ConnectionTab): readonly ConnectionTab[] =>
  connectionTabs.filter((tab) => {
    if (tab === 'ladder' || tab === 'writeTest') return true;
    return tab === 'certificate' ? certificate !== null || asked === tab : kind === 'nav';
  });

export interface ConnectionTabsProps {
  readonly route: ConnectionRoute;
  readonly connection: ConnectionView;
}

/** Views of one connection, each with its own address. */
export const ConnectionTabs = ({ route, connection }: ConnectionTabsProps) => {
  const texts = useTexts();
  return (
    <>
      <nav className="tabs" aria-label={texts.connection.views}>
        {tabsOf(connection, route.tab).map((tab) => (
          <TabLink key={tab} route={{ ...route, tab }} isCurrent={tab === route.tab}>
            {texts.connection.tabs[tab]}
          </TabLink>
        ))}
      </nav>
      <Panel tab={route.tab} connection={connection} />
    </>
  );
};

interface PanelProps {
  readonly tab: ConnectionTab;
  readonly connection: ConnectionView;
}

const Panel = ({ tab, connection }: PanelProps) => {
  switch (tab) {
    case 'ladder':
      return <PingLadder ladder={connection.ladder} />;
    case 'certificate':
      return <Certificate connection={connection} />;
    case 'capabilities':
      return <Capabilities connectionId={connection.id} />;
    case 'company':
      return <Company connectionId={connection.id} />;
    case 'readiness':
      return <Readiness connectionId={connection.id} />;
    case 'writeTest':
      return <WriteTest connection={connection} />;
  }
};
