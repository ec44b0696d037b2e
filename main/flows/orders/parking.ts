import { ConnectorError } from '../../base/errors.ts';
import type { JobOutcome } from '../../queue/worker.ts';
import { parkedStanding, type Standing } from './book.ts';
import { inRecord, instant, type OrderContext, tell } from './context.ts';
import { tellRead } from './received.ts';

/** What NAV has of the order while it waits; absent keeps what stands in the book. */
export type Shown = Pick<Standing, 'documentNo' | 'navTotal' | 'navCurrency'>;

export const NOTHING_IN_NAV: Shown = { documentNo: null, navTotal: null, navCurrency: null };

/** Ends the job as parked: the order waits for a person, with its cause in book and audit log. */
export function park(
  context: OrderContext,
  error: ConnectorError,
  also: () => void = () => undefined,
  shown: Shown = {},
): JobOutcome {
  return {
    kind: 'parked',
    error,
    record: () =>
      inRecord(context, () => {
        also();
        const { book, job, order } = context;
        book.enter(job.integrationId, order, job.id, instant(context), { ...parkedStanding(error), ...shown });
        tellRead(context, job, order);
        tell(context, {
          kind: 'job.parked',
          status: 'attention',
          cause: error.code,
          bodies: { text: `${error.message} ${error.whatToDo}`, params: JSON.stringify(error.params) },
        });
      }),
  };
}

export function decision(
  code: string,
  message: string,
  whatToDo: string,
  params: Readonly<Record<string, string>> = {},
): ConnectorError {
  return new ConnectorError({ kind: 'invalid', code, message, whatToDo, params });
}
