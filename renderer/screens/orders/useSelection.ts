import { useState } from 'react';
import type { OrderRow } from '../../../main/contract/views.ts';
import { useEscape } from '../../hooks/useEscape.ts';

const keyOf = ({ integrationId, orderKey }: OrderRow): string => `${integrationId} ${orderKey}`;

export interface Selection {
  /** As they are now; one that has left the list is selected no more. */
  readonly rows: readonly OrderRow[];
  has(row: OrderRow): boolean;
  set(rows: readonly OrderRow[], isSelected: boolean): void;
  clear(): void;
}

/** Orders that a person has picked out of the list; Escape lets go of them. */
export const useSelection = (all: readonly OrderRow[]): Selection => {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const clear = () => setKeys(new Set());
  useEscape(() => keys.size > 0 && clear());
  return {
    rows: keys.size === 0 ? [] : all.filter((row) => keys.has(keyOf(row))),
    has: (row) => keys.has(keyOf(row)),
    set: (rows, isSelected) =>
      setKeys((before) => {
        const changed = new Set(rows.map(keyOf));
        return isSelected ? new Set([...before, ...changed]) : new Set([...before].filter((key) => !changed.has(key)));
      }),
    clear,
  };
};
