import { Select } from '@fluentui/react-components';
import type { IntegrationView } from '../../../main/contract/views.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { ScreenHead } from '../../components/ScreenHead.tsx';
import { TabLink } from '../../components/TabLink.tsx';
import { useCall } from '../../hooks/useCall.ts';
import { goInstead } from '../../hooks/useRoute.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import { itemTabs, rulesTabs, type MappingRoute, type MappingTab, type RulesTab } from '../../routes.ts';
import { AddIntegration } from '../setup/AddLinks.tsx';
import { CreatedCustomers } from './CreatedCustomers.tsx';
import { Items } from './Items.tsx';
import { LeaveQuestion } from './rules/LeaveQuestion.tsx';
import { RulesPanel } from './rules/RulesPanel.tsx';
import { SaveBar } from './rules/SaveBar.tsx';
import { useRulesDraft, type RulesDraft } from './rules/useRulesDraft.ts';

const rulesTabOf = (tab: MappingTab): RulesTab | undefined => rulesTabs.find((each) => each === tab);

/** Which value becomes which? */
export const Mapping = ({ route }: { readonly route: MappingRoute }) => {
  const { mapping: words, rules, customers, integrations: integrationWords } = useTexts();
  const query = useCall('integrations.list', {});
  const integrations = query.data?.integrations ?? [];
  const integrationId = route.integrationId ?? integrations[0]?.id;
  const rulesTab = rulesTabOf(route.tab);
  const itemsOrCustomers = route.tab === 'created' ? customers.meaning : words.sentence;
  return (
    <>
      <ScreenHead
        title={words.title}
        sentence={rulesTab === undefined ? itemsOrCustomers : rules.sentences[rulesTab]}
        actions={
          integrations.length > 1 && <Picker route={route} integrations={integrations} chosen={integrationId ?? ''} />
        }
      />
      <Loaded query={query}>
        {() =>
          integrationId === undefined ? (
            <EmptyState title={integrationWords.empty} remedy={integrationWords.emptyRemedy}>
              <AddIntegration />
            </EmptyState>
          ) : (
            <Areas key={integrationId} route={route} integrationId={integrationId} />
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

interface AreasProps {
  readonly route: MappingRoute;
  readonly integrationId: string;
}

/** What is changed of the rules lives as long as the screen, whichever tab is looked at. */
const Areas = ({ route, integrationId }: AreasProps) => {
  const tab = rulesTabOf(route.tab);
  const draft = useRulesDraft(integrationId, tab !== undefined);
  return (
    <>
      <AreaTabs route={route} />
      <Area route={route} draft={draft} />
      {(draft.changed.length > 0 || (tab !== undefined && draft.rules !== undefined)) && <SaveBar draft={draft} />}
      <LeaveQuestion draft={draft} />
    </>
  );
};

const Area = ({ route, draft }: { readonly route: MappingRoute; readonly draft: RulesDraft }) => {
  const { integrationId } = draft;
  const tab = rulesTabOf(route.tab);
  if (tab !== undefined) return <RulesPanel tab={tab} draft={draft} />;
  if (route.tab === 'created') return <CreatedCustomers route={route} integrationId={integrationId} />;
  return <Items route={route} integrationId={integrationId} />;
};

const AreaTabs = ({ route }: { readonly route: MappingRoute }) => {
  const { rules: words, mapping } = useTexts();
  const at = { screen: 'mapping', integrationId: route.integrationId } as const;
  return (
    <nav className="tabs" aria-label={words.areas}>
      <TabLink route={{ ...at, tab: 'waiting' }} isCurrent={itemTabs.some((each) => each === route.tab)}>
        {words.items}
      </TabLink>
      {rulesTabs.map((tab) => (
        <TabLink key={tab} route={{ ...at, tab }} isCurrent={tab === route.tab}>
          {words.tabs[tab]}
        </TabLink>
      ))}
      <TabLink route={{ ...at, tab: 'created' }} isCurrent={route.tab === 'created'}>
        {mapping.tabs.created}
      </TabLink>
    </nav>
  );
};
