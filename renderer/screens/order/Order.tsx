import { ConfirmWithCount } from '../../components/ConfirmWithCount.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { RunList } from '../../components/RunProgress.tsx';
import { ScreenHead } from '../../components/ScreenHead.tsx';
import { useCall } from '../../hooks/useCall.ts';
import { useEscape } from '../../hooks/useEscape.ts';
import { useQuestion } from '../../hooks/useQuestion.ts';
import { useReplay } from '../../hooks/useReplay.ts';
import { goTo } from '../../hooks/useRoute.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import { useWideWindow } from '../../hooks/useWideWindow.ts';
import { toHash, type OrdersFilter, type Route } from '../../routes.ts';
import { CauseNote } from './CauseNote.tsx';
import { DryRun } from './DryRun.tsx';
import { OrderActions } from './OrderActions.tsx';
import { OrderHead } from './OrderHead.tsx';
import { OrderTabs, Requests } from './OrderTabs.tsx';
import { OrderTimeline } from './OrderTimeline.tsx';

export type OrderRoute = Extract<Route, { screen: 'order' }>;

export interface OrderProps {
  readonly route: OrderRoute;
  /** The list as it was left; the breadcrumb and Escape lead back to it. */
  readonly list: OrdersFilter;
}

/** Why is it in NAV like this? */
export const Order = ({ route, list }: OrderProps) => {
  const texts = useTexts();
  const replay = useReplay();
  const dryRun = useQuestion('orders.dryRun');
  const isWide = useWideWindow();
  const back = { screen: 'orders', filter: list } as const;
  useEscape(() => goTo(back));
  const query = useCall('orders.get', { integrationId: route.integrationId, orderKey: route.orderKey });
  return (
    <>
      <nav className="caption breadcrumb" aria-label={texts.orders.title}>
        <a href={toHash(back)}>{texts.orders.title}</a> /{' '}
        <span aria-current="page">{query.data?.row.orderNo ?? route.orderKey}</span>
      </nav>
      {query.data === undefined && <ScreenHead title={route.orderKey} />}
      <Loaded query={query} rows={8}>
        {(detail) => (
          <>
            <OrderHead detail={detail} />
            <OrderActions detail={detail} replay={replay} dryRun={dryRun} />
            <RunList replay={replay} />
            <CauseNote row={detail.row} />
            <DryRun question={dryRun} currency={detail.currency} />
            <div className={isWide ? 'order-three' : 'order-two'}>
              <section aria-labelledby="timeline-title">
                <h2 id="timeline-title">{texts.order.timeline}</h2>
                <OrderTimeline key={detail.row.orderKey} detail={detail} />
              </section>
              <OrderTabs route={route} detail={detail} withoutRequests={isWide} />
              {isWide && (
                <section aria-labelledby="requests-title">
                  <h2 id="requests-title">
                    {texts.order.tabs.requests} <small className="caption">{detail.exchanges.length}</small>
                  </h2>
                  <Requests detail={detail} />
                </section>
              )}
            </div>
          </>
        )}
      </Loaded>
      <ConfirmWithCount replay={replay} />
    </>
  );
};
