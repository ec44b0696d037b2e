import { ConnectorError, toConnectorError } from '../../base/errors.ts';
import { toInstant } from '../../base/ports.ts';
import type { NavCustomer, NewCustomer } from '../../nav/nav.ts';
import type { JobOutcome } from '../../queue/worker.ts';
import type { Vault } from '../../vault/vault.ts';
import { type Intent, isOpen, settle, settleAfter } from '../intents.ts';
import { type CustomerRecords, waitsForCustomer } from './customerRecords.ts';
import { madeUnanswered, mustBeNew } from './unfindable.ts';

/** What a customer's intents are about; their number is the fingerprint of the e-mail address. */
export const CUSTOMER = 'customer';
const FIRST_LOOK_MS = 5_000;
const SHORTEST_WAIT_FOR_ANOTHER_MS = 1_000;
const LONGEST_WAIT_FOR_ANOTHER_MS = 20_000;

export type Ensured =
  | { readonly kind: 'there'; readonly no: string }
  | { readonly kind: 'wait'; readonly outcome: JobOutcome };

/**
 * Creates the customer of a new shopper, one at a time per e-mail address: the intent's number is the address'
 * fingerprint, so a second order of the same shopper waits for the first one's answer, and no crash makes two cards.
 * `email` is the address as the shopper gave it, which the card may have no room for. Called only when NAV was asked,
 * at `askedAt`, and no customer had it.
 *
 * @throws ConnectorError `customer-maybe-made` where nobody can tell whether the shopper has a card
 */
export async function ensureCustomer(
  records: CustomerRecords,
  customer: NewCustomer,
  { email, askedAt }: { readonly email: string; readonly askedAt: number },
): Promise<Ensured> {
  const { intents, nav, vault } = records;
  const address = addressOf(email);
  const number = emailFingerprint(vault, email);
  const before = intents.byNumber(nav.companyId, CUSTOMER, number);
  const known = before?.state === 'made' && before.navKey !== null && (await cardOf(records, before.navKey, address));
  if (known) return { kind: 'there', no: known.no };
  const isUnfindable = customer.email === '';
  if (isUnfindable) await mustBeNew(records, CUSTOMER);
  // Read once more: another order may have begun while NAV was asked.
  const intent = intents.byNumber(nav.companyId, CUSTOMER, number);
  const settled = intent && isOpen(intent) ? settleCustomer(records, intent, askedAt) : null;
  if (settled) return { kind: 'wait', outcome: settled };
  // No look by address finds a card without one, so that none proves that there is none.
  if (isUnfindable && intent && isOpen(intent)) {
    const appeared = await madeUnanswered(records, intent, customer);
    // Another order may have settled it while NAV was asked, or have sent it again.
    const now = intents.byNumber(nav.companyId, CUSTOMER, number);
    if (now?.state !== intent.state || now.sentAt !== intent.sentAt)
      return ensureCustomer(records, customer, { email, askedAt });
    if (appeared) return taken(records, number, appeared);
  }
  announce(records, number);
  let made: NavCustomer;
  try {
    made = await nav.as(records.origin).createCustomer(customer);
    records.record(() => recordMade(records, number, made));
  } catch (error) {
    return notMade(records, number, toConnectorError(error));
  }
  if (made.lacksGroups) throw withoutGroups(made.no, made.lacksGroups);
  return { kind: 'there', no: made.no };
}

function taken(records: CustomerRecords, number: string, card: NavCustomer): Ensured {
  records.record(() => recordMade(records, number, card));
  return { kind: 'there', no: card.no };
}

/** It is there, and the next order finds it; NAV would refuse every document for it. */
function withoutGroups(no: string, groups: readonly string[]): ConnectorError {
  const named = groups.join(' and ');
  return new ConnectorError({
    kind: 'invalid',
    code: 'customer-without-groups',
    message: `Customer ${no} was created in NAV and has no ${named}, so that NAV takes no documents for it.`,
    whatToDo:
      'Enter what is missing on the customer card, and name a template customer in the connection ("newCustomer") for those to come; then replay.',
    params: { no, groups: groups.join(', ') },
  });
}

/**
 * A card that is there while the answer to its creation was lost: it is what was made, and is recorded as that. While
 * another order's request is still under way, that order records it.
 */
export function takeMade(
  records: CustomerRecords,
  found: Pick<NavCustomer, 'no' | 'key' | 'name'>,
  email: string,
): void {
  const { intents, nav, vault } = records;
  const number = emailFingerprint(vault, email);
  const intent = intents.byNumber(nav.companyId, CUSTOMER, number);
  if (!intent || !isOpen(intent)) return;
  if (intent.state === 'sending' && intent.ownerKey !== records.ownerKey) return;
  records.record(() => recordMade(records, number, found));
}

const addressOf = (email: string) => email.trim().toLowerCase();

export function emailFingerprint(vault: Pick<Vault, 'fingerprint'>, email: string): string {
  return vault.fingerprint(addressOf(email));
}

/**
 * The card made for this address before: by another order since NAV was asked, or with an address that NAV did not
 * take, so that no search finds it. null when it is gone or somebody gave it another address.
 */
async function cardOf(records: CustomerRecords, no: string, address: string): Promise<NavCustomer | null> {
  const card = await records.nav.as(records.origin).customer(no);
  if (card === null) return null;
  return card.emails.length === 0 || card.emails.includes(address) ? card : null;
}

function announce(records: CustomerRecords, number: string): void {
  const { intents, nav, ports } = records;
  records.record(() => {
    const now = ports.now();
    intents.open({
      companyId: nav.companyId,
      docKind: CUSTOMER,
      externalNo: number,
      ownerKey: records.ownerKey,
      settleAfter: settleAfter(now, nav.longestOperationMs),
      jobId: records.jobId,
      sentAt: now,
    });
  });
}

/** Somebody's creation is under way or its answer was lost; null when it is settled that nothing was made. */
function settleCustomer(records: CustomerRecords, intent: Intent, askedAt: number): JobOutcome | null {
  const now = records.ports.now();
  const othersBusiness = intent.ownerKey !== records.ownerKey && intent.state === 'sending' && now < intent.settleAfter;
  if (othersBusiness) return waitsForCustomer(records, now + waitForAnother(records, intent, now));
  // The look is as old as the question: what NAV did since then is not in the answer.
  const settling = settle(intent, false, askedAt);
  if (settling.kind !== 'lookAgain') return null;
  return waitsForCustomer(records, settling.at, () => {
    if (settling.emptyLook) records.intents.sawNothing(intent.id, askedAt);
  });
}

/** As long again as it has been under way: soon at first, and no crowd of questions at a server that hangs. */
function waitForAnother({ nav }: CustomerRecords, intent: Intent, now: number): number {
  const sentAt = intent.settleAfter - settleAfter(0, nav.longestOperationMs);
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

function recordMade(records: CustomerRecords, number: string, made: Pick<NavCustomer, 'no' | 'key' | 'name'>): void {
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
  records.createdCustomers.add({
    companyId: records.nav.companyId,
    customerNo: made.no,
    integrationId: records.order.integrationId,
    name: made.name,
    createdAt: toInstant(records.ports.now()),
    orderKey: records.order.key,
    orderNo: records.order.number,
  });
  records.tell({ kind: 'customer.created', status: 'fine', bodies: { params: JSON.stringify({ no: made.no }) } });
}
