import { isEqual } from '../base/money.ts';
import { toInstant } from '../base/ports.ts';
import type { IntegrationSettings } from '../contract/settings.ts';
import { onTheWay } from '../flows/orders/book.ts';
import type { OrderRecords } from '../flows/orders/context.ts';
import { ORDER_DOCUMENT, POSTING, REMOVAL, ROUNDING_LINE, UNDO } from '../flows/orders/orderIntents.ts';
import { NOTHING_IN_NAV } from '../flows/orders/parking.ts';
import { forget } from '../flows/orders/removal.ts';
import type { Link } from '../flows/links.ts';
import type { NavDocument, NavSession } from '../nav/nav.ts';
import { orderRing } from './integrations.ts';
import { documentsOf } from './navWatchDocuments.ts';

/** What a link's document is after NAV was set back. */
export type LinkLook =
  | { readonly kind: 'there'; readonly link: Link }
  | { readonly kind: 'missing'; readonly link: Link }
  /** It was posted, and the posting was lost. */
  | { readonly kind: 'openAgain'; readonly link: Link };

export interface RecoverParts {
  readonly records: OrderRecords;
  /** Those of the connection. */
  readonly integrations: readonly IntegrationSettings[];
}

/** Each of the links against NAV as it is now. */
export async function lookAtLinks(
  parts: RecoverParts,
  session: NavSession,
  links: readonly Link[],
): Promise<readonly LinkLook[]> {
  const found = await documentsOf(session, links);
  return Promise.all(links.map((link) => lookAtLink(parts, session, link, found.get(link.externalNo.toUpperCase()))));
}

async function lookAtLink(
  parts: RecoverParts,
  session: NavSession,
  link: Link,
  found: NavDocument | undefined,
): Promise<LinkLook> {
  const document = found ?? (await underOtherNumber(parts, session, link));
  if (!document) return { kind: 'missing', link };
  const isOpenAgain = link.state === 'posted' && document.state !== 'posted';
  return { kind: isOpenAgain ? 'openAgain' : 'there', link };
}

/**
 * A person may have changed the external number. What merely has the number of ours does not count: NAV gives those
 * that were lost a second time.
 */
async function underOtherNumber(
  parts: RecoverParts,
  session: NavSession,
  link: Link,
): Promise<NavDocument | undefined> {
  const agreed = agreedOf(parts, link);
  if (!agreed) return undefined;
  const own = await session.document(link.navKind === 'salesInvoice' ? 'salesInvoice' : 'salesOrder', link.navKey);
  if (!own || isAnothers(parts, link, own)) return undefined;
  const isOurs = own.customerNo === agreed.customerNo && isEqual(own.totalInclTax, agreed.totalInclTax);
  return isOurs ? own : undefined;
}

/** Page services know documents by their number, which NAV may have given to another order of ours. */
function isAnothers({ records }: RecoverParts, { id, companyId }: Link, { externalDocumentNo }: NavDocument): boolean {
  const owner = records.links.byExternalNo(companyId, externalDocumentNo.toUpperCase());
  return owner !== null && owner.id !== id;
}

function agreedOf({ records, integrations }: RecoverParts, link: Link): NavDocument | null {
  const integration = integrationOf({ records, integrations }, link);
  const kept = integration && records.snapshots.find(integration.id, 'order', link.storeKey)?.nav;
  return kept ? (JSON.parse(kept) as NavDocument) : null;
}

/** The one that the order belongs to; null when none of the connection serves its store any more. */
function integrationOf({ records, integrations }: RecoverParts, link: Link): IntegrationSettings | null {
  const owner = records.intents.byNumber(link.companyId, ORDER_DOCUMENT, link.externalNo)?.ownerKey;
  const ofStore = integrations.filter(({ store }) => store === link.storeId);
  return ofStore.find(({ id }) => owner === `order/${id}/${link.storeKey}`) ?? ofStore[0] ?? null;
}

/** What else was noted about the document, whose number NAV may give to another one. */
const ABOUT_DOCUMENT = [POSTING, ROUNDING_LINE, REMOVAL, UNDO];

export interface Recovering {
  readonly actor: string;
  readonly runId: number;
}

/** Inside a transaction: what is missing is forgotten and its order rung, so that it is written again; once. */
export function recoverOrder(parts: RecoverParts, look: LinkLook, { actor, runId }: Recovering): void {
  const { records } = parts;
  const { link } = look;
  if (look.kind === 'there') return;
  const hasKey = records.links.byNavKey(link.companyId, link.navKind, link.navKey)?.id === link.id;
  for (const docKind of hasKey ? ABOUT_DOCUMENT : []) records.intents.failed(link.companyId, docKind, link.navKey);
  if (look.kind === 'missing') forget(records, link);
  else records.links.setState(link.id, 'live');
  const integration = integrationOf(parts, link);
  if (!integration) return;
  const now = records.ports.now();
  const jobId = records.jobs.add({ ...orderRing(integration, link.storeKey, actor), runAt: now });
  const orderNo = records.book.standing(integration.id, link.storeKey)?.orderNo;
  if (look.kind === 'missing') {
    const standing = { ...onTheWay('stopped'), ...NOTHING_IN_NAV };
    records.book.stand(integration.id, link.storeKey, jobId, toInstant(now), standing);
  }
  records.audit.append({
    kind: look.kind === 'missing' ? 'document.lost' : 'document.openAgain',
    actor,
    status: 'waiting',
    integrationId: integration.id,
    orderKey: link.storeKey,
    orderNo,
    documentNo: link.navNo,
    jobId,
    runId,
    bodies: { params: JSON.stringify({ documentNo: link.navNo, externalNo: link.externalNo }) },
  });
}
