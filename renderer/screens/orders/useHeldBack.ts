import { useState } from 'react';
import type { OrderRow } from '../../../main/contract/views.ts';

const keyOf = (row: OrderRow): string => `${row.integrationId} ${row.orderKey}`;

/** How many rows arrived above the one that stood first; none when that one is gone. */
export const countNew = (rows: readonly OrderRow[], firstKey: string | null): number =>
  firstKey === null
    ? 0
    : Math.max(
        0,
        rows.findIndex((row) => keyOf(row) === firstKey),
      );

/** While the list is scrolled, rows that arrive on top wait, so that nothing moves under the pointer. */
export const useHeldBack = (all: readonly OrderRow[]) => {
  const [firstKey, setFirstKey] = useState<string | null>(null);
  const held = countNew(all, firstKey);
  const onScroll = (scrollTop: number) => {
    const [newest] = all;
    setFirstKey((before) => (scrollTop === 0 || newest === undefined ? null : (before ?? keyOf(newest))));
  };
  return { rows: held === 0 ? all : all.slice(held), held, onScroll };
};
