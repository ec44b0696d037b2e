import { beforeEach, describe, expect, it } from 'vitest';
import { createKnownItems, type KnownItems } from '../../../../main/flows/mapping/knownItems.ts';
import type { NavItem } from '../../../../main/nav/nav.ts';

const MINUTE = 60_000;
const card = (no: string, blocked = false): NavItem => ({
  key: no,
  no,
  name: no,
  blocked,
  baseUnit: 'PCS',
  taxCode: 'VAT19',
  gtin: '',
});

let now = 0;
let inNav: readonly NavItem[] = [];
let asked: (readonly string[])[] = [];
let known: KnownItems;
const session = {
  async items(numbers: readonly string[]) {
    asked.push(numbers);
    return inNav.filter(({ no }) => numbers.includes(no));
  },
};
const read = async (...numbers: string[]) => (await known.reader(session)(numbers)).map(({ no }) => no);

beforeEach(() => {
  [now, asked, inNav] = [0, [], [card('A'), card('B'), card('OLD', true)]];
  known = createKnownItems({ now: () => now });
});

describe('items that orders were found by', () => {
  it('are asked for once in five minutes, however they are written', async () => {
    expect(await read('A', 'B')).toEqual(['A', 'B']);
    expect(await read(' a ', 'B')).toEqual(['A', 'B']);
    now = 5 * MINUTE - 1;
    expect(await read('a')).toEqual(['A']);
    expect(asked).toEqual([['A', 'B']]);
    now = 5 * MINUTE;
    await read('A');
    expect(asked).toEqual([['A', 'B'], ['A']]);
  });

  it('are asked for every time where they are blocked or not there', async () => {
    expect(await read('A', 'OLD', 'NEW')).toEqual(['A', 'OLD']);
    inNav = [card('A'), card('OLD'), card('NEW')];
    expect(await read('A', 'OLD', 'NEW')).toEqual(['A', 'OLD', 'NEW']);
    expect(asked[1]).toEqual(['OLD', 'NEW']);
  });

  it('are forgotten, with what is being read just then', async () => {
    await read('A');
    const reading = read('B');
    known.forget();
    await reading;
    await read('A', 'B');
    expect(asked).toEqual([['A'], ['B'], ['A', 'B']]);
  });
});
