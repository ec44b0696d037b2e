import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { AuditRow } from '../../../main/contract/views.ts';
import { AuditEntryRow, AuditHead } from '../../components/AuditTable.tsx';
import { useDrawnRows } from '../../hooks/useDrawnRows.ts';
import { useTexts } from '../../hooks/surroundings.ts';

const rowHeight = 34;

export interface AuditListProps {
  readonly rows: readonly AuditRow[];
  readonly hasMore: boolean;
  readonly onMore: () => void;
  readonly onOpen: (seq: number) => void;
}

/** All entries that were read, of which only those in sight are drawn. */
export const AuditList = ({ rows, hasMore, onMore, onOpen }: AuditListProps) => {
  const { audit } = useTexts();
  const scroller = useRef<HTMLDivElement>(null);
  // Compiled components must not use it; none is compiled here.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  });
  const keys = useDrawnRows(rows.length, scroller, virtual.scrollToIndex);
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && last >= rows.length - 20) onMore();
  }, [hasMore, last, rows.length, onMore]);
  const above = items[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div className="list" ref={scroller}>
      <table
        className="rows audit audit-list"
        aria-label={audit.title}
        aria-rowcount={hasMore ? -1 : rows.length + 1}
        onKeyDown={keys.onKeyDown}
      >
        <AuditHead />
        <tbody>
          {above > 0 && <Gap height={above} />}
          {items.map(({ index }) => {
            const row = rows[index];
            return (
              row && (
                <AuditEntryRow
                  key={row.seq}
                  row={row}
                  index={index}
                  isActive={index === keys.active}
                  onActive={keys.setActive}
                  onOpen={onOpen}
                />
              )
            );
          })}
          {below > 0 && <Gap height={below} />}
        </tbody>
      </table>
    </div>
  );
};

const Gap = ({ height }: { readonly height: number }) => (
  <tr aria-hidden="true" className="gap">
    <td colSpan={7} style={{ height }} />
  </tr>
);
