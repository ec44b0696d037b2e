import type { Audit } from '../audit/audit.ts';
import type { CallParts } from '../calls/createCalls.ts';
import { toOrderRow } from '../calls/orderRows.ts';
import type { IntegrationSettings } from '../contract/settings.ts';
import type { FoundCard, FoundSku, SearchAnswer } from '../contract/searchCalls.ts';
import type { OrderRow } from '../contract/views.ts';
import type { Database } from '../db/database.ts';
import { folded } from '../flows/mapping/matching.ts';
import type { OrderRows, OrderTableRow } from '../flows/orders/bookRows.ts';
import { readable, type Vault } from '../vault/vault.ts';
import { createSearchQueries, type NamedOrder } from './searchQueries.ts';

export interface SearchCallsOptions {
  readonly db: Database;
  readonly vault: Pick<Vault, 'openText'>;
  readonly audit: Pick<Audit, 'subjectOf' | 'orderKeyThen'>;
  readonly rows: OrderRows;
  readonly integrations: () => readonly IntegrationSettings[];
}

/** Hits shown of each kind. */
const MOST = 5;
/** Jobs of orders whose SKU is not in NAV are parked for this, followed by the SKU. */
const UNKNOWN_SKU = 'sku-unknown:';

/** Finds what a person types into the window's search, wherever in the books, the log or the mapping it stands. */
export function createSearchCalls(options: SearchCallsOptions): CallParts['search'] {
  const { db, vault, audit, rows, integrations } = options;
  const ask = createSearchQueries(db);
  const view = (row: OrderTableRow): OrderRow => toOrderRow(row, rows.person(row));

  /** As the books have it now: the shop that the entry was about may be another one by now. */
  function named({ integrationId, orderKey, seq }: NamedOrder): OrderTableRow[] {
    const row = rows.one(integrationId, audit.orderKeyThen(integrationId, orderKey, seq));
    return row ? [row] : [];
  }

  function ordersFor(text: string): readonly OrderTableRow[] {
    const byKey = integrations().flatMap(({ id }) => rows.one(id, text) ?? []);
    const byNo = spellings(text).flatMap((one) => ask.ordersByNo(one, MOST + 1));
    const links = spellings(text).flatMap((one) => ask.linksByExternalNo(one, MOST + 1));
    const byExternalNo = links.flatMap(({ storeId, orderKey }) =>
      integrations()
        .filter(({ store }) => store === storeId)
        .flatMap(({ id }) => rows.one(id, orderKey) ?? []),
    );
    const isExact = (row: OrderTableRow) => folded(row.order_no) === folded(text);
    return each([...byNo.filter(isExact), ...byKey, ...byNo, ...byExternalNo], ({ id }) => id);
  }

  function documentsFor(text: string): SearchAnswer['documents'] {
    const current = spellings(text)
      .flatMap((one) => ask.ordersByDocument(one, MOST))
      .map((row) => ({ documentNo: row.document_no ?? '', row }));
    const earlier = spellings(text)
      .flatMap((one) => ask.loggedDocuments(one, MOST))
      .flatMap((found) => named(found).map((row) => ({ documentNo: found.documentNo, row })));
    return each([...current, ...earlier], ({ documentNo, row }) => `${row.id} ${documentNo}`)
      .slice(0, MOST)
      .map(({ documentNo, row }) => ({ documentNo, order: view(row) }));
  }

  function mappedFor(text: string): FoundSku[] {
    return integrations().flatMap(({ id, items }) => {
      const ofTable = ask.mapped(id, folded(text), MOST);
      const ofSettings = Object.entries(items)
        .filter(([sku]) => folded(sku).startsWith(folded(text)))
        .slice(0, MOST)
        .map(([sku, { no }]) => ({ sku, itemNo: no }));
      return [...ofTable, ...ofSettings].map(({ sku, itemNo }) => ({
        sku,
        causeGroup: null,
        mapped: { integrationId: id, itemNo },
      }));
    });
  }

  /** What orders wait for comes first; of a code that is known in several ways each is told. */
  function skusFor(text: string): FoundSku[] {
    const waiting = spellings(text)
      .flatMap((one) => ask.parkedFor(UNKNOWN_SKU + one, MOST))
      .map((causeGroup) => ({ sku: causeGroup.slice(UNKNOWN_SKU.length), causeGroup, mapped: null }));
    const logged = spellings(text)
      .flatMap((one) => ask.loggedSkus(one, MOST))
      .map((sku) => ({ sku, causeGroup: null, mapped: null }));
    const bySku = Map.groupBy([...waiting, ...mappedFor(text), ...logged], ({ sku }) => folded(sku));
    return [...bySku.values()].slice(0, MOST).flatMap(([first, ...others]) =>
      first === undefined ? [] : [{ ...first, mapped: first.mapped ?? others.find(({ mapped }) => mapped)?.mapped ?? null }],
    ); // prettier-ignore
  }

  function cardsFor(text: string): FoundCard[] {
    const found = ask.cards(folded(text), MOST);
    return found.map(({ sealed, ...card }) => ({ ...card, name: readable(vault.openText, sealed) ?? '' }));
  }

  function personFor(email: string): SearchAnswer {
    const subject = audit.subjectOf(email);
    const orders = ask.ordersOf(subject, MOST).flatMap(named).map(view);
    return { ...NOTHING, person: orders.length === 0 ? null : { subject, orders } };
  }

  return {
    'search.find': async ({ text }) => {
      if (text.includes('@')) return personFor(text);
      const wanted = text.replace(/^#/, '').trim();
      if (wanted === '') return NOTHING;
      const orders = ordersFor(wanted);
      return {
        orders: orders.slice(0, MOST).map(view),
        moreOrders: orders.length > MOST,
        documents: documentsFor(wanted),
        skus: skusFor(wanted),
        cards: cardsFor(wanted),
        person: null,
      };
    },
  };
}

const NOTHING: SearchAnswer = { orders: [], moreOrders: false, documents: [], skus: [], cards: [], person: null };

/** NAV keeps its numbers in capitals, and people type them as they like. */
function spellings(text: string): readonly string[] {
  return [...new Set([text, text.toUpperCase()])];
}

/** The first of each that have the same key. */
function each<T>(all: readonly T[], keyOf: (one: T) => string | number): T[] {
  const seen = new Set<string | number>();
  return all.filter((one) => !seen.has(keyOf(one)) && seen.add(keyOf(one)));
}
