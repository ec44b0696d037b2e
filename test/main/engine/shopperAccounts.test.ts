import { expect, it } from 'vitest';
import { worldSettings } from '../../simulate/world.ts';
import { administrator, anna, MINUTE, openShop, type ShopWorld, START } from './shopWorld.ts';

const LOOK = 11 * MINUTE;

const calls = ({ world }: ShopWorld) => world.engine().calls;

/** A shop whose accounts are followed so, and compared every 10 minutes; the webhooks are the connector's own. */
async function openFollowing(followAccounts: 'compare' | 'webhooks'): Promise<ShopWorld> {
  const shop = await openShop({ settings: { webhooks: 'own' } });
  const file = worldSettings({ start: START, settings: { webhooks: 'own' } });
  const integrations = file.integrations.map((one) => ({ ...one, followAccounts }));
  const schedules = { sweep: '*/10 * * * *' };
  await calls(shop)['settings.import']({ text: JSON.stringify({ ...file, integrations, schedules }) }, administrator);
  await shop.tell();
  return shop;
}

const account = ({ world }: ShopWorld, email: string) => world.shop.admin.addCustomer({ email, first_name: 'Anna' });

/** What was told of accounts, oldest first. */
async function told(shop: ShopWorld): Promise<readonly string[]> {
  const { rows } = await calls(shop)['audit.list']({}, administrator);
  const kinds = rows.map(({ kind }) => kind).filter((kind) => /^customer\.(account|email|skipped)/.test(kind));
  return kinds.toReversed();
}

const cardOf = (shop: ShopWorld, id: number) => shop.documents(id)[0]?.customerNumber;
const topics = ({ world }: ShopWorld) =>
  world.shop.stored.webhooks().flatMap(({ topic, status }) => (status === 'active' ? [topic] : []));

it('is told of accounts that change or go by the webhooks that the integration wants, and keeps the card', async () => {
  const shop = await openFollowing('webhooks');
  expect(topics(shop)).toEqual(expect.arrayContaining(['customer.updated', 'customer.deleted']));
  const { admin } = shop.world.shop;
  const customerId = account(shop, anna.email);
  await shop.tell();
  expect(await told(shop)).toEqual(['customer.skipped']);
  const first = shop.order({ customerId });
  await shop.tell();
  admin.changeCustomer(customerId, { first_name: 'Anne' });
  await shop.tell();
  admin.changeCustomer(customerId, { email: 'anna@newname.example' });
  await shop.tell();
  expect((await told(shop)).slice(1)).toEqual(['customer.emailChanged']);
  const second = shop.order({ customerId, billing: { ...anna, email: 'anna@newname.example' } });
  await shop.tell();
  expect(cardOf(shop, second)).toBe(cardOf(shop, first));
  expect(await shop.attention()).toEqual({ count: 0, codes: [] });
});

it('finds by comparing what nothing told: an account that is gone, and an id that is another shopper’s now', async () => {
  const shop = await openFollowing('compare');
  expect(topics(shop).filter((topic) => topic.startsWith('customer.'))).toEqual([]);
  const { admin } = shop.world.shop;
  const [gone, other] = [account(shop, 'gone@shop.example'), account(shop, 'other@shop.example')];
  const before = [gone, other].map((customerId) => shop.order({ customerId, billing: { ...anna, email: `${customerId}@shop.example` } })); // prettier-ignore
  await shop.tell(LOOK);
  expect(await told(shop)).toEqual([]);
  admin.deleteUser(gone);
  // As after a backup of the shop was restored, and shoppers went on.
  admin.becomeAnother(other, 'new@shop.example');
  await shop.tell(LOOK);
  expect((await told(shop)).toSorted()).toEqual(['customer.accountGone', 'customer.accountOther']);
  const next = shop.order({ customerId: other, billing: { ...anna, email: 'new@shop.example' } });
  await shop.tell();
  expect(cardOf(shop, next)).not.toBe(cardOf(shop, before[1] ?? 0));
  await shop.tell(LOOK);
  expect(await told(shop)).toHaveLength(2);
});
