import { expect, it } from 'vitest';
import type { CustomerRecords } from '../../../../main/flows/customers/customerRecords.ts';
import { madeUnanswered } from '../../../../main/flows/customers/unfindable.ts';
import type { Intent } from '../../../../main/flows/intents.ts';
import type { NavCustomer, NewCustomer } from '../../../../main/nav/nav.ts';
import { webCustomer } from '../orders/planning.ts';

const SENT = Date.parse('2026-11-20T09:00:00Z');
const wanted = { name: 'Anna Lang ', postCode: 'w1a 1aa' } as NewCustomer;
const card = (no: string, name = 'Anna Lang', postCode = 'W1A 1AA'): NavCustomer => ({
  ...webCustomer,
  no,
  name,
  postCode,
  emails: [],
});

/** What NAV tells of cards without an address; KNOWN was made for another order. */
async function settled(cards: readonly NavCustomer[] | null) {
  const asked: string[] = [];
  const session = {
    async customersWithoutEmailSince(since: string) {
      asked.push(since);
      return cards;
    },
  };
  const records = {
    nav: { companyId: 'C', as: () => session },
    createdCustomers: { has: (_company: string, no: string) => no === 'KNOWN' },
    order: { number: '7' },
  } as unknown as CustomerRecords;
  const found = await madeUnanswered(records, { sentAt: SENT } as Intent, wanted);
  expect(asked).toEqual(['2026-11-20T08:00:00.000Z']);
  return found?.no ?? null;
}

it.each([
  ['nothing came up: none was made', [], null],
  ['only what was made for others came up: none was made', [card('KNOWN')], null],
  ['one came up as it was sent: it is that', [card('WEB-DE', 'Web customers'), card('C9')], 'C9'],
])('a lost answer is settled where %s', async (_name, cards, no) => {
  expect(await settled(cards)).toBe(no);
});

it.each([
  ['NAV cannot tell what came up', null, ''],
  ['two came up as they were sent', [card('C8'), card('C9')], 'C8, C9'],
  ['somebody may have changed it since', [card('C9', 'Lang & Lang')], 'C9'],
  ['only the name is the same', [card('C9', 'Anna Lang', '4000')], 'C9'],
])('a lost answer waits for a person where %s', async (_name, cards, candidates) => {
  await expect(settled(cards)).rejects.toMatchObject({ code: 'customer-maybe-made', params: { candidates } });
});
