import { beforeEach, describe, expect, it } from 'vitest';
import { anna, openShop, type ShopWorld } from './shopWorld.ts';

/** A customer of the demo company who has payment terms, and the address on the card. */
const MELLER = { no: '10000', email: 'einkauf@moebel-meller.example' };
/** One who has none, and no price group. */
const MIELBERG = { no: '49633663', email: 'autohaus.mielberg@contoso.example' };
const USUAL = { byVatNumber: false, guestsOnTerms: false, overCreditLimit: 'park', create: true, holdPosting: false };

let shop: ShopWorld;

beforeEach(async () => {
  shop = await openShop();
});

const setCustomers = (changes: object) => shop.setIntegration({ customers: { ...USUAL, ...changes } });
const customerOf = (id: number) => shop.documents(id)[0]?.customerNumber;
const cards = () => shop.world.nav.stored.customers().length;

/** What NAV is asked from now on that names somebody, but for the documents themselves. */
function searchesFor(name: string): readonly string[] {
  const asked: string[] = [];
  shop.world.navFaults.onWorked(({ url, body }) => {
    if (!/salesOrders$|salesOrders\?/.test(url) && `${url} ${Buffer.from(body).toString()}`.includes(name))
      asked.push(url);
  });
  return asked;
}

function account(email: string): number {
  return shop.world.shop.admin.addCustomer({ email, first_name: 'Anna', last_name: 'Vogt' });
}

/** As a plugin of the shop keeps it. */
function orderWith(meta: Readonly<Record<string, string>>, changes: Parameters<ShopWorld['order']>[0] = {}): number {
  const id = shop.order(changes);
  const entries = Object.entries(meta).map(([key, value]) => ({ key, value }));
  shop.world.shop.admin.editOrder(id, { meta_data: entries });
  return id;
}

describe('a shopper with an account', () => {
  it('keeps the card, whatever e-mail address they order with next, and nothing is searched for', async () => {
    const customerId = account(anna.email);
    const first = shop.order({ customerId });
    await shop.tell();
    const before = cards();
    const naming = searchesFor('newname');
    const second = shop.order({ customerId, billing: { ...anna, email: 'anna@newname.example' } });
    await shop.tell();
    expect(customerOf(second)).toBe(customerOf(first));
    expect(cards()).toBe(before);
    expect(naming).toEqual([]);
    shop.order({ billing: { ...anna, email: 'guest@newname.example' } });
    await shop.tell();
    expect(naming).not.toEqual([]);
  });

  it('is a guest’s stranger: the next account has a card of its own', async () => {
    const first = shop.order({ customerId: account(anna.email) });
    await shop.tell();
    const other = { ...anna, email: 'bert@vogt.example' };
    const second = shop.order({ customerId: account(other.email), billing: other });
    await shop.tell();
    expect(customerOf(second)).not.toBe(customerOf(first));
  });

  it('is found anew where the card is gone, and that one is kept from then on', async () => {
    const customerId = account(anna.email);
    const first = shop.order({ customerId });
    await shop.tell();
    const [order] = shop.documents(first);
    shop.world.nav.admin.deleteOrder(order?.number ?? '');
    shop.world.nav.admin.deleteCustomer(order?.customerNumber ?? '');
    const second = shop.order({ customerId, billing: { ...anna, email: MELLER.email } });
    await shop.tell();
    expect(customerOf(second)).toBe(MELLER.no);
    const third = shop.order({ customerId, billing: { ...anna, email: 'third@vogt.example' } });
    await shop.tell();
    expect(customerOf(third)).toBe(MELLER.no);
  });

  it('waits while the card is blocked, and no second one is made under another address', async () => {
    const customerId = account(anna.email);
    const first = shop.order({ customerId });
    await shop.tell();
    const no = customerOf(first) ?? '';
    const before = cards();
    shop.world.nav.admin.blockCustomer(no);
    const second = shop.order({ customerId, billing: { ...anna, email: 'anna@newname.example' } });
    await shop.tell();
    expect(await shop.attention()).toEqual({ count: 1, codes: ['customer-card-blocked'] });
    expect(cards()).toBe(before);
    shop.world.nav.admin.blockCustomer(no, '_x0020_');
    await shop.replayAll();
    expect(customerOf(second)).toBe(no);
  });
});

