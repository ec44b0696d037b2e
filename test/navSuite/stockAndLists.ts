import { describe, expect, it } from 'vitest';
import type { Start } from '../nav.suite.ts';
import { collected, has, unlessMissing } from './asking.ts';

/** Units, references, stock, prices and the lists that settings choose from. */
export function describeStockAndLists(start: Start): void {
  describe('stock, prices and lists', () => {
    it('reads the units of an item with their base quantities', async () => {
      const { session, nav } = await start();
      if (!(await has(nav, 'itemUnits', () => session.itemUnits('DESK')))) return;
      const units = await session.itemUnits('desk');
      expect(units.toSorted((a, b) => a.unit.localeCompare(b.unit))).toEqual([
        { itemNo: 'DESK', unit: 'BOX', perBase: '4' },
        { itemNo: 'DESK', unit: 'PCS', perBase: '1' },
      ]);
      expect(await session.itemUnits('GONE')).toEqual([]);
    });

    it('finds items by the other numbers they are known by', async () => {
      const { session, nav } = await start();
      const numbers = ['4006381333931', 'gone', 'X'.repeat(60)];
      if (!(await has(nav, 'itemReferences', () => session.itemReferences(numbers)))) return;
      expect(await session.itemReferences(numbers)).toEqual([
        { itemNo: 'DESK', variant: 'RED', unit: 'PCS', kind: 'barcode', no: '4006381333931' },
      ]);
    });

    it('reads stock of all items or of some, in pages', async () => {
      const { session } = await start({ pageSize: 1 });
      const all = await collected(session.stock({}));
      expect(all.toSorted((a, b) => a.itemNo.localeCompare(b.itemNo))).toEqual([
        { itemNo: 'DESK', quantity: '12' },
        { itemNo: 'LAMP', quantity: '-2.5' },
      ]);
      const some = await collected(session.stock({ itemNos: ['lamp', 'GONE', 'X'.repeat(25)] }));
      expect(some).toEqual([{ itemNo: 'LAMP', quantity: '-2.5' }]);
      expect(await collected(session.stock({ itemNos: [] }))).toEqual([]);
    });

    it('reads stock of a location and of a variant', async () => {
      const { session, nav } = await start();
      const inMain = { itemNos: ['DESK'], location: 'MAIN' };
      if (!(await has(nav, 'stockByLocation', () => collected(session.stock(inMain))))) return;
      expect(await collected(session.stock(inMain))).toEqual([{ itemNo: 'DESK', quantity: '7' }]);
      const red = { itemNos: ['DESK'], location: 'MAIN', variant: 'RED' };
      expect(await collected(session.stock(red))).toEqual([{ itemNo: 'DESK', quantity: '3' }]);
    });

    it('tells what moved since an entry, in order', async () => {
      const { session, nav, fake } = await start({ pageSize: 2 });
      if (!(await has(nav, 'movements', () => collected(session.movementsSince(0))))) return;
      const before = await collected(session.movementsSince(0));
      const entries = before.map(({ entryNo }) => entryNo);
      expect(entries).toEqual(entries.toSorted((a, b) => a - b));
      const last = entries.at(-1) ?? 0;
      expect(await collected(session.movementsSince(last))).toEqual([]);
      fake.admin.changeItem('LAMP', { inventory: '5' });
      const moved = await collected(session.movementsSince(last));
      expect(moved.map(({ itemNo }) => itemNo)).toEqual(['LAMP']);
      expect(moved[0]?.entryNo).toBeGreaterThan(last);
      expect(await collected(session.stock({ itemNos: ['LAMP'] }))).toEqual([{ itemNo: 'LAMP', quantity: '5' }]);
    });

    it('reads the prices of item cards', async () => {
      const { session } = await start({ pageSize: 1 });
      const all = await collected(session.cardPrices());
      expect(all).toHaveLength(2);
      expect(await collected(session.cardPrices(['desk']))).toEqual([
        { itemNo: 'DESK', unitPrice: '99', pricesIncludeTax: false },
      ]);
    });

    it('reads price lists, all of them or of one source', async () => {
      const { session, nav } = await start();
      if (!(await has(nav, 'priceLists', () => collected(session.prices({}))))) return;
      expect(await collected(session.prices({}))).toHaveLength(2);
      expect(await collected(session.prices({ source: 'priceGroup', sourceNo: 'WEB' }))).toMatchObject([
        { source: 'priceGroup', sourceNo: 'WEB', itemNo: 'DESK', currency: '', unitPrice: '89.5', endsOn: null },
      ]);
    });

    it.each([
      ['accounts', '8400'],
      ['currencies', 'CHF'],
      ['dimensions', 'DEPARTMENT'],
      ['locations', 'MAIN'],
      ['paymentMethods', 'PAYPAL'],
      ['paymentTerms', '14 DAYS'],
      ['shipmentMethods', 'PARCEL'],
      ['taxCodes', 'VAT19'],
      ['units', 'PCS'],
      ['customerPriceGroups', 'WEB'],
    ] as const)('lists %s with their names, or says what to publish', async (list, code) => {
      const { session } = await start();
      const rows = await unlessMissing(session.referenceList(list));
      if (rows === null) return;
      expect(rows.map((row) => row.code)).toContain(code);
      expect(rows.find((row) => row.code === code)?.name).not.toBe('');
    });

    it('leaves out accounts that a line may not name', async () => {
      const { session, nav } = await start();
      if (!(await has(nav, 'referenceLists', () => session.referenceList('accounts')))) return;
      const accounts = await session.referenceList('accounts');
      const state = nav.capabilities.referenceLists;
      // The chart of accounts as a page does not show which ones are blocked.
      const blocked = state.has && state.surface === 'pages' ? ['8410'] : [];
      expect(accounts.map(({ code }) => code)).toEqual(['8400', ...blocked]);
    });

    it('reads the values of a dimension', async () => {
      const { session, nav } = await start();
      if (!(await has(nav, 'dimensions', () => session.dimensionValues('DEPARTMENT')))) return;
      expect(await session.dimensionValues('department')).toEqual([
        { code: 'SALES', name: 'Sales' },
        { code: 'WEB', name: 'Web shop' },
      ]);
    });
  });
}
