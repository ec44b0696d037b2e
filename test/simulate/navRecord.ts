import { isWrite } from '../fakes/batches.ts';
import type { FakeRequest, FakeResponse } from '../fakes/http.ts';
import type { StoredDocument, StoredLine } from '../fakes/nav/stored.ts';
import type { Played, PlayedOrder } from './played.ts';
import type { World } from './world.ts';

export interface MadeDocument {
  readonly number: string;
  readonly externalNo: string;
  readonly at: number;
}

/** What NAV carried out, seen as it happened: a document that was there twice for a moment shows in no final state. */
export interface NavRecord {
  readonly made: readonly MadeDocument[];
  /** External numbers of which two documents were there at once. */
  readonly twice: readonly string[];
  /** Those made again after a person had deleted the first, and nobody had asked for it. */
  readonly unasked: readonly string[];
  /** Those whose document had a line more than once. */
  readonly lineTwice: readonly string[];
}

/** Who is told of what happens. */
export interface NavWatchers {
  /** Before the work of any write. */
  readonly onWrite: () => void;
  readonly onMade: (made: MadeDocument) => void;
  /** A header or a line over page services was worked on, before the answer leaves. */
  readonly onStep: (documentNo: string) => void;
}

export function watchNav(world: World, played: Played, { onWrite, onMade, onStep }: NavWatchers): NavRecord {
  const made: MadeDocument[] = [];
  const twice: string[] = [];
  const unasked: string[] = [];
  const lineTwice: string[] = [];
  const orderOf = (externalNo: string) => played.byNumber(externalNo.replace('WOO-', ''));
  world.navFaults.when(
    (request) => {
      if (isWrite(request)) onWrite();
      return false;
    },
    { kind: 'down' },
  );

  function sawDocument(response: FakeResponse): void {
    const document = { ...numbersOf(response), at: world.clock.now() };
    made.push(document);
    if (world.nav.stored.byExternalNumber(document.externalNo).length > 1) twice.push(document.externalNo);
    if ((orderOf(document.externalNo)?.deletedAt ?? null) !== null) unasked.push(document.externalNo);
    onMade(document);
  }

  function sawLine(documentNo: string): void {
    const document = world.nav.stored.orders().find(({ number }) => number === documentNo);
    const order = document && orderOf(document.externalDocumentNumber);
    if (document && order && !order.meddled && hasLineTwice(document, order))
      lineTwice.push(document.externalDocumentNumber);
  }

  world.navFaults.onWorked((request, response) => {
    if (isOrderCreated(request, response)) sawDocument(response);
    const written = documentWritten(request, response);
    if (written === null) return;
    sawLine(written);
    onStep(written);
  });
  return { made, twice, unasked, lineTwice };
}

function isOrderCreated({ method, url }: FakeRequest, { status }: FakeResponse): boolean {
  return method === 'POST' && status === 201 && /\/(?:salesOrders|SalesOrder)(\?|$)/.test(url);
}

/** The same over either surface. */
function numbersOf({ body }: FakeResponse): { readonly number: string; readonly externalNo: string } {
  const fields = JSON.parse(body) as Readonly<Record<string, string>>;
  return {
    number: fields['number'] ?? fields['No'] ?? '',
    externalNo: fields['externalDocumentNumber'] ?? fields['External_Document_No'] ?? '',
  };
}

/** The open order whose header or line was written over page services; null for anything else. */
function documentWritten({ method, url }: FakeRequest, response: FakeResponse): string | null {
  if (method !== 'POST' || response.status !== 201) return null;
  if (/\/SalesOrder(\?|$)/.test(url)) return numbersOf(response).number;
  return (
    /SalesOrder\(Document_Type='Order',No='([^']+)'\)\/SalesOrderSalesLines/.exec(decodeURIComponent(url))?.[1] ?? null
  );
}

/** An article as often as no state of the order has it, or any other line with the same text and price twice. */
function hasLineTwice({ lines }: StoredDocument, order: PlayedOrder): boolean {
  return [...countedBy(lines, signature)].some(([line, count]) => count > mostOf(order, line));
}

/** Articles by their names: the store's carts may name one more than once, and its price may be put right in between. */
function signature({ type, no, description, unitPrice, taxCode }: StoredLine): string {
  return type === 'Item' ? `Item ${description}` : [type, no, description, unitPrice, taxCode].join(' ');
}

function mostOf({ versions }: PlayedOrder, line: string): number {
  const name = /^Item (.*)$/.exec(line)?.[1];
  if (name === undefined) return 1;
  return Math.max(1, ...versions.map(({ record }) => record.items.filter((item) => item.name.startsWith(name)).length));
}

function countedBy<T>(values: readonly T[], keyOf: (value: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(keyOf(value), (counts.get(keyOf(value)) ?? 0) + 1);
  return counts;
}
