import type { OrderDetail } from '../../../main/contract/views.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { JsonText } from '../../components/JsonText.tsx';
import { RequestInspector } from '../../components/RequestInspector.tsx';
import { SealedContents } from '../../components/SealedContents.tsx';
import { TabLink } from '../../components/TabLink.tsx';
import { TotalsTable } from '../../components/TotalsTable.tsx';
import { useTexts } from '../../hooks/surroundings.ts';
import { orderTabs, type OrderTab } from '../../routes.ts';
import type { OrderRoute } from './Order.tsx';
import { OrderAudit } from './OrderAudit.tsx';
import { Plan } from './Plan.tsx';

export interface OrderTabsProps {
  readonly route: OrderRoute;
  readonly detail: OrderDetail;
  /** The requests stand beside the views, not among them. */
  readonly withoutRequests: boolean;
}

/** Views of one order, each with its own address. */
export const OrderTabs = ({ route, detail, withoutRequests }: OrderTabsProps) => {
  const texts = useTexts();
  const tabs = orderTabs.filter((tab) => tab !== 'requests' || !withoutRequests);
  const current = tabs.find((tab) => tab === route.tab) ?? 'plan';
  return (
    <div>
      <nav className="tabs" aria-label={texts.order.views}>
        {tabs.map((tab) => (
          <TabLink key={tab} route={{ ...route, tab }} isCurrent={tab === current}>
            {texts.order.tabs[tab]}
            {tab === 'requests' && <small>{detail.exchanges.length}</small>}
          </TabLink>
        ))}
      </nav>
      <Panel tab={current} detail={detail} />
    </div>
  );
};

const Panel = ({ tab, detail }: { readonly tab: OrderTab; readonly detail: OrderDetail }) => {
  switch (tab) {
    case 'plan':
      return <Plan rows={detail.plan} currency={detail.currency} />;
    case 'totals':
      return <Totals detail={detail} />;
    case 'requests':
      return <Requests detail={detail} />;
    case 'received':
      return <Received seq={detail.receivedSeq} />;
    case 'audit':
      return <OrderAudit orderKey={detail.row.orderKey} integrationId={detail.row.integrationId} />;
  }
};

const Totals = ({ detail }: { readonly detail: OrderDetail }) => {
  const { order } = useTexts();
  if (detail.totals.length === 0) return <EmptyState title={order.noTotals} remedy={order.noTotalsRemedy} />;
  return <TotalsTable totals={detail.totals} totalsComparison={detail.totalsComparison} currency={detail.currency} />;
};

export const Requests = ({ detail }: { readonly detail: OrderDetail }) => {
  const { order } = useTexts();
  if (detail.exchanges.length === 0) return <EmptyState title={order.noRequests} remedy={order.noRequestsRemedy} />;
  return <RequestInspector exchanges={detail.exchanges} />;
};

const asRegion = (text: string, title: string) => <JsonText key={title} text={text} label={title} />;

const Received = ({ seq }: { readonly seq: number | null }) => {
  const { order } = useTexts();
  if (seq === null) return <EmptyState title={order.notReceived} remedy={order.notReceivedRemedy} />;
  return <SealedContents key={seq} seq={seq} parts={[['order', order.tabs.received]]} draw={asRegion} />;
};
