import { Tab, TabList } from '@fluentui/react-components';
import type { OrderDetail } from '../../../main/contract/views.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { JsonText, RequestInspector } from '../../components/RequestInspector.tsx';
import { TotalsTable } from '../../components/TotalsTable.tsx';
import { goInstead } from '../../hooks/useRoute.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import { orderTabs, type OrderTab } from '../../routes.ts';
import type { OrderRoute } from './Order.tsx';
import { OrderAudit } from './OrderAudit.tsx';
import { Plan } from './Plan.tsx';

export interface OrderTabsProps {
  readonly route: OrderRoute;
  readonly detail: OrderDetail;
}

export const OrderTabs = ({ route, detail }: OrderTabsProps) => {
  const texts = useTexts();
  const { tab } = route;
  return (
    <div className="order-tabs">
      <TabList selectedValue={tab} onTabSelect={(_, { value }) => goInstead({ ...route, tab: value as OrderTab })}>
        {orderTabs.map((name) => (
          <Tab key={name} value={name} id={`tab-${name}`} aria-controls={name === tab ? 'tab-panel' : undefined}>
            {texts.order.tabs[name]}
            {name === 'requests' && <span className="tab-count">{detail.exchanges.length}</span>}
          </Tab>
        ))}
      </TabList>
      <div id="tab-panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
        <Panel tab={tab} detail={detail} />
      </div>
    </div>
  );
};

const Panel = ({ tab, detail }: { readonly tab: OrderTab; readonly detail: OrderDetail }) => {
  switch (tab) {
    case 'plan':
      return <Plan rows={detail.plan} />;
    case 'totals':
      return <Totals detail={detail} />;
    case 'requests':
      return <Requests detail={detail} />;
    case 'received':
      return <Received received={detail.received} />;
    case 'audit':
      return <OrderAudit orderNo={detail.row.orderNo} integrationId={detail.row.integrationId} />;
  }
};

const Totals = ({ detail }: { readonly detail: OrderDetail }) => {
  const { order } = useTexts();
  if (detail.totals.length === 0) return <EmptyState title={order.noTotals} remedy={order.noTotalsRemedy} />;
  return <TotalsTable totals={detail.totals} totalsComparison={detail.totalsComparison} currency={detail.currency} />;
};

const Requests = ({ detail }: { readonly detail: OrderDetail }) => {
  const { order } = useTexts();
  if (detail.exchanges.length === 0) return <EmptyState title={order.noRequests} remedy={order.noRequestsRemedy} />;
  return <RequestInspector exchanges={detail.exchanges} />;
};

const Received = ({ received }: { readonly received: string | null }) => {
  const { order } = useTexts();
  if (received === null) return <EmptyState title={order.notReceived} remedy={order.notReceivedRemedy} />;
  return <JsonText text={received} label={order.tabs.received} />;
};
