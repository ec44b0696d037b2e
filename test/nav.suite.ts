import { afterEach, describe, expect, it, vi } from 'vitest';
import { ConnectorError } from '../main/base/errors.ts';
import type { Nav, NavDocument, NewCustomer, NewDocumentLine, NewSalesOrder } from '../main/nav/nav.ts';
import type { Faults } from './fakes/faults.ts';
import type { FakeNav } from './fakes/nav/fakeNav.ts';

/** How the server under test is to be; what is left out is as usual. */
export interface NavManner {
  /** Most rows of one page. */
  readonly pageSize?: number;
  readonly links?: 'called' | 'relative' | { readonly origin: string };
  readonly withContext?: boolean;
  readonly staleStatus?: 409 | 412;
  readonly tenant?: string;
  /** Lines are validated in the server's own order of fields, so that what is sent last may be worked over. */
  readonly validateInPageOrder?: boolean;
  readonly switchedOff?: boolean;
  /** The password is not the server's. */
  readonly wrongPassword?: boolean;
}

/** A NAV server that behaves, seeded with `company` of this folder's navSeed.ts, and the Nav under test signed in to it. */
export interface NavUnderTest {
  readonly nav: Nav;
  /** What is in the books, and what people do there. */
  readonly fake: FakeNav;
  readonly faults: Faults;
  /** Lets every request that is still waiting run into its timeout. */
  timeOut(): void;
  close(): Promise<void>;
}

export const suiteCustomer: NewCustomer = {
  name: 'Anna Schäfer',
  isCompany: false,
  email: "anna.o'neil+shop@example.com",
  phone: '+49 221 5550',
  addressLine1: 'Am Dom 1',
  addressLine2: '',
  city: 'Köln',
  state: '',
  postCode: '50667',
  country: 'DE',
};

const desk: NewDocumentLine = {
  kind: 'item',
  no: 'DESK',
  variantKey: null,
  unit: 'PCS',
  quantity: '3',
  description: 'Desk, oak',
  taxCode: 'VAT19',
  unitPrice: '33.33333',
  discountAmount: '0',
};
const shipping: NewDocumentLine = {
  ...desk,
  kind: 'account',
  no: '8400',
  unit: '',
  quantity: '1',
  description: 'Parcel',
  unitPrice: '4.9',
};
const comment: NewDocumentLine = { ...desk, kind: 'comment', no: '', description: 'Ring twice' };

const order: NewSalesOrder = {
  externalDocumentNo: 'WOO-1001',
  customerNo: 'C1',
  orderDate: '2026-11-19',
  postingDate: '2026-11-20',
  currency: '',
  pricesIncludeTax: true,
  sellTo: null,
  shipTo: {
    name: 'Anna Schäfer',
    contact: '',
    addressLine1: 'Am Dom 1',
    addressLine2: '',
    city: 'Köln',
    state: '',
    postCode: '50667',
    country: 'DE',
  },
  email: 'anna@example.com',
  phone: '0221 5550',
  lines: [desk, shipping, comment],
};

