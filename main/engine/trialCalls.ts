import type { CallParts } from '../calls/createCalls.ts';
import type { Log } from '../base/log.ts';
import type { OrderRecords } from '../flows/orders/context.ts';
import type { Assembly } from './connections.ts';
import type { News } from './news.ts';

export interface TrialCallsOptions {
  readonly records: OrderRecords;
  readonly assembly: () => Assembly;
  readonly news: News;
  readonly log: Log;
}

export function createTrialCalls(_options: TrialCallsOptions): CallParts['trials'] {
  return {} as CallParts['trials'];
}
