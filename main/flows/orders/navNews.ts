import { isEqual } from '../../base/money.ts';
import type { NavDocument } from '../../nav/nav.ts';
import type { Link, Links } from '../links.ts';
import type { NavLooks } from '../navLooks.ts';
import type { Snapshots } from '../snapshots.ts';
import type { OrderBook } from './book.ts';

/** An order that is to look at its document in NAV. */
export interface OrderToLook {
  readonly integrationId: string;
  readonly orderKey: string;
}

export interface NavNewsOptions {
  readonly links: Links;
  readonly looks: NavLooks;
  readonly book: OrderBook;
  readonly snapshots: Snapshots;
}

/** Which of a company's documents are other than their orders know them. All but `open` inside a transaction. */
export interface NavNews {
  /** Documents as NAV has them now; those that nobody linked, or that are as they were last seen, are no news. */
  ofDocuments(at: NavPlace, documents: readonly NavDocument[]): readonly OrderToLook[];
  /** Documents that are in NAV no more under these keys: deleted, or posted. */
  ofDeleted(at: NavPlace, keys: readonly string[]): readonly OrderToLook[];
  /** Of these links: documents that are not among those found for their numbers, or other than known. */
  ofLinks(at: NavPlace, links: readonly Link[], found: readonly NavDocument[]): readonly OrderToLook[];
  /** Those whose document may still be posted, changed or deleted, newest first, `below` a link's id where given. */
  open(companyId: string, most: number, below?: number): readonly Link[];
}

export interface NavPlace {
  readonly companyId: string;
  /** The live integration of a store with this company; null where there is none. */
  integrationOf(storeId: string): string | null;
}

const KINDS = ['salesOrder', 'salesInvoice'] as const;

export function createNavNews({ links, looks, book, snapshots }: NavNewsOptions): NavNews {
  function look({ integrationOf }: NavPlace, link: Link): readonly OrderToLook[] {
    const integrationId = integrationOf(link.storeId);
    if (integrationId === null || !isWatched(link)) return [];
    // A person who decides about it looks at NAV anyway; until then it need not come again and again.
    const isWaiting = book.standing(integrationId, link.storeKey)?.term === 'waiting';
    if (isWaiting && looks.wanted(link.id) !== null) return [];
    looks.want(link.id);
    return [{ integrationId, orderKey: link.storeKey }];
  }

  /** What we wrote or saw ourselves comes back as a change too: it is known by what it says. */
  function isKnown({ integrationOf }: NavPlace, link: Link, document: NavDocument): boolean {
    const integrationId = integrationOf(link.storeId);
    const standing = integrationId === null ? null : book.standing(integrationId, link.storeKey);
    if (integrationId === null || standing === null || document.state === 'canceled') return false;
    if (document.state === 'posted' && link.state !== 'posted' && standing.term === 'equal') return false;
    const { no, totalInclTax } = document;
    if (standing.documentNo === no && standing.navTotal !== null && isEqual(standing.navTotal, totalInclTax))
      return true;
    const kept = snapshots.find(integrationId, 'order', link.storeKey)?.nav;
    const seen = kept ? (JSON.parse(kept) as Pick<NavDocument, 'no' | 'totalInclTax'>) : null;
    return seen !== null && seen.no === no && isEqual(seen.totalInclTax, totalInclTax);
  }

  const linkOf = (companyId: string, { kind, key, externalDocumentNo }: NavDocument) =>
    links.byNavKey(companyId, kind, key) ??
    (externalDocumentNo === '' ? null : links.byExternalNo(companyId, externalDocumentNo.toUpperCase()));

  return {
    ofDocuments: (at, documents) =>
      documents.flatMap((document) => {
        const link = linkOf(at.companyId, document);
        return link === null || isKnown(at, link, document) ? [] : look(at, link);
      }),
    ofDeleted: (at, keys) =>
      keys.flatMap((key) => {
        const link = KINDS.map((kind) => links.byNavKey(at.companyId, kind, key)).find((one) => one !== null);
        // An order goes when it is posted, which is known by then.
        return link && link.state !== 'posted' ? look(at, link) : [];
      }),
    ofLinks: (at, asked, found) =>
      asked.flatMap((link) => {
        const document = documentOf(link, found);
        return document !== undefined && isKnown(at, link, document) ? [] : look(at, link);
      }),
    open: links.newestOpen,
  };
}

/** Its order has come to its end, so that a look at NAV says something; what was undone stays so. */
function isWatched({ role, state }: Link): boolean {
  return role === 'order' && (state === 'live' || state === 'posted');
}

/** The document itself, else the invoice that it was posted to. */
function documentOf(link: Link, found: readonly NavDocument[]): NavDocument | undefined {
  const own = found.find(({ kind, key }) => kind === link.navKind && key === link.navKey);
  if (own) return own;
  const number = link.externalNo.toUpperCase();
  return found.find(
    ({ kind, externalDocumentNo }) => kind === 'salesInvoice' && externalDocumentNo.toUpperCase() === number,
  );
}
