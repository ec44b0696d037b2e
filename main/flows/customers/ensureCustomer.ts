import { type ConnectorError, toConnectorError } from '../../base/errors.ts';
import type { NavCustomer } from '../../nav/nav.ts';
import type { JobOutcome } from '../../queue/worker.ts';
import { type Intent, settle } from '../intents.ts';
import { cut } from '../cut.ts';
import { type CustomerRecords, waitsForCustomer } from './customerRecords.ts';
import type { NewCustomer } from '../../nav/nav.ts';

const CUSTOMER = 'customer';
const SENDING_MS = 120_000;
const FIRST_LOOK_MS = 5_000;
const SHORTEST_WAIT_FOR_ANOTHER_MS = 1_000;
const LONGEST_WAIT_FOR_ANOTHER_MS = 20_000;

export type Ensured =
  { readonly kind: 'there'; readonly no: string } | { readonly kind: 'wait'; readonly outcome: JobOutcome };

/** When NAV was asked for an address, and what was under way for it then. */
export interface AskedForCustomer {
  readonly at: number;
  readonly intent: Intent | null;
}

/** Called right before NAV is asked who has this e-mail address. */
export function askingForCustomer(
  { intents, nav, ports, vault }: Pick<CustomerRecords, 'intents' | 'nav' | 'ports' | 'vault'>,
  email: string,
): AskedForCustomer {
  return { at: ports.now(), intent: intents.byNumber(nav.companyId, CUSTOMER, numberFor(vault, email)) };
}

/**
 * Creates the customer of a new shopper, one at a time per e-mail address: the intent's number is the address'
 * fingerprint, so a second order of the same shopper waits for the first one's answer, and no crash makes two cards.
 * Called only when NAV was asked, as `asked` says, and no customer had the address.
 */
export async function ensureCustomer(
  records: CustomerRecords,
  customer: NewCustomer,
  asked: AskedForCustomer,
): Promise<Ensured> {
  const { intents, nav, ports, vault } = records;
  const number = numberFor(vault, customer.email);
  const intent = intents.byNumber(nav.companyId, CUSTOMER, number);
  if (intent && (intent.state === 'sending' || intent.state === 'unknown')) {
    const settled = settleCustomer(records, intent, asked);
    if (settled) return { kind: 'wait', outcome: settled };
  }
  // Another order made it after NAV had told this one that there is none: NAV is asked again.
  if (intent?.state === 'made' && !isSame(intent, asked.intent)) {
    return { kind: 'wait', outcome: waitsForCustomer(records, ports.now()) };
  }
  records.record(() => {
    const now = ports.now();
    intents.open({
      companyId: nav.companyId,
      docKind: CUSTOMER,
      externalNo: number,
      ownerKey: records.ownerKey,
      settleAfter: now + SENDING_MS + nav.longestOperationMs,
      jobId: records.jobId,
      sentAt: now,
    });
  });
  try {
    const made = await nav.as(records.origin).createCustomer(customer);
    records.record(() => recordMade(records, number, made, customer.email));
    return { kind: 'there', no: made.no };
  } catch (error) {
    return notMade(records, number, toConnectorError(error));
  }
}

/** NAV has room for 80 characters of an address; how it was typed makes no difference. */
function numberFor(vault: CustomerRecords['vault'], email: string): string {
  return vault.fingerprint(cut(email, 80).text.toLowerCase());
}

function isSame(left: Intent, right: Intent | null): boolean {
  return left.state === right?.state && left.settleAfter === right.settleAfter;
}

/** Somebody's creation is under way or its answer was lost; null when it is settled that nothing was made. */
function settleCustomer(records: CustomerRecords, intent: Intent, asked: AskedForCustomer): JobOutcome | null {
  const now = records.ports.now();
  const othersBusiness = intent.ownerKey !== records.ownerKey && intent.state === 'sending' && now < intent.settleAfter;
  if (othersBusiness) return waitsForCustomer(records, now + waitForAnother(records, intent, now));
  // The look is as old as the question: what NAV did since then is not in the answer.
  const settling = settle(intent, false, asked.at);
  if (settling.kind !== 'lookAgain') return null;
  return waitsForCustomer(records, settling.at, () => {
    if (settling.emptyLook) records.intents.sawNothing(intent.id, asked.at);
  });
}

/** As long again as it has been under way: soon at first, and no crowd of questions at a server that hangs. */
function waitForAnother({ nav }: CustomerRecords, intent: Intent, now: number): number {
  const sentAt = intent.settleAfter - SENDING_MS - nav.longestOperationMs;
  return Math.min(LONGEST_WAIT_FOR_ANOTHER_MS, Math.max(SHORTEST_WAIT_FOR_ANOTHER_MS, now - sentAt));
}

function notMade(records: CustomerRecords, number: string, error: ConnectorError): Ensured {
  const { intents, nav, ports } = records;
  if (error.kind !== 'unknownOutcome') {
    records.record(() => intents.failed(nav.companyId, CUSTOMER, number));
    throw error;
  }
  const now = ports.now();
  const outcome = waitsForCustomer(records, now + FIRST_LOOK_MS, () =>
    intents.unknown(nav.companyId, CUSTOMER, number, now + nav.longestOperationMs),
  );
  return { kind: 'wait', outcome };
}

function recordMade(records: CustomerRecords, number: string, made: NavCustomer, email: string): void {
  records.intents.made(records.nav.companyId, CUSTOMER, number, made.no);
  records.effects.add({
    jobId: records.jobId,
    runId: null,
    step: 'createCustomer',
    system: records.nav.connectionId,
    recordKind: CUSTOMER,
    recordKey: made.key,
    action: 'created',
    before: null,
    stateAfter: '',
  });
  records.tell({
    kind: 'customer.created',
    status: 'fine',
    bodies: { params: JSON.stringify({ no: made.no }) },
    subjects: [email],
  });
}
