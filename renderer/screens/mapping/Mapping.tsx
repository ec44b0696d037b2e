import { Select } from '@fluentui/react-components';
import type { IntegrationView } from '../../../main/contract/views.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { ScreenHead } from '../../components/ScreenHead.tsx';
import { TabLink } from '../../components/TabLink.tsx';
import { useCall } from '../../hooks/useCall.ts';
import { goInstead } from '../../hooks/useRoute.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import { mappingTabs, type MappingRoute } from '../../routes.ts';
import { CreatedCustomers } from './CreatedCustomers.tsx';
import { Csv } from './Csv.tsx';
import { MappingTable } from './MappingTable.tsx';
import { Waiting } from './Waiting.tsx';

/** Which value becomes which? */
export const Mapping = ({ route }: { readonly route: MappingRoute }) => {
  const { mapping: words, integrations: integrationWords } = useTexts();
  const query = useCall('integrations.list', {});
  const integrations = query.data?.integrations ?? [];
  const integrationId = route.integrationId ?? integrations[0]?.id;
  return (
    <>
      <ScreenHead
        title={words.title}
        sentence={words.sentence}
        actions={
          integrations.length > 1 && <Picker route={route} integrations={integrations} chosen={integrationId ?? ''} />
        }
      />
      <Loaded query={query}>
        {() =>
          integrationId === undefined ? (
            <EmptyState title={integrationWords.empty} remedy={integrationWords.emptyRemedy} />
          ) : (
            <Views key={integrationId} route={route} integrationId={integrationId} />
          )
        }
      </Loaded>
    </>
  );
};

interface PickerProps {
  readonly route: MappingRoute;
  readonly integrations: readonly IntegrationView[];
  readonly chosen: string;
}

const Picker = ({ route, integrations, chosen }: PickerProps) => {
  const { mapping: words } = useTexts();
  return (
    <Select
      aria-label={words.integration}
      value={chosen}
      onChange={(_, { value }) => goInstead({ screen: 'mapping', integrationId: value, tab: route.tab })}
    >
      {integrations.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
};

interface ViewsProps {
  readonly route: MappingRoute;
  readonly integrationId: string;
}

const Views = ({ route, integrationId }: ViewsProps) => {
  const { mapping: words } = useTexts();
  return (
    <>
      <nav className="tabs" aria-label={words.views}>
        {mappingTabs.map((tab) => (
          <TabLink
            key={tab}
            route={{ screen: 'mapping', integrationId: route.integrationId, tab }}
            isCurrent={tab === route.tab}
          >
            {words.tabs[tab]}
          </TabLink>
        ))}
      </nav>
      <Panel route={route} integrationId={integrationId} />
    </>
  );
};

const Panel = ({ route, integrationId }: ViewsProps) => {
  switch (route.tab) {
    case 'waiting':
      return <Waiting route={route} integrationId={integrationId} />;
    case 'table':
      return <MappingTable route={route} integrationId={integrationId} />;
    case 'csv':
      return <Csv integrationId={integrationId} />;
    case 'created':
      return <CreatedCustomers route={route} integrationId={integrationId} />;
  }
};
