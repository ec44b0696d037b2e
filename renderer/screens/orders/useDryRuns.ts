import { useEffect, useRef, useState } from 'react';
import type { DryRunView, OrderRow } from '../../../main/contract/views.ts';
import { toCallError, unreachable } from '../../bridge/failure.ts';
import { useClient } from '../../hooks/surroundings.ts';

/** Orders that one go tries: each costs store and NAV a few requests. */
export const mostDryRuns = 50;

export interface DryRunResult {
  readonly row: OrderRow;
  /** What would become of it; null where it could not be tried. */
  readonly answer: DryRunView | null;
  readonly error: unknown;
}

export interface DryRuns {
  /** Of those that were tried, in their order. */
  readonly results: readonly DryRunResult[];
  readonly isRunning: boolean;
  /** Ends it behind the order that is being tried. */
  cancel(): void;
}

/**
 * Tries orders one after the other, so that neither store nor NAV notices. An engine that is gone ends it.
 * @param rows the same for as long as they are tried
 */
export const useDryRuns = (rows: readonly OrderRow[]): DryRuns => {
  const client = useClient();
  const [results, setResults] = useState<readonly DryRunResult[]>([]);
  const [isRunning, setRunning] = useState(true);
  const stop = useRef<AbortController>(null);
  useEffect(() => {
    const controller = new AbortController();
    stop.current = controller;
    const { signal } = controller;
    const tryOut = async (row: OrderRow): Promise<DryRunResult> => {
      const { integrationId, orderKey } = row;
      try {
        return { row, answer: await client.call('orders.dryRun', { integrationId, orderKey }), error: null };
      } catch (error) {
        return { row, answer: null, error };
      }
    };
    const run = async () => {
      const tried: DryRunResult[] = [];
      for (const row of rows.slice(0, mostDryRuns)) {
        // oxlint-disable-next-line no-await-in-loop
        tried.push(await tryOut(row));
        if (signal.reason === closed) return;
        setResults([...tried]);
        const last = tried.at(-1)?.error ?? null;
        if (signal.aborted || (last !== null && toCallError(last).code === unreachable.code)) break;
      }
      setRunning(false);
    };
    void run();
    return () => controller.abort(closed);
  }, [client, rows]);
  return { results, isRunning, cancel: () => stop.current?.abort() };
};

/** Nobody looks at it any more. */
const closed = 'closed';
