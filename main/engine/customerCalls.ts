import type { CallParts } from '../calls/createCalls.ts';
import type { OrderRecords } from '../flows/orders/context.ts';
import type { NewJob } from '../queue/jobs.ts';
import type { Assembly } from './connections.ts';
import type { News } from './news.ts';

export interface CustomerCallsOptions {
  readonly records: OrderRecords;
  readonly assembly: () => Assembly;
  readonly news: News;
  readonly ring: (rings: readonly Omit<NewJob, 'runAt'>[]) => void;
}

export function createCustomerCalls(_options: CustomerCallsOptions): CallParts['customers'] {
  return {} as CallParts['customers'];
}
