import { useVirtualizer } from '@tanstack/react-virtual';
import { Button } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { OrderRow } from '../../../main/contract/views.ts';
import type { Replay } from '../../hooks/useReplay.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import { OrderTableRow } from './OrderTableRow.tsx';
import { useHeldBack } from './useHeldBack.ts';
import { useReturnTo, type OpenedOrder } from './useReturnTo.ts';
import { useRowKeys } from './useRowKeys.ts';

const rowHeight = 34;

export interface OrdersTableProps {
  readonly rows: readonly OrderRow[];
  readonly hasMore: boolean;
  readonly onMore: () => void;
  readonly replay: Replay;
  /** The order that was open before; the way back leads to its row. */
  readonly takeOpened: () => OpenedOrder | null;
}

/** All rows that were read, of which only those in sight are drawn. */
export const OrdersTable = ({ rows: all, hasMore, onMore, replay, takeOpened }: OrdersTableProps) => {
  const texts = useTexts();
  const scroller = useRef<HTMLDivElement>(null);
  const { rows, held, onScroll } = useHeldBack(all);
  // Compiled components must not use it; none is compiled here.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && last >= rows.length - 10) onMore();
  }, [hasMore, last, rows.length, onMore]);
  const keys = useRowKeys(rows, scroller, virtual.scrollToIndex, (row) => {
    if (row.jobId !== null) replay.ask({ jobIds: [row.jobId] }, 1);
  });
  useReturnTo(takeOpened, rows, keys.focusRow);
  const above = items[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <>
      {held > 0 && (
        <Button className="new-rows" size="small" onClick={() => scroller.current?.scrollTo(0, 0)}>
          {texts.orders.newRows(held)}
        </Button>
      )}
      <div className="list" ref={scroller} onScroll={(event) => onScroll(event.currentTarget.scrollTop)}>
        <table className="rows orders" aria-rowcount={hasMore ? -1 : rows.length + 1} onKeyDown={keys.onKeyDown}>
          <Head />
          <tbody>
            {above > 0 && <Gap height={above} />}
            {items.map((item) => {
              const row = rows[item.index];
              return (
                row !== undefined && (
                  <OrderTableRow
                    key={`${row.integrationId} ${row.orderKey}`}
                    row={row}
                    index={item.index}
                    isActive={item.index === keys.active}
                    onActive={keys.setActive}
                  />
                )
              );
            })}
            {below > 0 && <Gap height={below} />}
          </tbody>
        </table>
      </div>
    </>
  );
};

const Gap = ({ height }: { readonly height: number }) => (
  <tr aria-hidden="true" className="gap">
    {/* In a narrow window there are no more columns; a wider cell would make empty ones. */}
    <td colSpan={8} style={{ height }} />
  </tr>
);

const Head = () => {
  const { orders } = useTexts();
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col">{orders.status}</th>
        <th scope="col">{orders.order}</th>
        <th scope="col" aria-sort="descending">
          {orders.placed}
        </th>
        <th scope="col">{orders.customer}</th>
        <th scope="col" className="number">
          {orders.storeTotal}
        </th>
        <th scope="col" className="compared">
          <span className="hidden">{orders.compare}</span>
        </th>
        <th scope="col" className="number">
          {orders.navTotal}
        </th>
        <th scope="col">{orders.document}</th>
        <th scope="col">{orders.lastStep}</th>
        <th scope="col" className="number">
          <span className="hidden">{orders.when}</span>
        </th>
      </tr>
    </thead>
  );
};
