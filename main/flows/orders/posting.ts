import { type ConnectorError, toConnectorError } from '../../base/errors.ts';
import type { NavDocument } from '../../nav/nav.ts';
import type { JobOutcome } from '../../queue/worker.ts';
import { type Intent, isOpen, settle } from '../intents.ts';
import type { Link } from '../links.ts';
import { equal, recordEqual } from './agree.ts';
import { changedSince } from './changes.ts';
import { checkAgain, checking, stillChecking } from './checking.ts';
import { checkPosted, compareWithPlan, headerDifference } from './compared.ts';
import { byPerson, findLink, inRecord, instant, type OrderContext, record, tell } from './context.ts';
import { linkedDocument } from './linkedDocument.ts';
import { openIntent, POSTING } from './orderIntents.ts';
import type { OrderPlan } from './orderPlan.ts';
import { decision, park } from './parking.ts';
import { removedInNav, shownOf } from './removal.ts';

/*
 * Documents that are posted as soon as they are equal, where the integration says so. Only what was compared is posted,
 * and what was posted is compared again. The intent carries it over crashes: `made` says that NAV took the request,
 * which it may carry out in the background.
 */

const NEXT_LOOK_MS = 20_000;

/** The document is what was planned: the order ends as equal, posted where that is wanted. */
export function conclude(
  context: OrderContext,
  plan: OrderPlan,
  document: NavDocument,
): JobOutcome | Promise<JobOutcome> {
  const isChanged = changedSince(context.order, plan.madeFrom.content, document.no) !== null;
  if (!posts(context, plan) || document.state === 'posted' || isChanged) return equal(context, plan, document);
  record(context, () => recordEqual(context, plan, document));
  return post(context, plan, document);
}

/** Whether a document that stands in NAV as agreed is still to be posted. */
export function isToBePosted(context: OrderContext, link: Link, plan: OrderPlan | null): plan is OrderPlan {
  return plan !== null && posts(context, plan) && link.state === 'live' && link.madeBy !== 'adopted';
}

/** Planned so, and not switched off since. */
function posts({ integration: { rules } }: OrderContext, plan: OrderPlan): boolean {
  return plan.posts === true && rules.posting === 'automatic' && rules.mode === 'live';
}

/**
 * Goes on with the posting of a document that is equal: after a crash, a lost answer, a hold or a refusal. null for one
 * that a person changed and asks about: it is looked at as theirs.
 */
export async function goOnPosting(context: OrderContext, link: Link, plan: OrderPlan): Promise<JobOutcome | null> {
  const document = await linkedDocument(context, link);
  if (!document) return removedInNav(context, link);
  if (document.state === 'posted') return concludePosted(context, plan, link, document);
  const waits = underWay(context, document, context.intents.byNumber(link.companyId, POSTING, link.navKey));
  if (waits) return waits;
  if (!headerDifference(plan, document) && compareWithPlan(plan, document).kind === 'equal')
    return post(context, plan, document);
  return byPerson(context) ? null : park(context, changedMeanwhile(context, document), undefined, shownOf(document));
}

/** NAV may be posting it at this moment; null when it certainly is not. */
function underWay(context: OrderContext, document: NavDocument, intent: Intent | null): JobOutcome | null {
  const now = context.ports.now();
  if (intent === null || intent.state === 'failed') return null;
  if (intent.state === 'made') {
    if (now < intent.settleAfter) return lookAgain(context, now + NEXT_LOOK_MS);
    // A person who asks again has seen to it that NAV's own queue does not post it too.
    return byPerson(context) ? null : park(context, notPosted(context, document), undefined, shownOf(document));
  }
  const settling = settle(intent, false, now);
  if (settling.kind !== 'lookAgain') return null;
  return lookAgain(context, settling.at, () => {
    if (settling.emptyLook) context.intents.sawNothing(intent.id, now);
  });
}

function lookAgain(context: OrderContext, at: number, also: () => void = () => undefined): JobOutcome {
  const write = () => {
    also();
    stillChecking(context, checking(context));
  };
  return { kind: 'again', at, record: () => inRecord(context, write) };
}

