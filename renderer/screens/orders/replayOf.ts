import type { OrderRow } from '../../../main/contract/views.ts';
import type { ReplayInput } from '../../hooks/useReplay.ts';

/** Those of the orders whose jobs stopped; null where none did. */
export const replayOf = (rows: readonly OrderRow[]): ReplayInput | null => {
  const jobIds = rows.flatMap(({ jobId }) => (jobId === null ? [] : [jobId]));
  return jobIds.length === 0 ? null : { jobIds };
};
