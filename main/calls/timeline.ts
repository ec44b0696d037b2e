import type { Audit, Entry } from '../audit/audit.ts';
import type { TimelineStep } from '../contract/views.ts';
import type { OrderTableRow } from '../flows/orders/bookRows.ts';

// What each kind of entry says in a timeline. An intent stands in the database in one transaction with the entry that
// tells what was planned, and a link with the one that tells what was written: they need no steps of their own.
const TEXTS: Readonly<Record<string, string>> = {
  delivery: 'Delivery received',
  'poll.found': 'Found by looking for changes',
  'sweep.found': 'Found by comparing all orders',
  'order.read': 'Read from the store',
  'order.planned': 'Read from the store and planned',
  exchange: 'Request',
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
  'order.undoAsked': 'Undo asked for',
  'document.undone': 'Undone: taken out of NAV',
  'document.lost': 'Lost in NAV, which was set back: is written again',
  'document.openAgain': 'No longer posted in NAV, which was set back',
  'job.parked': 'Waits for you',
  'job.failed': 'Goes on by itself later',
  'job.replayed': 'Replayed',
  'delivery.rung': 'Rung again for a delivery',
  'delivery.inspected': 'A delivery was opened',
};

/** Of an order that was tried for weeks, how it began and how it is now; what lies between is in the audit log. */
const FIRST_ENTRIES = 40;
const LAST_ENTRIES = 200;

export interface OrderRef {
  readonly integrationId: string;
  readonly orderKey: string;
}

/** What is left out of a timeline: entries behind one number and before another. */
export interface TimelineGap {
  readonly after: number;
  readonly before: number;
}

/** The entries of one order that its page tells of, oldest first, and what lies between them untold. */
export function entriesOf(
  audit: Pick<Audit, 'entries'>,
  order: OrderRef,
): { readonly entries: readonly Entry[]; readonly gap: TimelineGap | null } {
  const last = audit.entries({ ...order, limit: LAST_ENTRIES }).toReversed();
  const before = last[0]?.seq;
  if (last.length < LAST_ENTRIES || before === undefined) return { entries: last, gap: null };
  // One more than is told shows whether the two meet.
  const oldest = audit.entries({ ...order, limit: FIRST_ENTRIES + 1, oldestFirst: true });
  const first = oldest.slice(0, FIRST_ENTRIES).filter(({ seq }) => seq < before);
  const after = first.at(-1)?.seq ?? 0;
  const isGap = oldest.some(({ seq }) => seq > after && seq < before);
  return { entries: [...first, ...last], gap: isGap ? { after, before } : null };
}

/** A stretch of what was left out, and where the next one begins; null when it is through. */
export function stretchOf(audit: Audit, order: OrderRef, { after, before }: TimelineGap) {
  const upTo = before - 1;
  const asked = { ...order, beyond: after, upTo, oldestFirst: true };
  const found = audit.entries({ ...asked, limit: LAST_ENTRIES + 1 });
  const entries = found.slice(0, LAST_ENTRIES);
  const next = found.length > LAST_ENTRIES ? (entries.at(-1)?.seq ?? null) : null;
  return { steps: stepsOf(entries, audit), next };
}

/** How every timeline begins. */
export function placedOf(row: Pick<OrderTableRow, 'placed_at'>): TimelineStep {
  return { at: row.placed_at, kind: 'placed', mark: 'fine', text: 'Placed', params: {}, auditSeq: null };
}

export function stepsOf(entries: readonly Entry[], audit: Pick<Audit, 'bodies'>): TimelineStep[] {
  return entries
    .filter((entry) => TEXTS[entry.kind] !== undefined)
    .map((entry) => toStep(entry, audit.bodies(entry.seq)));
}

function toStep(entry: Entry, bodies: Readonly<Record<string, string>>): TimelineStep {
  const told = bodies['params'] === undefined ? {} : (JSON.parse(bodies['params']) as Record<string, string>);
  const params = entry.kind === 'exchange' ? exchangeParams(bodies['exchange']) : told;
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

/** What was asked of whom, and what came back; nothing once its contents have left. */
function exchangeParams(exchange: string | undefined): Record<string, string> {
  if (exchange === undefined) return {};
  const { system, summary, status } = JSON.parse(exchange) as {
    readonly system?: string;
    readonly summary?: string;
    readonly status?: number | null;
  };
  return { system: system ?? '', summary: summary ?? '', answer: String(status ?? '') };
}

function markOf(status: string): TimelineStep['mark'] {
  const marks: readonly TimelineStep['mark'][] = ['fine', 'attention', 'down', 'waiting', 'leftOut'];
  return marks.find((mark) => mark === status) ?? 'fine';
}
