import { describe, expect, it } from 'vitest';
import type { Start } from '../nav.suite.ts';
import { has } from './asking.ts';
import { suiteCustomer } from './samples.ts';

/** What a customer's card says beyond name and address, and how VAT is reckoned. */
export function describeCustomerFacts(start: Start): void {
  describe('what NAV knows of a customer', () => {
    it('reads VAT number, terms, price group, limit and balance where the surface shows them', async () => {
      const { session, fake } = await start();
      expect(await session.customer('C1')).toMatchObject({ vatNumber: '', hasTerms: false, creditLimit: '0' });
      const values = { taxRegistrationNumber: 'DE 123.456.789', creditLimit: '500', balanceDue: '120.55' };
      fake.admin.changeCustomer('C1', { ...values, paymentTerms: '14 DAYS' });
      fake.admin.changeCustomerCard('C1', { priceGroup: 'WEB' });
      const found = await session.customer('C1');
      const shown = { vatNumber: 'DE 123.456.789', hasTerms: true, creditLimit: '500', balance: '120.55' };
      expect(found).toMatchObject(shown);
      // No version of the API has price groups.
      expect([null, 'WEB']).toContain(found?.priceGroup);
      expect(await session.customersByEmail("anna.o'neil+shop@example.com")).toMatchObject([shown, { no: 'C2' }]);
    });

    it('shows a new customer without any of it', async () => {
      const { session } = await start();
      const made = await session.createCustomer({ ...suiteCustomer, email: 'new@example.com' });
      expect(made).toMatchObject({ vatNumber: '', hasTerms: false, creditLimit: '0' });
    });

    it.each([
      ['DE 123.456.789', 'de123456789'],
      ['DE123456789', 'DE 123 456 789'],
      ['DE 123 456 789', 'DE-123.456.789'],
      ['123456789', 'DE123456789'],
      ['DE123456789', '123456789'],
      ['DE 123456789', '123.456.789'],
      ['NL123456789B01', 'NL 123456789 B01'],
      ['CHE-123.456.789', 'CHE123456789'],
    ])('finds the customer with VAT number %s by %s', async (stored, asked) => {
      const { session, nav, fake } = await start();
      if (!(await has(nav, 'vatNumbers', () => session.customersByVatNumber(asked)))) return;
      fake.admin.changeCustomer('C2', { taxRegistrationNumber: stored });
      fake.admin.changeCustomer('C3', { taxRegistrationNumber: 'DE1234567890' });
      expect(await session.customersByVatNumber(asked)).toMatchObject([
        { no: 'C2', vatNumber: stored, blocked: 'all' },
      ]);
    });

    it('finds nobody by a number of another country, by no number, or by one that is too long', async () => {
      const { session, nav, fake } = await start();
      if (!(await has(nav, 'vatNumbers', () => session.customersByVatNumber('ATU12345678')))) return;
      fake.admin.changeCustomer('C2', { taxRegistrationNumber: 'DE123456789' });
      for (const asked of ['PL123456789', 'DE12345678', '', ' - ', 'GMBH', '1'.repeat(30), "DE'1"]) {
        expect(await session.customersByVatNumber(asked)).toEqual([]);
      }
    });

    it('finds every customer that has the number, in one request', async () => {
      const { session, nav, fake } = await start();
      if (!(await has(nav, 'vatNumbers', () => session.customersByVatNumber('DE123456789')))) return;
      await session.customer('C1');
      fake.admin.changeCustomer('C1', { taxRegistrationNumber: 'DE123456789' });
      fake.admin.changeCustomer('C2', { taxRegistrationNumber: 'DE 123456789' });
      fake.admin.forgetRequests();
      const found = await session.customersByVatNumber('DE123456789');
      expect(found.map(({ no }) => no).toSorted()).toEqual(['C1', 'C2']);
      expect(fake.admin.requests).toHaveLength(1);
    });

    it('reads how customers are taxed, in one request, and where the company is', async () => {
      const { session, nav, fake } = await start();
      const wanted = { businessGroups: ['DOM', 'EU'], countries: ['DE'] };
      await session.taxedCustomers(wanted);
      fake.admin.forgetRequests();
      const { customers, isWhole, areModels } = await session.taxedCustomers(wanted);
      expect(fake.admin.requests).toHaveLength(1);
      const [byGroup, businessGroup] = [nav.capabilities.vatSetup.has, nav.capabilities.vatSetup.has ? 'DOM' : ''];
      expect(customers.map((one) => one.no)).toEqual(byGroup ? ['C1', 'C2', 'C3'] : ['C1', 'C2', 'C3', 'C4']);
      expect(customers.slice(0, 2)).toEqual([
        { no: 'C1', name: 'Anna Schäfer', country: 'DE', businessGroup, isBlocked: false },
        { no: 'C2', name: 'Schäfer GmbH', country: 'DE', businessGroup, isBlocked: true },
      ]);
      expect([isWhole, areModels]).toEqual([true, byGroup]);
      expect((await session.taxedCustomers({ businessGroups: [], countries: [] })).customers).toEqual([]);
      expect(await session.companyCountry()).toBe('DE');
    });

    it('reads the VAT posting setup, or says that no surface shows it', async () => {
      const { session, nav, fake } = await start();
      fake.admin.setVat('EU', 'VAT19', '19', 'VAT19', 'Reverse Charge VAT');
      const state = nav.capabilities.vatSetup;
      const remedy = expect.stringContaining('472 (VAT Posting Setup)') as string;
      expect(state).toMatchObject(state.has ? { surface: 'pages' } : { remedy });
      const [businessGroup, calculation] = ['DOM', 'normal'] as const;
      expect(await session.vatSetup()).toEqual(
        state.has
          ? [
              { businessGroup, productGroup: 'VAT19', percent: '19', calculation },
              { businessGroup, productGroup: 'VAT7', percent: '7', calculation },
              { businessGroup: 'EU', productGroup: 'VAT19', percent: '19', calculation: 'reverseCharge' },
            ]
          : null,
      );
    });
  });
}
