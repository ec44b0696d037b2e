import { useCall } from '../../hooks/useCall.ts';
import type { OrdersFilter } from '../../routes.ts';

const sixDays = 6 * 24 * 60 * 60 * 1000;

/** A period's first instant, counted from today as the engine has it, so that list and equation agree. */
export const usePeriodStart = (
  period: OrdersFilter['period'],
): { readonly since?: string; readonly isKnown: boolean } => {
  const { data } = useCall('overview.get', {}, { enabled: period !== undefined });
  if (period === undefined) return { isKnown: true };
  if (data === undefined) return { isKnown: false };
  if (period === 'today') return { since: data.since, isKnown: true };
  return { since: new Date(new Date(data.since).getTime() - sixDays).toISOString(), isKnown: true };
};
