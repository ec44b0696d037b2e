import type { CreatedCustomer } from '../../../main/contract/customerCalls.ts';
import { useCall } from '../../hooks/useCall.ts';

const mostAtOnce = 200;

export interface HoldingCustomers {
  readonly customers: readonly CreatedCustomer[];
  /** There are more than were looked through. */
  readonly isMore: boolean;
}

/** Customers whose documents are not posted until a person has verified them; none while that is not known. */
export const useHoldingCustomers = (): HoldingCustomers => {
  const { data } = useCall('customers.created', { unverified: true, limit: mostAtOnce });
  if (data === undefined) return { customers: [], isMore: false };
  return { customers: data.rows.filter(({ holdsPosting }) => holdsPosting), isMore: data.next !== null };
};
