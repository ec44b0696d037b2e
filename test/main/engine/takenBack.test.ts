import { expect, it } from 'vitest';
import { readAuditLog } from '../../simulate/month/auditLog.ts';
import { MINUTE, openShop } from './shopWorld.ts';

it('an order that waits and no longer has to is told in the audit log when its refund was deleted', async () => {
  const shop = await openShop();
  const id = shop.order();
  await shop.tell();
  const refund = shop.world.shop.admin.refundOrder(id, '1.00');
  await shop.tell();
  expect((await shop.row(id))?.cause?.code).toBe('order-refunded-after-import');
  shop.world.shop.admin.deleteRefund(id, refund);
  // Nobody is told of that; any later look at the order sees it.
  shop.world.shop.admin.addNote(id, 'Doch kein Geld zurück.');
  shop.world.shop.admin.editOrder(id, {});
  await shop.tell(5 * MINUTE);
  expect((await shop.row(id))?.term).toBe('equal');
  const told = readAuditLog(shop.world.dataFolder()).ofOrder(String(id));
  expect(told.filter(({ kind }) => kind === 'order.agreed')).toHaveLength(1);
});
