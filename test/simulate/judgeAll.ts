import { DEMO_USER } from '../fakes/nav/seed.ts';
import { KEYS, WEBHOOK_SECRET } from '../fakes/woocommerce/seed.ts';
import { doubledCustomers } from '../proof/books.ts';
import { BIG_PREFIX } from './bigVerdict.ts';
import type { Books } from './books.ts';
import type { NavRecord } from './navRecord.ts';
import type { Played, PlayedOrder } from './played.ts';
import type { Postman } from './postman.ts';
import { judgeOrder, type Violation } from './verdict.ts';
import type { World } from './world.ts';

const PREFIX = 'WOO-';

/** What is there when everything came to rest. */
export interface Evidence {
  readonly world: World;
  readonly played: Played;
  readonly books: Books;
  readonly record: NavRecord;
  readonly postman: Postman;
  readonly webhooks: 'own' | 'byHand';
  readonly chain: { readonly ok: boolean; readonly problem: { readonly seq: number; readonly what: string } | null };
  /** Numbers of orders that were written anew at a person's wish: their note may stand twice. */
  readonly madeAgain?: ReadonlySet<string>;
}

export function judgeAll({ world, played, books, record, postman, webhooks, chain, madeAgain }: Evidence): Violation[] {
  const { nav, shop } = world;
  const orders = [...played.orders.values()];
  const about = (order: string | null) => (what: string) => ({ order, what });
  const numbers = new Set(orders.map(({ number }) => `${PREFIX}${number}`.toUpperCase()));
  const foreign = nav.stored
    .documents()
    .filter(({ externalDocumentNumber: no }) => !numbers.has(no) && !no.startsWith(BIG_PREFIX));
  const accepted = [...postman.accepted];
  const lost = accepted.filter(([digest]) => !books.kept.has(digest));
  const unknown = accepted.filter(([, key]) => key !== '' && !books.orders.has(key) && !books.gone.has(key));
  const noted = orders.filter(({ id, number }) => isNotedTwice(world, id) && !madeAgain?.has(number));
  return [
    ...(chain.ok ? [] : [about(null)(`the audit chain breaks at entry ${chain.problem?.seq}: ${chain.problem?.what}`)]),
    ...orders.flatMap((order) => judgeOrder(order, nav, books).map(about(order.number))),
    ...record.twice.map((externalNo) => about(externalNo)('was in NAV twice at one time')),
    ...record.lineTwice.map((externalNo) => about(externalNo)('had a line twice')),
    ...record.unasked.map((externalNo) => about(externalNo)('was made again after a person deleted it')),
    ...foreign.map(({ number }) => about(null)(`NAV has ${number}, which belongs to no order`)),
    ...doubledCustomers(nav, shop).map((email) =>
      about(orders.find(({ versions }) => emailOf(versions) === email)?.number ?? null)('has two customers in NAV'),
    ),
    ...webhooksAmiss(world, webhooks).map(about(null)),
    ...lost.map(([, key]) => about(null)(`an accepted delivery of order id ${key} was not kept`)),
    ...unknown.map(([, key]) =>
      about(null)(`an accepted delivery told of order id ${key}, which the books do not know`),
    ),
    ...noted.map(({ number }) => about(number)('has its note twice')),
    ...books.unfinished.map((job) => about(null)(`a job has not ended: ${job}`)),
    ...leaks('a log line', world.logLines.join('\n'), played),
    ...leaks('a plain column', books.plainText, played),
  ];
}

function emailOf(versions: PlayedOrder['versions']): string | undefined {
  return versions[0]?.record.billing.email.toLowerCase();
}

/** A connector that keeps its webhooks itself has each of them once and switched on, whatever became of its requests. */
function webhooksAmiss({ shop }: World, webhooks: 'own' | 'byHand'): string[] {
  const own = shop.stored.webhooks().filter(({ topic }) => topic !== HEARTBEAT);
  const topics = own.map(({ topic, status }) => `${topic} ${status}`);
  const isWell = topics.toSorted().join() === OWN_WEBHOOKS.join();
  return webhooks === 'byHand' || isWell ? [] : [`the shop has these webhooks: ${topics.join(', ')}`];
}

// Nothing ever fires it: it only says who is there.
const HEARTBEAT = 'customer.restored';
const OWN_WEBHOOKS = ['created', 'deleted', 'restored', 'updated'].map((event) => `order.${event} active`);

/** Whether a document's number was noted at the order more than once. */
function isNotedTwice(world: World, id: number): boolean {
  const notes = world.shop.stored.notes(id).map(({ text }) => text);
  const ours = notes.filter((text) => text.startsWith('In NAV as'));
  return new Set(ours).size < ours.length;
}

function leaks(where: string, text: string, played: Played): Violation[] {
  const secrets = [DEMO_USER.password, WEBHOOK_SECRET, KEYS.readWrite.consumerKey, KEYS.readWrite.consumerSecret];
  const lower = text.toLowerCase();
  const found = [...secrets, ...played.traces].filter((value) => lower.includes(value.toLowerCase()));
  return found.slice(0, 3).map(() => ({ order: null, what: `${where} holds a personal value or a secret` }));
}

export function trailOf({ order }: Violation, played: Played, books: Books): readonly string[] {
  if (order?.startsWith(BIG_PREFIX)) return books.trail(order.slice(BIG_PREFIX.length), 14);
  const found = order === null ? undefined : played.byNumber(order.replace(PREFIX, ''));
  if (!found) return [];
  const states = found.versions.map(({ status, total, currency }) => `${status} ${total} ${currency}`);
  return [`in the store: ${states.join(' -> ')}`, ...books.trail(String(found.id), 14)];
}
