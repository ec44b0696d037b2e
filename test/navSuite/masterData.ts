import { describe, expect, it } from 'vitest';
import type { NavManner, Start } from '../nav.suite.ts';
import { deskOf, failure } from './asking.ts';
import { suiteCustomer } from './samples.ts';

/** Companies, customers and items. */
export function describeMasterData(start: Start): void {
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
      // The answer to a write may lack what is read along with a customer.
      const balance = made.balance ?? '0';
      expect(await session.customersByEmail('NEW+1@example.com')).toEqual([{ ...made, balance }]);
      expect(fake.stored.customers().map(({ number }) => number)).toContain('WEB0001');
    });

    it('finds those without an address by when they came up, or does not claim that there are none', async () => {
      const { session } = await start();
      const made = await session.createCustomer({ ...suiteCustomer, email: '' });
      await session.createCustomer({ ...suiteCustomer, email: 'new@example.com' });
      const found = await session.customersWithoutEmailSince('2000-01-01T00:00:00.000Z');
      expect([undefined, 1]).toContain(found?.filter(({ no }) => no === made.no).length);
      expect(found?.flatMap(({ emails }) => emails) ?? []).toEqual([]);
      expect([undefined, 0]).toContain((await session.customersWithoutEmailSince('2099-01-01T00:00:00.000Z'))?.length);
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
      const made = await session.createCustomer(odd);
      // Pages of NAV hold half of what the API holds.
      expect(made.name).toMatch(/^(N{50}|N{100})$/);
      expect(made.emails).toEqual([]);
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
      const item = await deskOf(session);
      const variants = await session.itemVariants(item);
      expect(variants.map(({ code }) => code).toSorted()).toEqual(['BLUE', 'RED']);
    });

    it('finds items by GTIN and variants by code, whatever item has them', async () => {
      const { session, fake } = await start();
      fake.admin.changeItem('DESK', { gtin: '4006381333931' });
      const gtins = ['4006381333931', '96385074', '', "O'R", '1'.repeat(30)];
      expect((await session.itemsByGtin(gtins)).map(({ no, gtin }) => [no, gtin])).toEqual([['DESK', '4006381333931']]);
      const [red] = (await session.itemVariants(await deskOf(session))).filter(({ code }) => code === 'RED');
      expect(await session.variantsByCode(['red', 'PINK', 'X'.repeat(11)])).toEqual([{ itemNo: 'DESK', variant: red }]);
      expect([await session.itemsByGtin([]), await session.variantsByCode([])]).toEqual([[], []]);
    });

    it('reads every item, page by page', async () => {
      const { session } = await start({ pageSize: 1 });
      const pages = [];
      for await (const page of session.everyItem()) pages.push(page.map(({ no }) => no));
      expect(pages).toEqual([['DESK'], ['LAMP']]);
    });

    it('changes a customer, and only what is asked for', async () => {
      const { session, fake } = await start();
      const changed = await session.changeCustomer('c1', { city: 'Bonn', postCode: '53111', name: 'Anna Berg' });
      expect(changed).toMatchObject({ no: 'C1', name: 'Anna Berg', postCode: '53111', blocked: 'no' });
      expect(changed.emails).toEqual(["anna.o'neil+shop@example.com"]);
      expect(await session.customer('C1')).toMatchObject({ name: 'Anna Berg' });
      expect(fake.stored.customers().find(({ number }) => number === 'C1')?.displayName).toBe('Anna Berg');
      expect(await failure(session.changeCustomer('C9', { city: 'Bonn' }))).toMatchObject({ kind: 'notFound' });
    });

    it('does not send a change of a customer that changes nothing', async () => {
      const { session, fake } = await start();
      fake.admin.forgetRequests();
      await session.changeCustomer('C1', { name: 'Anna Schäfer' });
      expect(fake.admin.requests.filter(({ isWrite }) => isWrite)).toEqual([]);
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
      expect(await session.referenceList('countries')).toEqual([
        { code: 'CH', name: 'Switzerland' },
        { code: 'DE', name: 'Germany' },
        { code: 'NL', name: 'Netherlands' },
      ]);
      expect((await session.referenceList('currencies')).map(({ code }) => code)).toContain('USD');
    });
  });
}
