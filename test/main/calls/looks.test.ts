import { expect, it } from 'vitest';
import { createLooks } from '../../../main/calls/looks.ts';
import type { Actor } from '../../../main/contract/calls.ts';
import { transaction } from '../../../main/db/transaction.ts';
import { openTestRecords } from '../support/records.ts';

const HOUR = 3_600_000;
const order = { integration_id: 'shop-nav', store_key: '17', order_no: '#17' };
const anna = { name: 'Anna Vogt', email: 'anna@vogt.example' };
const otto: Actor = { name: 'otto', role: 'operator' };

async function openLooks() {
  const records = await openTestRecords();
  const { audit, db, clock } = records;
  const parts = { audit, now: () => clock.now(), transaction: <T>(work: () => T) => transaction(db, work) };
  const entered = () => audit.entries({ kind: 'order.viewed', limit: 99 }).map(({ actor }) => actor);
  return { ...records, look: createLooks(parts), again: () => createLooks(parts), entered };
}

it('enters once a day who saw whose order it is, and the shopper’s address finds that', async () => {
  const { look, again, entered, audit, clock } = await openLooks();
  for (let poll = 0; poll < 3; poll += 1) look(order, anna, otto);
  again()(order, anna, otto);
  expect(entered()).toEqual(['person:otto']);
  expect(audit.entriesOfSubject('Anna@Vogt.example', 9)).toMatchObject([{ orderKey: '17', orderNo: '#17' }]);
  look(order, anna, { name: 'ada', role: 'administrator' });
  look({ ...order, store_key: '18' }, anna, otto);
  await clock.run(24 * HOUR);
  look(order, anna, otto);
  expect(entered()).toEqual(['person:otto', 'person:otto', 'person:ada', 'person:otto']);
});

it('enters nothing of viewers, who see nobody, nor where nobody’s name is left', async () => {
  const { look, entered } = await openLooks();
  look(order, anna, { name: 'vera', role: 'viewer' });
  look(order, { name: '', email: '' }, otto);
  expect(entered()).toEqual([]);
});

it('shows nothing that could not be entered', async () => {
  const { look, entered, db } = await openLooks();
  db.pragma('query_only = ON');
  for (let poll = 0; poll < 2; poll += 1)
    expect(() => look(order, anna, otto)).toThrow(expect.objectContaining({ code: 'storage-unavailable' }));
  db.pragma('query_only = OFF');
  look(order, anna, otto);
  expect(entered()).toEqual(['person:otto']);
});
