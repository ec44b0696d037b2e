import type { Call, Reply } from './call.ts';
import { created, ok, requireManager } from './call.ts';
import { gmtText, localText } from './dates.ts';
import { missingParams, ShopError } from './errors.ts';
import type { JsonObject } from './json.ts';
import { isTrue, textIn } from './json.ts';
import { links } from './links.ts';
import { findOrder } from './orders.ts';
import { addNote } from './orderStatus.ts';
import type { Note, Order } from './state.ts';

function noteJson(call: Call, order: Order, note: Note): JsonObject {
  const path = `orders/${order.id}`;
  return {
    id: note.id,
    author: 'WooCommerce',
    date_created: localText(note.createdAt, call.shop.utcOffsetMinutes),
    date_created_gmt: gmtText(note.createdAt),
    note: note.text,
    customer_note: note.forCustomer,
    _links: links({
      home: call.home,
      self: `${path}/notes/${note.id}`,
      collection: `${path}/notes`,
      up: path,
      allow: ['GET', 'DELETE'],
    }),
  };
}

/** Newest first. */
export function listNotes(call: Call): Reply {
  const order = findOrder(call);
  requireManager(call, 'list');
  const newestFirst = [...order.notes].sort((a, b) => b.createdAt - a.createdAt || a.id - b.id);
  return ok(newestFirst.map((note) => noteJson(call, order, note)));
}

/** A note fires nothing and does not move the order. */
export function postNote(call: Call): Reply {
  requireManager(call, 'create');
  const text = textIn(call.body['note']);
  if (text === undefined) throw missingParams(['note']);
  const order = findOrder(call);
  const note = addNote(call.shop, order, text, isTrue(call.body['customer_note']));
  return created(call, `orders/${order.id}/notes/${note.id}`, noteJson(call, order, note));
}

export function getNote(call: Call): Reply {
  const order = findOrder(call);
  requireManager(call, 'view');
  const note = order.notes.find((each) => each.id === Number(call.parts[1]));
  if (note === undefined) throw new ShopError(404, 'woocommerce_rest_invalid_id', 'Invalid resource ID.');
  return ok(noteJson(call, order, note));
}
