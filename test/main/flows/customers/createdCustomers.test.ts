import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../../main/db/database.ts';
import { type CreatedCustomers, createCreatedCustomers } from '../../../../main/flows/customers/createdCustomers.ts';
import { openTestVault } from '../../vault/openTestVault.ts';

const by = { at: '2026-11-22T10:00:00.000Z', actor: 'person:eva' };
let db: Database;
let created: CreatedCustomers;

beforeEach(async () => {
  const opened = await openTestVault();
  db = opened.db;
  created = createCreatedCustomers(db, opened.vault);
});

function add(customerNo: string, integrationId = 'shop'): void {
  created.add({
    companyId: 'C', customerNo, integrationId, name: `Name of ${customerNo}`, createdAt: '2026-11-20T08:00:00.000Z', orderKey: `key-${customerNo}`, orderNo: '101',
  }); // prettier-ignore
}

const numbers = (filter: Partial<Parameters<CreatedCustomers['list']>[0]> = {}) =>
  created.list({ unverified: true, limit: 10, ...filter }).map(({ customerNo }) => customerNo);

describe('customers that we made', () => {
  it('are listed page by page, newest first', () => {
    for (const no of ['1', '2', '3']) add(no);
    const [first, second] = created.list({ unverified: true, limit: 2 });
    expect([first?.customerNo, second?.customerNo]).toEqual(['3', '2']);
    expect(numbers({ below: second?.id ?? 0, limit: 2 })).toEqual(['1']);
    expect(created.count({ unverified: true })).toBe(3);
  });

  it('are listed per integration', () => {
    add('1', 'shop');
    add('2', 'other');
    expect(numbers({ integrationId: 'other' })).toEqual(['2']);
    expect(created.count({ integrationId: 'other', unverified: false })).toBe(1);
  });

  it('are held until a person has verified them, and then told once with their orders', () => {
    add('1');
    created.addOrder('C', '1', { integrationId: 'shop', orderKey: '55' });
    created.addOrder('C', '1', { integrationId: 'shop', orderKey: '55' });
    expect(created.isHeld('C', '1')).toBe(true);
    const { customers, orders } = created.verify('shop', '1', by);
    expect(customers).toMatchObject([{ customerNo: '1', verifiedAt: by.at, verifiedBy: by.actor }]);
    expect(orders).toEqual([{ integrationId: 'shop', orderKey: '55' }]);
    expect([created.isHeld('C', '1'), created.has('C', '1'), numbers()]).toEqual([false, true, []]);
    expect(numbers({ unverified: false })).toEqual(['1']);
    expect(created.verify('shop', '1', by)).toEqual({ customers: [], orders: [] });
  });

  it('are nobody’s to hold in another company, or when others made them', () => {
    add('1');
    created.verify('other', '1', by);
    expect([created.isHeld('C', '1'), created.isHeld('D', '1'), created.isHeld('C', '2')]).toEqual([
      true,
      false,
      false,
    ]);
    created.addOrder('C', '2', { integrationId: 'shop', orderKey: '55' });
    expect(db.prepare('SELECT count(*) FROM created_customer_orders').pluck().get()).toBe(0);
  });

  it('are to be verified anew under the number of one that was', () => {
    add('1');
    created.verify('shop', '1', by);
    add('1');
    expect(numbers()).toEqual(['1']);
  });

  it('have no name in the database that can be read without the vault', () => {
    add('1');
    expect(created.list({ unverified: true, limit: 1 })[0]?.name).toBe('Name of 1');
    const row = JSON.stringify(db.prepare('SELECT * FROM created_customers').get());
    expect(row).not.toContain('Name of');
    expect(Buffer.from(db.serialize()).includes('Name of')).toBe(false);
  });
});
