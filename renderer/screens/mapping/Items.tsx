import { TabLink } from '../../components/TabLink.tsx';
import { useTexts } from '../../hooks/surroundings.ts';
import { itemTabs, type MappingRoute } from '../../routes.ts';
import { Csv } from './Csv.tsx';
import { MappingTable } from './MappingTable.tsx';
import { Waiting } from './Waiting.tsx';

export interface ItemsProps {
  readonly route: MappingRoute;
  readonly integrationId: string;
}

/** Which article of the store is which item in NAV. */
export const Items = ({ route, integrationId }: ItemsProps) => {
  const { mapping: words } = useTexts();
  return (
    <>
      <nav className="views" aria-label={words.views}>
        {itemTabs.map((tab) => (
          <TabLink
            key={tab}
            route={{ screen: 'mapping', integrationId: route.integrationId, tab }}
            isCurrent={tab === route.tab}
          >
            {words.tabs[tab]}
          </TabLink>
        ))}
      </nav>
      <View route={route} integrationId={integrationId} />
    </>
  );
};

const View = ({ route, integrationId }: ItemsProps) => {
  if (route.tab === 'table') return <MappingTable route={route} integrationId={integrationId} />;
  if (route.tab === 'csv') return <Csv integrationId={integrationId} />;
  return <Waiting route={route} integrationId={integrationId} />;
};
