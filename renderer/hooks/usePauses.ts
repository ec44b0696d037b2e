import type { PauseView } from '../../main/contract/queueCalls.ts';
import { useCall } from './useCall.ts';

const none: readonly PauseView[] = [];

export interface Pauses {
  /** Those in force, that of all work first; none while that is not known. */
  readonly all: readonly PauseView[];
  /** The pause of all work. */
  readonly everything: PauseView | null;
  /** The pause of one integration alone. */
  of(integrationId: string): PauseView | null;
}

export const usePauses = (): Pauses => {
  const all = useCall('queue.pauses', {}).data?.pauses ?? none;
  return {
    all,
    everything: all.find((pause) => pause.integrationId === null) ?? null,
    of: (integrationId) => all.find((pause) => pause.integrationId === integrationId) ?? null,
  };
};
