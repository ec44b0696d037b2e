import { useVirtualizer } from '@tanstack/react-virtual';
import { Button, Checkbox } from '@fluentui/react-components';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { OrderRow } from '../../../main/contract/views.ts';
import { HiddenNote } from '../../components/HiddenNote.tsx';
import { isCombined } from '../../hooks/rowMoves.ts';
import { useDrawnRows } from '../../hooks/useDrawnRows.ts';
import type { Replay } from '../../hooks/useReplay.ts';
import { useMay, useTexts } from '../../hooks/surroundings.ts';
import { OrderTableRow } from './OrderTableRow.tsx';
import { replayOf } from './replayOf.ts';
import { SelectedBar } from './SelectedBar.tsx';
import { useHeldBack } from './useHeldBack.ts';
import { useReturnTo, type OpenedOrder } from './useReturnTo.ts';
import { useSelection, type Selection } from './useSelection.ts';

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
  const keys = useDrawnRows(rows.length, scroller, virtual.scrollToIndex);
  const selection = useSelection(rows);
  const onReplayKey = useReplayKey(replay);
  const onKeyDown = (event: KeyboardEvent) => {
    keys.onKeyDown(event);
    onReplayKey(event, selection.rows.length > 0 ? selection.rows : rows.slice(keys.active, keys.active + 1));
  };
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
        <table className="rows orders" aria-rowcount={hasMore ? -1 : rows.length + 1} onKeyDown={onKeyDown}>
          <Head rows={rows} selection={selection} />
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
                    isSelected={selection.has(row)}
                    onSelect={(isSelected) => selection.set([row], isSelected)}
                  />
                )
              );
            })}
            {below > 0 && <Gap height={below} />}
          </tbody>
        </table>
      </div>
      <HiddenNote />
      {selection.rows.length === 0 ? (
        <p className="caption keys">{texts.orders.keys}</p>
      ) : (
        <SelectedBar selection={selection} replay={replay} />
      )}
    </>
  );
};

const Gap = ({ height }: { readonly height: number }) => (
  <tr aria-hidden="true" className="gap">
    {/* In a narrow window there are no more columns; a wider cell would make empty ones. */}
    <td colSpan={8} style={{ height }} />
  </tr>
);

/** R asks for the replay of what is selected, else of the row in hand. */
const useReplayKey = (replay: Replay) => {
  const mayOperate = useMay('operator');
  return (event: KeyboardEvent, rows: readonly OrderRow[]) => {
    if (event.key.toLowerCase() !== 'r' || isCombined(event) || !mayOperate) return;
    event.preventDefault();
    const input = replayOf(rows);
    if (input !== null) replay.ask(input, rows.length);
  };
};

const Head = ({ rows, selection }: { readonly rows: readonly OrderRow[]; readonly selection: Selection }) => {
  const { orders } = useTexts();
  const isAll = selection.rows.length === rows.length;
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" className="select">
          <Checkbox
            aria-label={orders.selectAll(rows.length)}
            checked={isAll || (selection.rows.length > 0 && 'mixed')}
            onChange={() => selection.set(rows, !isAll)}
          />
        </th>
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
