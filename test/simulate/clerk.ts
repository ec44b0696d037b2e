import type { AttentionGroup } from '../../main/contract/views.ts';
import type { StoredDocument } from '../fakes/nav/stored.ts';
import { isLinked } from './books.ts';
import type { Played, PlayedOrder } from './played.ts';
import type { Chance } from './virtualClock.ts';
import type { World } from './world.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const PREFIX = 'WOO-';
const MENDABLE = ['order-cancelled-after-import', 'order-changed-after-import', 'order-refunded-after-import'];
const actor = { name: 'clerk', role: 'operator' } as const;

export interface Clerk {
  /** A document was just made in NAV. */
  sees(number: string, externalNo: string): void;
  /** Goes home: mends and replays nothing more. */
  leave(): void;
  /** Has the connector ask again where a sign-in was refused. */
  askAgain(): Promise<void>;
}

/** A person who works in NAV beside the connector, and now and then looks at what waits for them. */
export function hireClerk(world: World, chance: Chance, played: Played): Clerk {
  const { clock, nav } = world;
  let works = true;

  function every(least: number, most: number, task: () => void | Promise<void>): void {
    clock.after(chance.between(least, most) * MINUTE, () => {
      if (!works) return;
      void task();
      every(least, most, task);
    });
  }

  const orderOf = (externalNo: string) => played.byNumber(externalNo.replace(PREFIX, ''));

  /** Does something with a document; what NAV refuses is left alone. */
  function handle(no: string, externalNo: string, task: (no: string) => void): boolean {
    const order = orderOf(externalNo);
    if (order) order.touched = true;
    try {
      task(no);
      return true;
    } catch {
      // An order that is posted, blocked or gone: the clerk shrugs.
      return false;
    }
  }

  const releaseOrPost = () => (chance.number() < 0.5 ? nav.admin.release : nav.admin.post);

  function handleSome(): void {
    const open = nav.stored.orders();
    if (open.length === 0) return;
    const { number, externalDocumentNumber } = chance.pick(open);
    handle(number, externalDocumentNumber, releaseOrPost());
  }

  function blockSome(): void {
    const { sku } = chance.pick(world.shop.stored.products().filter(({ sku }) => sku.startsWith('ML-')));
    // NAV refuses a blocked item with its own words where it was blocked after the connector had looked.
    const noLonger = played.declareForSku(sku, ['item-blocked', 'nav-field-validation', 'nav-refused', 'nav-dialog']);
    handle('', '', () => nav.admin.blockItem(sku));
    clock.after(chance.between(5, 180) * MINUTE, () => {
      handle('', '', () => nav.admin.blockItem(sku, false));
      clock.after(15 * MINUTE, noLonger);
    });
  }

  function changeVatGroup(): void {
    const { sku } = chance.pick(world.shop.stored.products().filter(({ sku }) => sku.startsWith('ML-')));
    const noLonger = played.declareForSku(sku, ['tax-rate-differs']);
    handle('', '', () => nav.admin.changeItem(sku, { taxGroupCode: chance.pick(['VAT7', 'VAT19']) }));
    clock.after(30 * MINUTE, noLonger);
  }

  /** Looks through what waits, mends some of it in NAV and has it run again, mended or not. */
  async function lookThrough(): Promise<void> {
    if (!world.isAlive()) return;
    const { groups } = await world.engine().calls['attention.list']({}, actor);
    for (const group of groups.filter(() => chance.number() < 0.6)) {
      const wasMended = chance.number() < 0.6 && mend(group);
      // oxlint-disable-next-line no-await-in-loop
      await (wasMended && chance.number() < 0.5 ? importAnew(group) : replay(group));
    }
  }

  async function replay({ causeGroup, orders }: AttentionGroup): Promise<void> {
    for (const { orderNo } of orders) wantsItAgain(orderNo);
    await world.engine().calls['jobs.replay']({ causeGroup }, actor);
  }

  async function importAnew({ orders }: AttentionGroup): Promise<void> {
    for (const { integrationId, orderKey, orderNo } of orders) {
      wantsItAgain(orderNo);
      // oxlint-disable-next-line no-await-in-loop
      await world.engine().calls['orders.import']({ integrationId, orderKey }, actor);
    }
  }

  /** From here on a document that was deleted may be made again. */
  function wantsItAgain(orderNo: string): void {
    const order = played.byNumber(orderNo);
    if (order) order.deletedAt = null;
  }

  function mend({ cause, orders }: AttentionGroup): boolean {
    const isMendable = MENDABLE.includes(cause.code);
    if (isMendable) for (const { orderNo } of orders) deleteDocumentsOf(played.byNumber(orderNo));
    return isMendable;
  }

  function deleteDocumentsOf(order: PlayedOrder | undefined): void {
    if (!order) return;
    for (const document of nav.stored.byExternalNumber(`${PREFIX}${order.number}`)) deleteOpen(order, document);
  }

  function deleteOpen(order: PlayedOrder, document: StoredDocument): void {
    if (document.kind !== 'order') return;
    if (!handle(document.number, document.externalDocumentNumber, nav.admin.deleteOrder)) return;
    order.deletedInNav = true;
    // What the connector never saw, because NAV's answer was lost, it rightly makes again.
    if (isLinked(world.dataFolder(), String(order.id))) order.deletedAt = clock.now();
  }

  function deleteSome(): void {
    const open = nav.stored.orders();
    if (open.length > 0) deleteDocumentsOf(orderOf(chance.pick(open).externalDocumentNumber));
  }

  /** Keys an order that is not paid yet, with the number the connector would give it; not while its article is blocked. */
  function keySome(): void {
    const unpaid = [...played.orders.values()].filter(
      ({ versions, keyedByHand }) => versions.at(-1)?.status === 'pending' && !keyedByHand,
    );
    if (unpaid.length === 0) return;
    const order = chance.pick(unpaid);
    const keyed = handle('', '', () => {
      nav.admin.addOrder({
        externalDocumentNumber: `${PREFIX}${order.number}`.toUpperCase(),
        customerNumber: 'WEB-DE',
        salesOrderLines: [{ lineType: 'Item', lineObjectNumber: 'ML-TS-001', quantity: 1, unitPrice: 5 }],
      });
    });
    if (!keyed) return;
    order.keyedByHand = true;
    order.declared.add('document-elsewhere');
  }

  async function askAgain(): Promise<void> {
    if (!world.isAlive()) return;
    const { connections } = await world.engine().calls['connections.list']({}, actor);
    for (const { id, state } of connections)
      if (state === 'refused') void world.engine().calls['connections.ping']({ connectionId: id }, actor);
  }

  every(10, 90, handleSome);
  every(45, 240, lookThrough);
  every(240, 1_400, blockSome);
  every(400, 2_800, changeVatGroup);
  every(200, 2_000, deleteSome);
  every(200, 1_000, keySome);
  every(15, 60, askAgain);
  return {
    sees(number, externalNo) {
      if (!works || chance.number() > 0.05) return;
      clock.after(chance.between(0, 90) * SECOND, () => handle(number, externalNo, releaseOrPost()));
    },
    leave: () => void (works = false),
    askAgain,
  };
}