async function post(context: OrderContext, plan: OrderPlan, document: NavDocument): Promise<JobOutcome> {
  const { nav, intents, origin } = context;
  if (isHeld(context, document)) return held(context, document);
  record(context, () => openIntent(context, POSTING, document.key));
  try {
    await nav.as(origin).post(document);
  } catch (cause) {
    return notTaken(context, document, toConnectorError(cause));
  }
  record(context, () => intents.made(nav.companyId, POSTING, document.key, document.key));
  const link = findLink(context);
  const posted = link && (await linkedDocument(context, link));
  return link && posted?.state === 'posted'
    ? concludePosted(context, plan, link, posted)
    : lookAgain(context, context.ports.now() + NEXT_LOOK_MS);
}

/** Made for a customer of ours that nobody has looked over: verifying the customer rings the order. */
function isHeld({ integration: { rules }, createdCustomers, nav }: OrderContext, { customerNo }: NavDocument): boolean {
  return rules.customers.holdPosting && createdCustomers.isHeld(nav.companyId, customerNo);
}

function held(context: OrderContext, document: NavDocument): JobOutcome {
  const { book, job, order } = context;
  const write = () => {
    const standing = { term: 'equal', state: 'held', cause: null } as const;
    const before = book.standing(job.integrationId, order.key)?.state;
    book.enter(job.integrationId, order, job.id, instant(context), standing);
    if (before === standing.state) return;
    const { customerNo } = document;
    const params = JSON.stringify({ documentNo: document.no, customerNo });
    tell(context, { kind: 'order.postingHeld', status: 'waiting', documentNo: document.no, bodies: { params } });
  };
  return { kind: 'done', record: () => inRecord(context, write) };
}

function notTaken(context: OrderContext, document: NavDocument, error: ConnectorError): JobOutcome {
  const { intents, nav, ports } = context;
  if (error.kind === 'unknownOutcome') {
    const settleAfter = ports.now() + nav.longestOperationMs;
    const unknown = () => intents.unknown(nav.companyId, POSTING, document.key, settleAfter);
    return checkAgain(context, unknown, error.message);
  }
  const failed = () => intents.failed(nav.companyId, POSTING, document.key);
  if (!error.isOfTheMoment) return park(context, refused(context, document, error), failed, shownOf(document));
  record(context, failed);
  throw error;
}

/** Judged again at every look while it differs: a link counts as posted once what was posted is right. */
function concludePosted(
  context: OrderContext,
  plan: OrderPlan,
  link: Link,
  posted: NavDocument,
): JobOutcome | Promise<JobOutcome> {
  const { intents, book, job, order } = context;
  const intent = intents.byNumber(link.companyId, POSTING, link.navKey);
  const isNews = book.standing(job.integrationId, order.key)?.documentNo !== posted.no;
  return checkPosted(context, plan, posted, () => {
    if (intent && isOpen(intent)) intents.made(link.companyId, POSTING, link.navKey, link.navKey);
    if (!intent || !isNews) return;
    tell(context, {
      kind: 'document.posted',
      status: 'fine',
      documentNo: posted.no,
      bodies: { params: JSON.stringify({ documentNo: posted.no }) },
    });
  });
}

function refused({ order }: OrderContext, { no }: NavDocument, error: ConnectorError): ConnectorError {
  return decision(
    'posting-refused',
    `${no} is equal to order ${order.number}, and NAV does not post it: ${error.message}`,
    `Put right in NAV what it says, then replay to post ${no}; or post it there. ${error.whatToDo}`.trim(),
    { ...error.params, documentNo: no },
  );
}

function changedMeanwhile({ order }: OrderContext, { no }: NavDocument): ConnectorError {
  return decision(
    'document-changed-before-posting',
    `${no} was changed in NAV after it was compared with order ${order.number}, so it was not posted.`,
    `Look at ${no} in NAV. If it is right, post it there and replay; otherwise put it right first.`,
    { documentNo: no },
  );
}

function notPosted({ order }: OrderContext, { no }: NavDocument): ConnectorError {
  return decision(
    'posting-not-done',
    `NAV took the order to post ${no} of order ${order.number}, and it is still open.`,
    `Look in NAV whether its job queue posts in the background and what it says of ${no}. Post it there, or replay to post it once more.`,
    { documentNo: no },
  );
}