describe('a guest who types the address of a customer with terms', () => {
  it('waits, and goes on once the integration lets guests buy on terms', async () => {
    const id = shop.order({ billing: { ...anna, email: MELLER.email } });
    await shop.tell();
    expect(shop.documents(id)).toEqual([]);
    expect(await shop.row(id)).toMatchObject({
      term: 'waiting',
      cause: { code: 'guest-customer-terms', params: { no: MELLER.no } },
    });
    await setCustomers({ guestsOnTerms: true });
    await shop.replayAll();
    expect(customerOf(id)).toBe(MELLER.no);
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  });

  it('does not wait for a card that we made, whatever it has been given since', async () => {
    const overPages = await openShop({ surfaces: 'pages' });
    const first = overPages.order();
    await overPages.tell();
    const no = overPages.documents(first)[0]?.customerNumber ?? '';
    const { admin } = overPages.world.nav;
    for (const card of [no, MIELBERG.no]) admin.changeCustomerCard(card, { priceGroup: 'WEB' });
    const second = overPages.order();
    const third = overPages.order({ billing: { ...anna, email: MIELBERG.email } });
    await overPages.tell();
    expect(overPages.documents(second)[0]?.customerNumber).toBe(no);
    expect(await overPages.row(third)).toMatchObject({ cause: { code: 'guest-customer-terms' } });
  });
});

describe('an order whose e-mail address is nobody’s', () => {
  it('is for the customer with its VAT number, where the integration says so', async () => {
    shop.world.nav.admin.changeCustomer(MIELBERG.no, { taxRegistrationNumber: 'DE 123.456.789' });
    await setCustomers({ byVatNumber: true });
    const id = orderWith({ _billing_vat_number: 'DE123456789' });
    await shop.tell();
    expect(customerOf(id)).toBe(MIELBERG.no);
  });

  it('is for nobody whom the integration does not create, and for the one it names for such orders', async () => {
    await setCustomers({ create: false });
    const id = shop.order();
    await shop.tell();
    expect(await shop.attention()).toEqual({ count: 1, codes: ['customer-not-created'] });
    await setCustomers({ create: false, fallback: 'WEB-DE' });
    await shop.replayAll();
    expect(customerOf(id)).toBe('WEB-DE');
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  });

  it('does not tie an account to the customer that is named for many', async () => {
    await setCustomers({ create: false, fallback: 'WEB-DE' });
    const customerId = account(anna.email);
    const first = shop.order({ customerId });
    await shop.tell();
    await setCustomers({});
    const second = shop.order({ customerId });
    await shop.tell();
    expect([customerOf(first), customerOf(second)]).toEqual(['WEB-DE', 'C00010']);
  });
});

describe('an order that says its customer’s number', () => {
  it('is for that one, and waits where NAV has no such customer', async () => {
    await setCustomers({ numberField: 'nav_customer', guestsOnTerms: true });
    const right = orderWith({ nav_customer: MELLER.no });
    const wrong = orderWith({ nav_customer: '4711' });
    await shop.tell();
    expect(customerOf(right)).toBe(MELLER.no);
    expect(await shop.row(wrong)).toMatchObject({
      cause: { code: 'customer-number-unknown', params: { no: '4711' } },
    });
    shop.world.shop.admin.editOrder(wrong, { meta_data: [{ key: 'nav_customer', value: MELLER.no }] });
    await shop.tell();
    expect(customerOf(wrong)).toBe(MELLER.no);
  });
});

describe('the credit limit of a customer', () => {
  beforeEach(async () => {
    shop.world.nav.admin.changeCustomer(MELLER.no, { creditLimit: '40' });
    await setCustomers({ guestsOnTerms: true });
  });

  const forMeller = { billing: { ...anna, email: MELLER.email } };

  it('makes an order wait that goes beyond it, until it is raised', async () => {
    const id = shop.order(forMeller);
    await shop.tell();
    expect(await shop.row(id)).toMatchObject({
      cause: { code: 'credit-limit-exceeded', params: { no: MELLER.no, creditLimit: '40' } },
    });
    shop.world.nav.admin.changeCustomer(MELLER.no, { creditLimit: '400' });
    await shop.replayAll();
    expect(customerOf(id)).toBe(MELLER.no);
  });

  it('lets an order pass where the integration says so', async () => {
    await setCustomers({ guestsOnTerms: true, overCreditLimit: 'import' });
    const id = shop.order(forMeller);
    await shop.tell();
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  });
});
