import { useCallback, useDeferredValue, useRef } from 'react';
import { Button } from '@fluentui/react-components';
import { ArrowRepeatAllRegular } from '@fluentui/react-icons';
import { ActionButton } from '../../components/ActionButton.tsx';
import { ConfirmWithCount } from '../../components/ConfirmWithCount.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { RunList } from '../../components/RunProgress.tsx';
import { ScreenHead } from '../../components/ScreenHead.tsx';
import { usePages } from '../../hooks/useCall.ts';
import { useReplay, type Replay, type ReplayInput } from '../../hooks/useReplay.ts';
import { goInstead } from '../../hooks/useRoute.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import type { OrdersFilter } from '../../routes.ts';
import { FetchOrder } from './FetchOrder.tsx';
import { Filters } from './Filters.tsx';
import { OrdersTable } from './OrdersTable.tsx';
import { TermTabs } from './TermTabs.tsx';
import { usePeriodStart } from './usePeriodStart.ts';
import type { OpenedOrder } from './useReturnTo.ts';

export interface OrdersProps {
  readonly filter: OrdersFilter;
  readonly opened: OpenedOrder | null;
}

/** What became of order X? */
export const Orders = ({ filter, opened }: OrdersProps) => {
  const texts = useTexts();
  const replay = useReplay();
  const takeOpened = useTakenOnce(opened);
  const shown = useDeferredValue(filter);
  const { input, query } = useOrders(shown);
  const count = query.data?.pages[0]?.count;
  return (
    <div className="fill">
      <ScreenHead
        title={texts.orders.title}
        sentence={count === undefined ? undefined : texts.orders.counted(count)}
        actions={
          <>
            {filter.term === 'waiting' && <ReplayAll input={input} count={count} replay={replay} />}
            <FetchOrder integrationId={filter.integrationId} />
          </>
        }
      />
      <TermTabs filter={filter} />
      <Filters filter={filter} />
      <RunList replay={replay} />
      <Loaded query={query} rows={10}>
        {() => <Rows filter={filter} query={query} replay={replay} takeOpened={takeOpened} />}
      </Loaded>
      <ConfirmWithCount replay={replay} />
    </div>
  );
};

/** Gives what it was first called with, once. */
const useTakenOnce = <T,>(value: T): (() => T | null) => {
  const kept = useRef<T | null>(value);
  return useCallback(() => {
    const taken = kept.current;
    kept.current = null;
    return taken;
  }, []);
};

const useOrders = (filter: OrdersFilter) => {
  const { since, isKnown } = usePeriodStart(filter.period);
  const { term, integrationId } = filter;
  const text = filter.text?.trim() || undefined;
  const input = { term, integrationId, text, since };
  return { input, query: usePages('orders.list', input, isKnown) };
};

interface ReplayAllProps {
  readonly input: ReplayInput;
  readonly count: string | undefined;
  readonly replay: Replay;
}

/** Every order of the list that waits for a person, whether or not its row was ever scrolled to. */
const ReplayAll = ({ input, count, replay }: ReplayAllProps) => {
  const { queue: words } = useTexts();
  if (count === undefined || count === '0') return null;
  return (
    <ActionButton
      icon={<ArrowRepeatAllRegular />}
      onClick={() => replay.ask(input, Number.parseInt(count.replaceAll(',', ''), 10))}
    >
      {words.replayAll(count)}
    </ActionButton>
  );
};

interface RowsProps {
  readonly filter: OrdersFilter;
  readonly query: ReturnType<typeof useOrders>['query'];
  readonly replay: Replay;
  readonly takeOpened: () => OpenedOrder | null;
}

const Rows = ({ filter, query, replay, takeOpened }: RowsProps) => {
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  if (rows.length === 0) return <NoRows filter={filter} />;
  return (
    <OrdersTable
      // Other filters are another list: it begins at its top.
      key={JSON.stringify({ ...filter, text: undefined })}
      rows={rows}
      hasMore={query.hasNextPage}
      onMore={() => query.isFetchingNextPage || void query.fetchNextPage()}
      replay={replay}
      takeOpened={takeOpened}
    />
  );
};

const NoRows = ({ filter }: { readonly filter: OrdersFilter }) => {
  const texts = useTexts();
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  if (!isFiltered) return <EmptyState title={texts.orders.empty} remedy={texts.orders.emptyRemedy} />;
  return (
    <EmptyState title={texts.orders.noneFound} remedy={texts.orders.noneFoundRemedy}>
      <Button onClick={() => goInstead({ screen: 'orders', filter: {} })}>{texts.orders.clear}</Button>
    </EmptyState>
  );
};
