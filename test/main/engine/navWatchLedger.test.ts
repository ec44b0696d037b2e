import { describe, expect, it } from 'vitest';
import { lastEntry, lookAtLedger } from '../../../main/engine/navWatchLedger.ts';
import type { NavMovement } from '../../../main/nav/nav.ts';

/** A ledger of these entries, in pages of three, that counts how often it is asked. */
function ledgerOf(entries: readonly number[]) {
  let asked = 0;
  const movement = (entryNo: number): NavMovement => ({ entryNo, itemNo: '1000', variant: '', location: '' });
  return {
    asked: () => asked,
    async *movementsSince(entryNo: number) {
      asked += 1;
      const above = entries.filter((one) => one > entryNo).map(movement);
      for (let at = 0; at < above.length; at += 3) yield above.slice(at, at + 3);
    },
  };
}

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

describe('the last entry of a ledger', () => {
  it.each([
    ['none', [], 0],
    ['one', [1], 1],
    ['a few', upTo(5), 5],
    ['many', upTo(1000), 1000],
    ['with gaps', [1, 7, 8, 900, 2_000_000], 2_000_000],
    ['the highest there can be', [2 ** 31 - 1], 2 ** 31 - 1],
  ])('is found without reading all of it: %s', async (_name, entries, last) => {
    const ledger = ledgerOf(entries);
    expect(await lastEntry(ledger)).toBe(last);
    expect(ledger.asked()).toBeLessThan(40);
  });
});

describe('a ledger that is looked at again', () => {
  it.each([
    ['goes on', upTo(12), { kind: 'goesOn', last: 12 }],
    ['has nothing new', upTo(10), { kind: 'goesOn', last: 10 }],
    ['was compressed below', [10, 11], { kind: 'goesOn', last: 11 }],
    ['lost its last entry to a compression and goes on', [3, 11], { kind: 'goesOn', last: 11 }],
    ['ends before', upTo(9), { kind: 'behind', last: 9 }],
    ['shows nothing at all, which says nothing', [], { kind: 'goesOn', last: 0 }],
  ] as const)('%s', async (_name, entries, look) => {
    expect(await lookAtLedger(ledgerOf(entries), 10)).toEqual(look);
  });
});
