import type { Entry } from '../audit/audit.ts';
import type { TimelineStep } from '../contract/views.ts';
import type { OrderTableRow } from '../flows/orders/bookRows.ts';

// What each kind of entry says in a timeline; exchanges have a tab of their own.
const TEXTS: Readonly<Record<string, string>> = {
  delivery: 'Delivery received',
  'poll.found': 'Found by looking for changes',
  'order.read': 'Read from the store',
  'order.planned': 'Read from the store and planned',
  'order.checking': 'Checking with NAV',
  'order.leftOut': 'Left out by rule',
  'order.leftOutByPerson': 'Left out by a person',
  'order.gone': 'No longer in the store',
  'order.noted': 'Number left as a note in the store',
  'order.notNoted': 'No note left in the store',
  'order.agreed': 'Agreed again',
  'customer.created': 'Customer created in NAV',
  'customer.verified': 'Customer verified',
  'customer.untied': 'Shoppers untied from a customer',
  'document.written': 'Written to NAV',
  'document.found': 'Found in NAV',
  'document.posted': 'Posted in NAV',
  'payment.written': 'Payment written to a journal',
  'payment.found': 'Payment found in its journal',
  'payment.notWritten': 'Payment not written',
  'order.postingHeld': 'Not posted before its customer is verified',
  'document.removed': 'Removed from NAV, because it did not match',
  'order.compared': 'Compared: equal',
  'job.parked': 'Waits for you',
  'job.failed': 'Goes on by itself later',
  'job.replayed': 'Replayed',
  'delivery.rung': 'Rung again for a delivery',
  'delivery.inspected': 'A delivery was opened',
};

export function timelineOf(
  row: OrderTableRow,
  entries: readonly Entry[],
  bodies: (seq: number) => Readonly<Record<string, string>>,
): TimelineStep[] {
  const placed: TimelineStep = {
    at: row.placed_at,
    kind: 'placed',
    mark: 'fine',
    text: 'Placed',
    params: {},
    auditSeq: null,
  };
  const steps = entries
    .filter((entry) => TEXTS[entry.kind] !== undefined)
    .map((entry) => toStep(entry, bodies(entry.seq)));
  return [placed, ...steps];
}

function toStep(entry: Entry, bodies: Readonly<Record<string, string>>): TimelineStep {
  const params = bodies['params'] === undefined ? {} : (JSON.parse(bodies['params']) as Record<string, string>);
  const text = bodies['text'] === undefined ? TEXTS[entry.kind] : `${TEXTS[entry.kind]}. ${bodies['text']}`;
  return {
    at: entry.at,
    kind: entry.kind,
    mark: markOf(entry.status),
    text: text ?? entry.kind,
    params: {
      ...params,
      ...(entry.documentNo ? { documentNo: entry.documentNo } : {}),
      ...(entry.cause ? { cause: entry.cause } : {}),
    },
    auditSeq: entry.seq,
  };
}

function markOf(status: string): TimelineStep['mark'] {
  const marks: readonly TimelineStep['mark'][] = ['fine', 'attention', 'down', 'waiting', 'leftOut'];
  return marks.find((mark) => mark === status) ?? 'fine';
}
