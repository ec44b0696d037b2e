import { type ConnectorError, toConnectorError } from '../../base/errors.ts';
import type { NavCustomer } from '../../nav/nav.ts';
import type { JobOutcome } from '../../queue/worker.ts';
import { type Intent, settle } from '../intents.ts';
import { type CustomerRecords, waitsForCustomer } from './customerRecords.ts';
import type { NewCustomer } from '../../nav/nav.ts';

const CUSTOMER = 'customer';
const SENDING_MS = 120_000;
const FIRST_LOOK_MS = 5_000;
const OTHER_ORDER_MS = 1_000;

export type Ensured =
  { readonly kind: 'there'; readonly no: string } | { readonly kind: 'wait'; readonly outcome: JobOutcome };

/**
 * Creates the customer of a new shopper, one at a time per e-mail address: the intent's number is the address'
 * fingerprint, so a second order of the same shopper waits for the first one's answer, and no crash makes two cards.
 * Called only when NAV was just asked and no customer has the address.
 */
export async function ensureCustomer(records: CustomerRecords, customer: NewCustomer): Promise<Ensured> {
  const { intents, nav, ports, vault } = records;
  const number = vault.fingerprint(customer.email.trim().toLowerCase());
  const intent = intents.byNumber(nav.companyId, CUSTOMER, number);
  if (intent && (intent.state === 'sending' || intent.state === 'unknown')) {
    const settled = settleCustomer(records, intent);
    if (settled) return { kind: 'wait', outcome: settled };
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

/** Somebody's creation is under way or its answer was lost; null when it is settled that nothing was made. */
function settleCustomer(records: CustomerRecords, intent: Intent): JobOutcome | null {
  const now = records.ports.now();
  const othersBusiness = intent.ownerKey !== records.ownerKey && intent.state === 'sending' && now < intent.settleAfter;
  if (othersBusiness) return waitsForCustomer(records, now + OTHER_ORDER_MS);
  const settling = settle(intent, false, now);
  if (settling.kind !== 'lookAgain') return null;
  return waitsForCustomer(records, settling.at, () => {
    if (settling.emptyLook) records.intents.sawNothing(intent.id, now);
  });
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
