import { describe, expect, it } from 'vitest';
import type { EntryFilter } from '../../../main/audit/audit.ts';
import { openTestAudit } from './openTestAudit.ts';

describe('entries', () => {
  async function filled() {
    const opened = await openTestAudit();
    const { add } = opened;
    add({ integrationId: 'a', orderKey: '1', orderNo: '1001', jobId: 7 });
    add({ integrationId: 'a', orderKey: '1', orderNo: '1001', documentNo: 'SO-1', status: 'attention' });
    add({ integrationId: 'b', orderKey: '1', orderNo: '10010', sku: 'X' });
    add({ integrationId: 'a', orderKey: '2', orderNo: '1_01', documentNo: 'SO%2' });
    add({});
    return opened;
  }

  const cases: readonly [string, Partial<EntryFilter>, number[]][] = [
    ['everything, newest first', {}, [5, 4, 3, 2, 1]],
    ['everything, oldest first', { oldestFirst: true }, [1, 2, 3, 4, 5]],
    ['below a number', { beyond: 3 }, [2, 1]],
    ['above a number', { beyond: 3, oldestFirst: true }, [4, 5]],
    ['one order of one integration', { integrationId: 'a', orderKey: '1' }, [2, 1]],
    ['an order number by its beginning', { orderNo: '100' }, [3, 2, 1]],
    ['a whole order number and those that go on', { orderNo: '1001' }, [3, 2, 1]],
    ['an order number that nothing begins with', { orderNo: '01' }, []],
    ['an underscore as itself', { orderNo: '1_' }, [4]],
    ['a per cent sign as itself', { documentNo: 'SO%' }, [4]],
    ['a star as itself', { documentNo: 'SO*' }, []],
    ['nothing typed', { orderNo: '', documentNo: '' }, [5, 4, 3, 2, 1]],
    ['both numbers', { orderNo: '1', documentNo: 'SO-' }, [2]],
    ['a status', { status: 'attention' }, [2]],
    ['an article', { sku: 'X' }, [3]],
    ['a job', { jobId: 7 }, [1]],
  ];
  it.each(cases)('finds %s', async (_what, filter, wanted) => {
    const { audit } = await filled();
    expect(audit.entries({ limit: 10, ...filter }).map((entry) => entry.seq)).toEqual(wanted);
  });

  it('reads page by page without a gap while entries are added', async () => {
    const { audit, add, addMany } = await openTestAudit();
    addMany(25, { orderNo: '9' });
    const seen: number[] = [];
    let beyond: number | undefined;
    for (let page = 0; page < 3; page += 1) {
      const found = audit.entries({ orderNo: '9', limit: 10, beyond });
      seen.push(...found.map((entry) => entry.seq));
      beyond = seen.at(-1);
      add({ orderNo: '9' });
    }
    expect(seen).toEqual(Array.from({ length: 25 }, (_, n) => 25 - n));
  });

  it('finds the same when a beginning is shared by very many', async () => {
    const { audit, addMany, add } = await openTestAudit();
    addMany(5_100, { orderNo: '7' });
    add({ orderNo: '8' });
    addMany(3, { orderNo: '77' });
    expect(audit.entries({ orderNo: '7', limit: 4 }).map((entry) => entry.seq)).toEqual([5104, 5103, 5102, 5100]);
    expect(audit.entries({ orderNo: '77', limit: 4 }).map((entry) => entry.seq)).toEqual([5104, 5103, 5102]);
  });
});

describe('entriesOfSubject', () => {
  it('finds the entries that speak of a person, newest first, however the address is written', async () => {
    const { audit, add } = await openTestAudit();
    add({ subjects: ['Anna@Example.com'] });
    add({ subjects: ['bert@example.com'] });
    add({ subjects: ['anna@example.com ', 'ANNA@example.com', 'bert@example.com'] });
    expect(audit.entriesOfSubject(' anna@example.COM', 10).map((entry) => entry.seq)).toEqual([3, 1]);
    expect(audit.entriesOfSubject('anna@example.com', 1).map((entry) => entry.seq)).toEqual([3]);
    expect(audit.entriesOfSubject('carl@example.com', 10)).toEqual([]);
  });
});
