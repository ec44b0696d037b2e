import type { FakeRequest, FakeResponse } from '../fakes/http.ts';
import type { Played } from './played.ts';
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
}

/** Watches every request; `onWrite` is told before the work, `onMade` after a sales order was created. */
export function watchNav(
  world: World,
  played: Played,
  onWrite: () => void,
  onMade: (made: MadeDocument) => void,
): NavRecord {
  const made: MadeDocument[] = [];
  const twice: string[] = [];
  const unasked: string[] = [];
  const isWrite = ({ method }: FakeRequest) => method !== 'GET';
  world.navFaults.when(
    (request) => {
      if (isWrite(request)) onWrite();
      return false;
    },
    { kind: 'down' },
  );
  world.navFaults.onWorked((request, response) => {
    if (!isOrderCreated(request, response)) return;
    const body = JSON.parse(response.body) as { readonly number: string; readonly externalDocumentNumber: string };
    const document = { number: body.number, externalNo: body.externalDocumentNumber, at: world.clock.now() };
    made.push(document);
    if (world.nav.stored.byExternalNumber(document.externalNo).length > 1) twice.push(document.externalNo);
    const deletedAt = played.byNumber(document.externalNo.replace('WOO-', ''))?.deletedAt ?? null;
    if (deletedAt !== null) unasked.push(document.externalNo);
    onMade(document);
  });
  return { made, twice, unasked };
}

function isOrderCreated({ method, url }: FakeRequest, { status }: FakeResponse): boolean {
  return method === 'POST' && status === 201 && /\/salesOrders(\?|$)/.test(url);
}
