import { DEMO_USER } from '../fakes/nav/seed.ts';
import type { StoredDocument } from '../fakes/nav/stored.ts';
import type { Played, PlayedOrder } from './played.ts';
import type { Chance } from './virtualClock.ts';
import { isLinked } from './books.ts';
import type { World } from './world.ts';

const PREFIX = 'WOO-';
const NONE = new Uint8Array();

/** Somebody who has a document open in NAV while the connector is still writing it. */
export interface Meddler {
  /** Header or a line was just written; the writer has no answer yet. */
  sees(documentNo: string): void;
  leave(): void;
}

export interface MeddlerOptions {
  readonly world: World;
  readonly chance: Chance;
  readonly played: Played;
  /** How often a step of writing meets somebody, from 0 to 1. */
  readonly share: number;
}

/** Edits, releases, posts or deletes what is half-written; what NAV refuses is left alone. */
export function sendMeddler({ world, chance, played, share }: MeddlerOptions): Meddler {
  const { nav } = world;
  let works = true;

  const meddlings: readonly ((document: StoredDocument, order: PlayedOrder) => void)[] = [
    ({ number }) => nav.admin.release(number),
    ({ number }) => void nav.admin.post(number),
    ({ number }, order) => {
      nav.admin.deleteOrder(number);
      order.deletedInNav = true;
      if (isLinked(world.dataFolder(), String(order.id))) order.deletedAt = world.clock.now();
    },
    ({ number, lines }) => {
      const line = lines.find(({ type }) => type === 'Item');
      if (line) nav.admin.editOrderLine(number, line.sequence, { quantity: Number(line.quantity) + 1 });
    },
    ({ number }) => ask('POST', `${linesOf(number)}`, { Type: 'Item', No: 'ML-PEN-BLU', Quantity: 1, Unit_Price: 0.5 }),
    ({ number, lines }) => ask('DELETE', lineOf(number, chance.pick(lines).sequence)),
    ({ number }) => nav.admin.editOrder(number, { shipToName: 'Jemand anders' }),
  ];

  /** As NAV's own client would do it, over no wire. */
  function ask(method: string, path: string, body?: object): void {
    const authorization = `Basic ${Buffer.from(`${DEMO_USER.name}:${DEMO_USER.password}`).toString('base64')}`;
    const json = body ? new TextEncoder().encode(JSON.stringify(body)) : NONE;
    nav.handle({
      method,
      url: `/BC250/ODataV4/${path}`,
      headers: { authorization, 'content-type': 'application/json', 'if-match': '*', company: 'CRONUS AG' },
      body: json,
      secure: false,
    });
  }

  return {
    sees(documentNo) {
      if (!works || chance.number() >= share) return;
      const document = nav.stored.orders().find(({ number }) => number === documentNo);
      const order = document && played.byNumber(document.externalDocumentNumber.replace(PREFIX, ''));
      if (!document || !order) return;
      order.touched = true;
      order.meddled = true;
      try {
        chance.pick(meddlings)(document, order);
      } catch {
        // Released already, or nothing there to change.
      }
    },
    leave: () => void (works = false),
  };
}

const COMPANY = "Company('CRONUS%20AG')";

function linesOf(no: string): string {
  return `${COMPANY}/SalesOrder(Document_Type='Order',No='${no}')/SalesOrderSalesLines?company=CRONUS%20AG`;
}

function lineOf(no: string, sequence: number): string {
  const key = `Document_Type='Order',Document_No='${no}',Line_No=${sequence}`;
  return `${COMPANY}/SalesOrderSalesLines(${key})?company=CRONUS%20AG`;
}