/** What every Nav has to do, whatever surface stands behind it. */
export function describeNav(name: string, open: (manner: NavManner) => Promise<NavUnderTest>): void {
  const opened: NavUnderTest[] = [];
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close();
  });

  async function start(manner: NavManner = {}) {
    const under = await open(manner);
    opened.push(under);
    const session = under.nav.as({ actor: 'webhook', integrationId: 'shop', jobId: 1 });
    return { ...under, session };
  }

  async function failure(call: Promise<unknown>): Promise<ConnectorError> {
    const error = await call.then(
      () => null,
      (reason: unknown) => reason,
    );
    if (!(error instanceof ConnectorError)) throw new Error(`expected a ConnectorError, got ${String(error)}`);
    return error;
  }

  function firstLine(document: NavDocument) {
    const line = document.lines?.[0];
    if (!line) throw new Error('the document has no line');
    return line;
  }

  describe(`the NAV surface ${name}`, () => {
    describe('master data', () => {
      it('lists the companies', async () => {
        const { session, nav } = await start();
        const companies = await session.companies();
        expect(companies.map((company) => company.name)).toEqual(['CRONUS', "O'Neil & Sons"]);
        expect(companies[0]?.id).toBe(nav.companyId);
      });

      it('reads the company setup, with posting bounds only where there are any', async () => {
        const { session, fake } = await start();
        expect(await session.setup()).toEqual({
          localCurrency: 'EUR',
          postingAllowedFrom: null,
          postingAllowedTo: null,
        });
        fake.admin.setPostingWindow('2026-11-01', '2026-11-30');
        expect(await session.setup()).toMatchObject({
          postingAllowedFrom: '2026-11-01',
          postingAllowedTo: '2026-11-30',
        });
      });

      it('finds a customer by number in any letter case, or none', async () => {
        const { session } = await start();
        expect(await session.customer('c1')).toMatchObject({
          no: 'C1',
          name: 'Anna Schäfer',
          country: 'DE',
          blocked: 'no',
        });
        expect(await session.customer('C9')).toBeNull();
        expect(await session.customer('C'.repeat(30))).toBeNull();
        expect(await session.customer("C'1 & Co")).toBeNull();
      });

      it('finds customers by one address of several in any letter case, blocked ones too', async () => {
        const { session } = await start();
        const found = await session.customersByEmail("ANNA.O'Neil+shop@example.com");
        expect(found.map(({ no, blocked }) => [no, blocked])).toEqual([
          ['C1', 'no'],
          ['C2', 'all'],
        ]);
      });

      it('does not take a longer address for the one wanted', async () => {
        const { session } = await start();
        expect(await session.customersByEmail('neil+shop@example.com')).toEqual([]);
        expect(await session.customersByEmail('nobody@example.com')).toEqual([]);
      });

      it('makes a customer with the next number of its series, which can then be found', async () => {
        const { session, fake } = await start();
        const made = await session.createCustomer({ ...suiteCustomer, email: 'new+1@example.com' });
        expect(made).toMatchObject({
          no: 'WEB0001',
          name: 'Anna Schäfer',
          emails: ['new+1@example.com'],
          blocked: 'no',
        });
        expect(await session.customersByEmail('NEW+1@example.com')).toEqual([made]);
        expect(fake.stored.customers().map(({ number }) => number)).toContain('WEB0001');
      });

      it('makes a customer also with values that NAV would refuse', async () => {
        const { session } = await start();
        const odd = {
          ...suiteCustomer,
          name: 'N'.repeat(150),
          phone: '0221 5550 Ext. 7',
          email: 'nonsense',
          city: 'x'.repeat(40),
        };
        expect(await session.createCustomer(odd)).toMatchObject({ name: 'N'.repeat(100), emails: [] });
      });

      it('says that NAV does not know a country', async () => {
        const { session } = await start();
        const error = await failure(session.createCustomer({ ...suiteCustomer, country: 'ZZ' }));
        expect(error).toMatchObject({ kind: 'invalid', code: 'nav-code-unknown', system: 'nav1' });
        expect(error.message).toContain('ZZ');
      });

      it('finds those items that exist, in any letter case', async () => {
        const { session } = await start();
        const found = await session.items(['desk', 'GONE', 'LAMP', '', 'X'.repeat(25), "O'R & 1"]);
        expect(found.map(({ no }) => no).toSorted()).toEqual(['DESK', 'LAMP']);
        expect(found.find(({ no }) => no === 'DESK')).toMatchObject({
          name: 'Desk',
          blocked: false,
          baseUnit: 'PCS',
          taxCode: 'VAT19',
        });
        expect(found.find(({ no }) => no === 'LAMP')?.blocked).toBe(true);
      });

      it('reads the variants of an item', async () => {
        const { session } = await start();
        const [item] = await session.items(['DESK']);
        const variants = await session.itemVariants(item?.key ?? '');
        expect(variants.map(({ code }) => code).toSorted()).toEqual(['BLUE', 'RED']);
      });

      const manners: [string, NavManner][] = [
        ['absolute', { links: 'called' }],
        ['relative', { links: 'relative' }],
        ['of another host', { links: { origin: 'https://nav.inner.example:8443' } }],
        ['without context', { withContext: false }],
        ['of a tenant', { tenant: 't1' }],
      ];
      it.each(manners)('reads all pages by links that are %s', async (_, manner) => {
        const { session } = await start({ ...manner, pageSize: 1 });
        expect(await session.countries()).toEqual(['CH', 'DE', 'NL']);
        expect(await session.currencies()).toContain('USD');
      });
    });

    describe('a sales order', () => {
      it('is made at once with all its lines, and is in the books as it was answered', async () => {
        const { session, fake } = await start();
        const made = await session.createSalesOrder(order);
        expect(made).toMatchObject({
          kind: 'salesOrder',
          externalDocumentNo: 'WOO-1001',
          customerNo: 'C1',
          postingDate: '2026-11-20',
          currency: 'EUR',
          pricesIncludeTax: true,
          state: 'open',
          totalInclTax: '104.9',
          totalTax: '16.75',
        });
        expect(
          made.lines?.map((line) => [line.kind, line.no, line.description, line.quantity, line.unitPrice]),
        ).toEqual([
          ['item', 'DESK', 'Desk, oak', '3', '33.33333'],
          ['account', '8400', 'Parcel', '1', '4.9'],
          ['comment', '', 'Ring twice', '0', '0'],
        ]);
        const [stored] = fake.stored.orders();
        expect(stored).toMatchObject({ number: made.no, totals: { gross: '104.9' }, pricesIncludeTax: true });
        expect(stored?.header).toMatchObject({
          shipToName: 'Anna Schäfer',
          shipToCity: 'Köln',
          email: 'anna@example.com',
        });
      });

      it('adds up: the amounts of its lines are its total', async () => {
        const { session } = await start();
        const made = await session.createSalesOrder(order);
        const item = firstLine(made);
        expect(item).toMatchObject({ amountInclTax: '100', taxPercent: '19', taxCode: 'VAT19', lineNo: 10000 });
        expect(Number(item.amountExclTax) + Number(item.taxAmount)).toBeCloseTo(100, 9);
      });

      it('can be in a currency of its own, without tax in its prices, with a variant', async () => {
        const { session } = await start();
        const [item] = await session.items(['DESK']);
        const [red] = (await session.itemVariants(item?.key ?? '')).filter(({ code }) => code === 'RED');
        const made = await session.createSalesOrder({
          ...order,
          currency: 'USD',
          pricesIncludeTax: false,
          lines: [{ ...desk, variantKey: red?.key ?? '' }],
        });
        expect(made).toMatchObject({ currency: 'USD', pricesIncludeTax: false });
        expect(firstLine(made)).toMatchObject({ unitPrice: '33.33333', description: 'Desk, oak' });
      });

      it("keeps a discount of a line to the cent, and a discount of zero against the customer's own", async () => {
        const { session } = await start();
        const made = await session.createSalesOrder({
          ...order,
          customerNo: 'C3',
          lines: [
            { ...desk, unitPrice: '10', discountAmount: '0.01' },
            { ...desk, unitPrice: '10' },
          ],
        });
        expect(made.lines?.map(({ discountAmount }) => discountAmount)).toEqual(['0.01', '0']);
      });

      it('is found by its number in any letter case while open and when posted, and no other is', async () => {
        const { session, fake } = await start();
        const made = await session.createSalesOrder(order);
        await session.createSalesOrder({ ...order, externalDocumentNo: 'WOO-10010' });
        const open = await session.documentsByExternalNo('woo-1001');
        expect(open).toMatchObject([{ kind: 'salesOrder', key: made.key, no: made.no, state: 'open', lines: null }]);
        fake.admin.post(made.no);
        const posted = await session.documentsByExternalNo('WOO-1001');
        expect(posted).toMatchObject([{ kind: 'salesInvoice', state: 'posted', totalInclTax: '104.9' }]);
        expect(await session.salesOrder(made.key)).toBeNull();
      });

      it('is not found by what cannot be a number', async () => {
        const { session } = await start();
        expect(await session.documentsByExternalNo('X'.repeat(40))).toEqual([]);
        expect(await session.documentsByExternalNo('')).toEqual([]);
      });

      it('is read with its lines, and is null when it is gone', async () => {
        const { session } = await start();
        const made = await session.createSalesOrder(order);
        expect(await session.salesOrder(made.key)).toEqual(made);
        await session.deleteSalesOrder(made.key);
        expect(await session.salesOrder(made.key)).toBeNull();
        await expect(session.deleteSalesOrder(made.key)).resolves.toBeUndefined();
      });

      it('tells whether it may be changed', async () => {
        const { session, fake } = await start();
        const made = await session.createSalesOrder(order);
        fake.admin.release(made.no);
        expect(await session.salesOrder(made.key)).toMatchObject({ state: 'released' });
        const error = await failure(session.addLine(made.key, shipping));
        expect(error.kind).toBe('invalid');
        fake.admin.reopen(made.no);
        fake.admin.sendForApproval(made.no);
        expect(await session.salesOrder(made.key)).toMatchObject({ state: 'inReview' });
      });

      it('has a line put right, and only the fields asked for', async () => {
        const { session } = await start();
        const made = await session.createSalesOrder(order);
        const line = firstLine(made);
        const repaired = await session.repairLine(made.key, line, {
          unitPrice: '20.5',
          discountAmount: '1.5',
          description: 'Desk',
        });
        expect(repaired).toMatchObject({
          key: line.key,
          unitPrice: '20.5',
          discountAmount: '1.5',
          amountInclTax: '60',
        });
        expect(repaired).toMatchObject({ quantity: '3', description: 'Desk', taxCode: 'VAT19' });
        expect(repaired.etag).not.toBe(line.etag);
      });

      it('that the server priced anew shows so, and is put right', async () => {
        const { session } = await start({ validateInPageOrder: true });
        const [item] = await session.items(['DESK']);
        const [variant] = await session.itemVariants(item?.key ?? '');
        const made = await session.createSalesOrder({ ...order, lines: [{ ...desk, variantKey: variant?.key ?? '' }] });
        const line = firstLine(made);
        expect(line.unitPrice).not.toBe('33.33333');
        const repaired = await session.repairLine(made.key, line, { description: 'Desk, oak', unitPrice: '33.33333' });
        expect(repaired).toMatchObject({ description: 'Desk, oak', unitPrice: '33.33333', amountInclTax: '100' });
      });

      it.each([409, 412] as const)(
        'is a conflict when the line was changed meanwhile (%i), and nothing is overwritten',
        async (staleStatus) => {
          const { session, fake } = await start({ staleStatus });
          const made = await session.createSalesOrder(order);
          fake.admin.editOrderLine(made.no, 10000, { quantity: 5 });
          const error = await failure(session.repairLine(made.key, firstLine(made), { unitPrice: '1' }));
          expect(error).toMatchObject({ kind: 'conflict', code: 'nav-changed' });
          expect(fake.stored.orders()[0]?.lines[0]?.unitPrice).not.toBe('1');
        },
      );

      it('gets a line at its end', async () => {
        const { session } = await start();
        const made = await session.createSalesOrder(order);
        const added = await session.addLine(made.key, { ...shipping, description: 'Rounding', unitPrice: '-0.01' });
        expect(added).toMatchObject({ lineNo: 40000, kind: 'account', unitPrice: '-0.01' });
        expect((await session.salesOrder(made.key))?.lines?.at(-1)).toEqual(added);
      });

      it.each([
        ['an item that does not exist', { lines: [{ ...desk, no: 'GONE' }] }],
        ['a blocked item', { lines: [{ ...desk, no: 'LAMP' }] }],
        ['an unknown customer', { customerNo: 'C99' }],
        ['a blocked customer', { customerNo: 'C2' }],
        ['a customer without posting groups', { customerNo: 'C4' }],
        ['an unknown currency', { currency: 'XXX' }],
      ])('is refused with %s, and nothing is left behind', async (_, spoiled) => {
        const { session, fake } = await start();
        const error = await failure(session.createSalesOrder({ ...order, ...spoiled }));
        expect(error).toMatchObject({ kind: 'invalid', system: 'nav1' });
        expect(error.message).toContain('create sales order WOO-1001');
        expect(error.whatToDo).not.toBe('');
        expect(fake.stored.orders()).toEqual([]);
      });
    });

    describe('when things go wrong', () => {
      it('a refused sign-in is said, and asked once', async () => {
        const { session, fake } = await start({ wrongPassword: true });
        expect(await failure(session.createSalesOrder(order))).toMatchObject({
          kind: 'authentication',
          code: 'signin-refused',
        });
        expect(fake.admin.requests).toHaveLength(1);
      });

      it('a switched-off service is said', async () => {
        const { session } = await start({ switchedOff: true });
        expect(await failure(session.items(['DESK']))).toMatchObject({ code: 'nav-api-off' });
      });

      it('a missing permission is said', async () => {
        const { session, fake } = await start();
        fake.admin.forbid('salesOrders');
        expect(await failure(session.documentsByExternalNo('WOO-1'))).toMatchObject({
          kind: 'permission',
          code: 'nav-permission',
        });
      });

      it('a lock comes back by itself, and nothing was written', async () => {
        const { session, fake } = await start();
        fake.admin.lock(1);
        expect(await failure(session.createSalesOrder(order))).toMatchObject({ kind: 'unavailable', code: 'nav-lock' });
        expect(fake.stored.orders()).toEqual([]);
        await session.createSalesOrder(order);
        expect(fake.stored.orders()).toHaveLength(1);
      });

      it('a server that is down is unavailable to reads, and back again', async () => {
        const { session, faults } = await start();
        faults.always({ kind: 'down' });
        expect(await failure(session.items(['DESK']))).toMatchObject({ kind: 'unavailable' });
        faults.clear();
        expect(await session.items(['DESK'])).toHaveLength(1);
      });

      it('a short failure of a read is not even noticed', async () => {
        const { session, faults } = await start();
        faults.next(2, { kind: 'status', status: 503 });
        expect(await session.items(['DESK'])).toHaveLength(1);
      });

      it('a throttled write is told with the wish of the server', async () => {
        const { session, faults } = await start();
        faults.when(({ method }) => method === 'POST', {
          kind: 'status',
          status: 429,
          headers: { 'Retry-After': '7' },
        });
        expect(await failure(session.createSalesOrder(order))).toMatchObject({
          kind: 'rateLimited',
          retryAfterMs: 7_000,
        });
      });

      it("a proxy's page is not taken for NAV", async () => {
        const { session, faults } = await start();
        faults.always({ kind: 'html', status: 200 });
        expect(await failure(session.items(['DESK']))).toMatchObject({ kind: 'unavailable', code: 'not-odata' });
      });

      it.each([
        ['the answer was cut off', { kind: 'dropAfterWork' }],
        ['it is carried out only after the connection was cut', { kind: 'lateWork', ms: 5_000 }],
        ['a gateway gave up', { kind: 'status', status: 504, worked: true }],
        ['a proxy answered with its page', { kind: 'html', status: 502 }],
      ] as const)('a write has an unknown outcome when %s, and is sent once', async (_, fault) => {
        const { session, faults, fake } = await start();
        let posts = 0;
        faults.when((request) => request.method === 'POST' && (posts += 1) > 0, fault);
        expect(await failure(session.createSalesOrder(order))).toMatchObject({
          kind: 'unknownOutcome',
          system: 'nav1',
        });
        expect(posts).toBe(1);
        const found = await session.documentsByExternalNo(order.externalDocumentNo);
        expect(found).toHaveLength(fake.stored.orders().length);
      });

      it('a customer, a line and a deletion too have an unknown outcome when the answer was cut off', async () => {
        const { session, faults } = await start();
        const made = await session.createSalesOrder(order);
        faults.when(({ method }) => method !== 'GET', { kind: 'dropAfterWork' });
        for (const call of [
          () => session.createCustomer(suiteCustomer),
          () => session.addLine(made.key, shipping),
          () => session.repairLine(made.key, firstLine(made), { unitPrice: '1' }),
          () => session.deleteSalesOrder(made.key),
        ]) {
          expect((await failure(call())).kind).toBe('unknownOutcome');
        }
      });

      it('a write without answer has an unknown outcome, a read is unavailable', async () => {
        const { session, faults, timeOut } = await start();
        await session.salesOrder('00000000-0000-0000-0000-000000000001');
        for (const [method, call, kind] of [
          ['POST', () => session.createSalesOrder(order), 'unknownOutcome'],
          ['GET', () => session.countries(), 'unavailable'],
        ] as const) {
          let waiting = false;
          faults.when(
            (request) => request.method === method && !request.url.includes('$metadata') && (waiting = true),
            { kind: 'hang' },
          );
          const failing = failure(call());
          await vi.waitUntil(() => waiting);
          timeOut();
          expect((await failing).kind).toBe(kind);
        }
      });
    });
  });
}
