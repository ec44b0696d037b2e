import { useEffect } from 'react';
import type { OrderRow } from '../../../main/contract/views.ts';

export type OpenedOrder = Pick<OrderRow, 'integrationId' | 'orderKey'>;

/**
 * Who comes back from an order finds its row in hand.
 * @param takeOpened the order that was open, and null from then on: the same list with other filters is no return
 */
export const useReturnTo = (
  takeOpened: () => OpenedOrder | null,
  rows: readonly OrderRow[],
  focusRow: (index: number) => void,
): void => {
  useEffect(() => {
    const opened = takeOpened();
    if (opened === null) return;
    const { integrationId, orderKey } = opened;
    const index = rows.findIndex((row) => row.integrationId === integrationId && row.orderKey === orderKey);
    if (index !== -1) focusRow(index);
  });
};
