import { describe, expect, it } from 'vitest';
import { ConnectorError } from '../../../main/base/errors.ts';
import { START } from '../support/records.ts';
import { someJob } from './inboxUnderTest.ts';
import { DAY, MINUTE, numbered, openPoll, SECOND } from './pollUnderTest.ts';

const account = (key: string, email: string) => ({ key, email, registeredAt: '2026-01-01T00:00:00.000Z' });

/** A shop of 45 shoppers with cards, ten a page by their keys; `missed` are those whose address no job has read. */
async function openShoppers() {
  const known = new Map<string, string>();
  const poll = await openPoll({
    perPage: 10,
    accounts: {
      linked: () => [...known.keys()],
      isLinked: () => true,
      isAsSeen: (key, found) => known.get(key) === found?.email,
      customerJob: (key) => someJob(`customer/${key}`),
    },
  });
  const { accounts } = poll.shop;
  // Their stamps go down while their keys go up, as those who registered first are changed last.
  for (const key of numbered(45)) {
    known.set(key, 'before');
    accounts.push({ account: account(key, 'after'), at: START - Number(key) * MINUTE });
  }
  const rung: string[] = [];
  return {
    ...poll,
    rung,
    mark: () => poll.watermarks.read('shop-to-nav', 'customers'),
    change(key: string): void {
      const row = accounts.find((one) => one.account.key === key);
      if (row) Object.assign(row, { account: account(key, `changed at ${poll.shop.now}`), at: poll.shop.now });
    },
    runJobs(): void {
      for (const key of poll.runJobs()) {
        rung.push(key);
        known.set(key, accounts.find((one) => one.account.key === key)?.account.email ?? '');
      }
    },
    missed: () => accounts.filter((one) => known.get(one.account.key) !== one.account.email),
  };
}

describe('accounts of shoppers', () => {
  it('ring where there is a card of theirs and they are other than seen, by a watermark of their own', async () => {
    const known = new Map([['7', 'anna@shopper.example'], ['8', 'ben@shopper.example']]); // prettier-ignore
    const poll = await openPoll({
      accounts: {
        linked: () => [...known.keys()],
        isLinked: (key) => known.has(key),
        isAsSeen: (key, found) => known.get(key) === found?.email,
        customerJob: (key) => someJob(`customer/${key}`),
      },
    });
    poll.shop.accounts.push(
      { account: account('7', 'anna@newname.example'), at: START },
      { account: account('8', 'ben@shopper.example'), at: START },
      { account: account('9', 'never.ordered@shopper.example'), at: START },
    );
    const count = () => poll.inbox.count('jobs');
    await poll.poll();
    expect(count()).toBe(1);
    expect(poll.watermarks.read('shop-to-nav', 'customers')).toBe('2026-11-20T10:00:00.000Z');
    await poll.pass(3 * MINUTE);
    await poll.poll();
    expect(count()).toBe(1);
    expect(poll.shop.accountsAsked).toEqual([`@${-(DAY + SECOND) / SECOND}`, '@-120']);
    // One that stands in the list of orders too, under the id of the shopper.
    poll.shop.change('7');
    await poll.poll();
    expect(count()).toBe(2);
  });

  it('are asked for only where the integration follows them and the store lists them', async () => {
    const poll = await openPoll();
    await poll.poll();
    expect(poll.shop.accountsAsked).toEqual([]);
  });
});

describe('a list that is read on by a cursor', () => {
  it('rings for all of it; what changes behind the cursor meanwhile is the next poll’s, however long it took', async () => {
    const shoppers = await openShoppers();
    const { shop } = shoppers;
    shop.beforeAccounts = (asked) => {
      shop.now += 10 * MINUTE;
      if (asked !== 2) return;
      shoppers.runJobs();
      // Two that stand behind the cursor, and one that is still to come and as new as both.
      for (const key of ['1', '2', '40']) shoppers.change(key);
    };
    await shoppers.poll();
    shoppers.runJobs();
    expect(shop.accountsAsked.map((asked) => asked.split('@')[0])).toEqual(['', '10', '20', '30', '40']);
    expect(shoppers.missed().map((one) => one.account.key)).toEqual(['1', '2']);
    // As the shop's clock was at the first page, though later stamps were read since.
    expect(shoppers.mark()).toBe(new Date(START + 10 * MINUTE).toISOString());
    shop.beforeAccounts = () => undefined;
    await shoppers.poll();
    shoppers.runJobs();
    expect(shoppers.missed()).toEqual([]);
  });

  it('that was left by a crash is read on from there, and rings nobody twice', async () => {
    const shoppers = await openShoppers();
    const { shop } = shoppers;
    shop.beforeAccounts = (asked) => {
      if (asked === 2) throw new Error('the power went');
    };
    await expect(shoppers.poll()).rejects.toThrow('the power went');
    expect(shoppers.mark()).toBeNull();
    shop.beforeAccounts = () => undefined;
    await shoppers.pass(3 * MINUTE);
    // Behind the cursor while nobody looked.
    shoppers.runJobs();
    shoppers.change('3');
    await shoppers.poll();
    expect(shop.accountsAsked.slice(2).map((asked) => asked.split('@')[0])).toEqual(['20', '30', '40']);
    await shoppers.poll();
    shoppers.runJobs();
    expect(shoppers.missed()).toEqual([]);
    expect(shoppers.rung).toHaveLength(46);
  });

  it('whose cursor the shop knows no more, or whose watermark was set back, is read from the beginning', async () => {
    const shoppers = await openShoppers();
    const { shop } = shoppers;
    const leave = async () => {
      const before = shop.accountsAsked.length;
      shop.beforeAccounts = (asked) => {
        if (asked === before + 2) throw new Error('the power went');
      };
      await expect(shoppers.poll()).rejects.toThrow('the power went');
      shop.accountsAsked.length = 0;
    };
    await leave();
    shop.beforeAccounts = () => {
      shop.beforeAccounts = () => undefined;
      const about = { kind: 'invalid', code: 'store-refused', message: 'no.', whatToDo: '', system: 'shop' } as const;
      throw new ConnectorError(about);
    };
    await shoppers.poll();
    expect(shop.accountsAsked).toHaveLength(5);
    for (const key of numbered(45)) shoppers.change(key);
    await leave();
    shoppers.watermarks.rewind('shop-to-nav', new Date(START - DAY).toISOString(), new Date(START).toISOString());
    shop.beforeAccounts = () => undefined;
    await shoppers.poll();
    expect(shop.accountsAsked[0]?.split('@')[0]).toBe('');
    shoppers.runJobs();
    expect(shoppers.missed()).toEqual([]);
  });

  it('loses none either where the shop’s answers tell no time', async () => {
    const shoppers = await openShoppers();
    shoppers.shop.tellsTime = false;
    shoppers.shop.beforeAccounts = (asked) => {
      shoppers.shop.now += 10 * MINUTE;
      if (asked !== 4) return;
      shoppers.runJobs();
      for (const key of ['1', '44']) shoppers.change(key);
    };
    for (let round = 0; round < 3; round += 1) {
      // oxlint-disable-next-line no-await-in-loop
      await shoppers.poll();
      shoppers.runJobs();
    }
    expect(shoppers.missed()).toEqual([]);
  });
});
