import { beforeEach, describe, expect, it } from 'vitest';
import type { FakeRequest } from '../../fakes/http.ts';
import { administrator, anna, MINUTE, openShop, type ShopWorld } from './shopWorld.ts';

const isCustomerPost = (request: FakeRequest) => request.method === 'POST' && /\/customers(\?|$)/.test(request.url);
const HOLDING = {
  posting: 'automatic',
  customers: { byVatNumber: false, guestsOnTerms: false, overCreditLimit: 'park', create: true, holdPosting: true },
};

let shop: ShopWorld;

beforeEach(async () => {
  shop = await openShop();
});

const calls = () => shop.world.engine().calls;
const listed = async (unverified = true) =>
  (await calls()['customers.created']({ unverified }, administrator)).rows.map(({ customerNo }) => customerNo);
const verify = (...customerNos: string[]) =>
  calls()['customers.verify']({ integrationId: 'shop-nav', customerNos }, administrator);
const annas = () => shop.world.nav.stored.customers().filter(({ email }) => email === anna.email);

describe('customers that were created', () => {
  it('are listed with their name and the order they were made for, and those that were there are not', async () => {
    const id = shop.order();
    shop.order({ customerId: 7, billing: { ...anna, email: 'einkauf@moebel-meller.example' } });
    await shop.tell();
    const { rows, count, next } = await calls()['customers.created']({}, administrator);
    expect(rows).toEqual([
      {
        integrationId: 'shop-nav', customerNo: 'C00010', name: 'Anna Vogt', createdAt: expect.stringMatching(/^2026-11-20T08:0/),
        orderKey: String(id), orderNo: String(id), verifiedAt: null, verifiedBy: null, holdsPosting: false,
      },
    ]); // prettier-ignore
    expect([count, next]).toEqual(['1', null]);
  });

  it('come in pages, newest first', async () => {
    for (const name of ['a', 'b', 'c']) shop.order({ billing: { ...anna, email: `${name}@vogt.example` } });
    await shop.tell();
    const page = (cursor?: string) => calls()['customers.created']({ limit: 2, cursor }, administrator);
    const first = await page();
    const second = await page(first.next ?? '');
    expect([...first.rows, ...second.rows].map(({ customerNo }) => customerNo)).toEqual(['C00012', 'C00011', 'C00010']);
    expect(second.next).toBeNull();
  });

  it('leave the list of those to be verified when a person has looked them over, which the audit log tells', async () => {
    const id = shop.order();
    await shop.tell();
    expect(await verify('C00010', 'C00099')).toEqual({ verified: 1, jobs: 0 });
    expect([await listed(), await listed(false)]).toEqual([[], ['C00010']]);
    const { rows } = await calls()['customers.created']({ unverified: false }, administrator);
    expect(rows[0]).toMatchObject({ verifiedBy: 'test', verifiedAt: expect.stringMatching(/^2026-11-20/) });
    const { timeline } = await calls()['orders.get'](
      { integrationId: 'shop-nav', orderKey: String(id) },
      administrator,
    );
    expect(timeline.map(({ kind }) => kind)).toContain('customer.verified');
    expect(await verify('C00010')).toEqual({ verified: 0, jobs: 0 });
  });

  it('cannot be verified for an integration that is not there', async () => {
    const asked = calls()['customers.verify']({ integrationId: 'nowhere', customerNos: ['C00010'] }, administrator);
    await expect(asked).rejects.toMatchObject({ code: 'integration-unknown' });
  });

  it('are listed once when the power goes as NAV has made them, and the order is for that card', async () => {
    const id = shop.order();
    shop.crashAfter(isCustomerPost);
    await shop.tell();
    expect(annas()).toHaveLength(1);
    await shop.revive(20 * MINUTE);
    expect(annas()).toHaveLength(1);
    expect(await listed()).toEqual([annas()[0]?.number]);
    expect(shop.documents(id)).toMatchObject([{ customerNumber: annas()[0]?.number }]);
  });

  it('are listed when NAV’s answer was lost, though the card is found by the search then', async () => {
    const id = shop.order();
    shop.world.navFaults.when(isCustomerPost, { kind: 'lateWork', ms: MINUTE, hang: true }, 1);
    await shop.tell(30 * MINUTE);
    expect(annas()).toHaveLength(1);
    expect(await listed()).toEqual([annas()[0]?.number]);
    expect(shop.documents(id)).toMatchObject([{ customerNumber: annas()[0]?.number }]);
  });
});

describe('documents of created customers, where the integration holds them', () => {
  it('are posted when the customer is verified, and not before', async () => {
    await shop.setIntegration(HOLDING);
    const first = shop.order();
    const second = shop.order();
    await shop.tell();
    expect([...shop.documents(first), ...shop.documents(second)].map(({ posted }) => posted)).toEqual([false, false]);
    const { rows } = await calls()['customers.created']({}, administrator);
    expect(rows).toMatchObject([{ customerNo: 'C00010', holdsPosting: true }]);
    expect(await verify('C00010')).toEqual({ verified: 1, jobs: 2 });
    await shop.world.clock.run(5 * MINUTE);
    expect([shop.documents(first), shop.documents(second)]).toMatchObject([[{ posted: true }], [{ posted: true }]]);
  });
});

describe('shoppers who are tied to a card', () => {
  const untie = (customerNo: string) =>
    calls()['customers.untie']({ integrationId: 'shop-nav', customerNo }, administrator);
  const cardOf = (id: number) => shop.world.nav.stored.byExternalNumber(`WOO-${id}`)[0]?.customerNumber;

  it('are looked for anew once a person has untied them, which the audit log tells', async () => {
    const account = { customerId: 7, billing: { ...anna, email: 'einkauf@moebel-meller.example' } };
    const first = shop.order(account);
    await shop.tell();
    // The address leaves the wrong card; without untying the shopper keeps it.
    shop.world.nav.admin.changeCustomer('10000', { email: 'other@moebel-meller.example' });
    const second = shop.order(account);
    await shop.tell();
    expect([cardOf(first), cardOf(second)]).toEqual(['10000', '10000']);
    expect(await untie('10000')).toEqual({ untied: 1 });
    expect(await untie('10000')).toEqual({ untied: 0 });
    const third = shop.order(account);
    await shop.tell();
    expect(cardOf(third)).toBe('C00010');
    const { rows } = await calls()['audit.list']({}, administrator);
    expect(rows.filter(({ kind, actor }) => kind === 'customer.untied' && actor === 'person:test')).toHaveLength(1);
  });

  it('are not given the card again that was made for them and has no address', async () => {
    const account = { customerId: 8, billing: anna };
    shop.order(account);
    await shop.tell();
    expect(annas()).toHaveLength(1);
    shop.world.nav.admin.changeCustomer('C00010', { email: '' });
    await untie('c00010');
    const next = shop.order(account);
    await shop.tell();
    expect(cardOf(next)).toBe('C00011');
  });
});
