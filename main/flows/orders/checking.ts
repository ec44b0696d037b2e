import { ConnectorError } from '../../base/errors.ts';
import type { JobOutcome } from '../../queue/worker.ts';
import { onTheWay } from './book.ts';
import { inRecord, instant, type OrderContext, tell } from './context.ts';

const FIRST_LOOK_MS = 5_000;

/** What became of a request is not known: the order waits a moment, and what NAV has is read again. */
export function checkAgain(context: OrderContext, also: () => void = () => undefined, detail?: string): JobOutcome {
  return {
    kind: 'again',
    at: context.ports.now() + FIRST_LOOK_MS,
    record: () =>
      inRecord(context, () => {
        also();
        stillChecking(context, checking(context), detail);
      }),
  };
}

/** Inside a transaction: the order waits as "checking with NAV"; nothing is to be done. */
export function stillChecking(context: OrderContext, cause: ConnectorError, detail = cause.message): void {
  const { book, job, order } = context;
  const before = book.standing(job.integrationId, order.key);
  book.enter(job.integrationId, order, job.id, instant(context), onTheWay('checking', cause));
  if (before?.state !== 'checking') {
    tell(context, { kind: 'order.checking', status: 'waiting', cause: cause.code, bodies: { text: detail } });
  }
}

export function checking({ order, nav }: Pick<OrderContext, 'order' | 'nav'>): ConnectorError {
  return new ConnectorError({
    kind: 'unavailable',
    code: 'checking-with-nav',
    message: `Checking with NAV whether order ${order.number} was written before the connection broke.`,
    whatToDo: 'Nothing to do.',
    system: nav.connectionId,
  });
}
