import type { AlarmView } from '../../main/contract/alarmCalls.ts';
import { useCall } from './useCall.ts';

const none: readonly AlarmView[] = [];

/** The alarms that stand, oldest first; none while that is not known. */
export const useAlarms = (): readonly AlarmView[] => useCall('alarms.list', {}).data?.alarms ?? none;
