import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import {
  type BigBatch,
  type BigWritten,
  mostAtOnce,
  writeBatches,
} from '../../../../main/stores/bigcommerce/batches.ts';
import { createBigClient } from '../../../../main/stores/bigcommerce/client.ts';
import { ACCOUNTS } from '../../../fakes/bigcommerce/seed.ts';
import { API, openFake } from './connected.ts';

const origin = { actor: 'engine' };
const about = { effect: 'business', origin, subject: 'the list of customers', summary: 'write' } as const;

function openStore() {
  const open = openFake();
  const door = open.doorOf(ACCOUNTS.full, 'our-secret');
  const client = createBigClient({ connectionId: 'shop', apiUrl: API, storeHash: 'abc123', door });
  return { ...open, client };
}

const kindsOf = (written: ReadonlyMap<unknown, BigWritten<unknown>>) => [...written.values()].map(({ kind }) => kind);
const countOf = (asked: readonly string[], method: string) => asked.filter((one) => one.startsWith(method)).length;

interface Person {
  readonly email: string;
  readonly first_name: string;
  readonly last_name: string;
}
const person = (at: number): Person => ({ email: `p${at}@shopper.example`, first_name: 'P', last_name: `${at}` });
const customer = z.object({ id: z.number(), email: z.string() });

function creation(
  { client }: ReturnType<typeof openStore>,
  items: readonly Person[],
): BigBatch<Person, z.infer<typeof customer>> {
  const path = 'v3/customers';
  return {
    items,
    most: mostAtOnce.customers,
    call: (body) => ({ ...about, method: 'POST', path, body }),
    row: customer,
    isOf: ({ email }, item) => email.toLowerCase() === item.email.toLowerCase(),
    async find({ email }) {
      const found = z.object({ data: z.array(customer) });
      const { data } = await client.read(found, {
        ...about,
        effect: 'read',
        method: 'GET',
        path,
        query: [['email:in', email]],
      });
      return data[0] ?? null;
    },
  };
}

describe('many writes at once at BigCommerce', () => {
  it('go in as many requests as the shop wants, one after the other', async () => {
    const store = openStore();
    const items = Array.from({ length: 21 }, (_, at) => person(at));
    expect(new Set(kindsOf(await writeBatches(store.client, creation(store, items))))).toEqual(new Set(['written']));
    expect(store.asked).toEqual(['POST v3/customers', 'POST v3/customers', 'POST v3/customers']);
    expect(kindsOf(await writeBatches(store.client, creation(store, [])))).toEqual([]);
  });

  it('of which one is there already find it and say so, and one that is wrong keeps no other back', async () => {
    const store = openStore();
    const there = store.fake.admin.addCustomer({ email: 'P1@shopper.example', firstName: 'P', lastName: '1' });
    const items = [person(0), person(1), { ...person(2), first_name: '' }, person(3)];
    const written = await writeBatches(store.client, creation(store, items));
    expect(kindsOf(written)).toEqual(['written', 'there', 'refused', 'written']);
    expect(written.get(items[1] ?? person(1))).toMatchObject({ row: { id: there } });
    expect(written.get(items[2] ?? person(2))).toMatchObject({ error: { code: 'store-refused', status: 422 } });
    expect(countOf(store.asked, 'POST')).toBe(5);
  });

  it('of addresses that are there already are answered with success and without them', async () => {
    const store = openStore();
    const customerId = store.fake.admin.addCustomer({ email: 'a@shopper.example', firstName: 'A', lastName: 'B' });
    const address = (city: string) => ({
      customer_id: customerId, first_name: 'A', last_name: 'B', address1: 'Lange Straße 7', city, country_code: 'DE',
      state_or_province: 'Berlin', postal_code: '10115',
    }); // prettier-ignore
    const batch = (...cities: readonly string[]) => ({
      items: cities.map(address),
      most: mostAtOnce.addresses,
      call: (body: readonly unknown[]) => ({ ...about, method: 'POST', path: 'v3/customers/addresses', body }) as const,
      row: z.object({ id: z.number(), city: z.string() }),
      isOf: (row: { readonly city: string }, item: { readonly city: string }) => row.city === item.city,
    });
    expect(kindsOf(await writeBatches(store.client, batch('Berlin')))).toEqual(['written']);
    expect(kindsOf(await writeBatches(store.client, batch('Berlin', 'Potsdam')))).toEqual(['unchanged', 'written']);
  });

  it('of variants are saved but for those among the errors of the batch', async () => {
    const store = openStore();
    const [first, second] = store.fake.stored.products().flatMap(({ variants }) => variants.map(({ id }) => id));
    const items = [
      { id: first, price: 5.5 },
      { id: second, price: 'free' },
    ];
    const written = await writeBatches(store.client, {
      items,
      most: mostAtOnce.variants,
      call: (body) => ({ ...about, method: 'PUT', path: 'v3/catalog/variants', body }),
      row: z.object({ id: z.number(), price: z.number().nullable() }),
      isOf: (row, item) => row.id === item.id,
    });
    expect(kindsOf(written)).toEqual(['written', 'refused']);
    expect(countOf(store.asked, 'PUT')).toBe(3);
  });

  it('of a product are written in part where its stock was not saved', async () => {
    const store = openStore();
    store.fake.admin.changeSettings({ catalogStockFails: true });
    const [first, second] = store.fake.stored.products().map(({ id }) => id);
    const written = await writeBatches(store.client, {
      items: [{ id: first, price: 7 }, { id: second, price: 8, inventory_level: 3 }],
      most: mostAtOnce.products,
      call: (body) => ({ ...about, method: 'PUT', path: 'v3/catalog/products', body }),
      row: z.object({ id: z.number(), price: z.number() }),
      isOf: (row, item) => row.id === item.id,
    }); // prettier-ignore
    expect(kindsOf(written)).toEqual(['written', 'partly']);
    expect([...written.values()][1]).toMatchObject({ row: { id: second, price: 8 }, error: { status: 207 } });
  });

  it('that meet another failure than their data end with it', async () => {
    const store = openStore();
    store.fake.admin.rate.set({ quota: 0 });
    await expect(writeBatches(store.client, creation(store, [person(0), person(1)]))).rejects.toMatchObject({
      kind: 'rateLimited',
    });
  });
});
