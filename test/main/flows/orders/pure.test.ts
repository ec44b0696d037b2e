import { describe, expect, it } from 'vitest';
import { cut } from '../../../../main/flows/cut.ts';
import { externalNo } from '../../../../main/flows/orders/externalNo.ts';
import { gate } from '../../../../main/flows/orders/gate.ts';
import { dayIn, postingDay } from '../../../../main/flows/orders/postingDate.ts';
import { plainRules } from './planning.ts';
import { storeOrder } from './storeOrder.ts';

describe('the external document number', () => {
  const free = () => false;
  it.each([
    ['prefix and number in upper case', { number: '10045', key: '7' }, 'Woo-', free, 'WOO-10045'],
    ['a numbering plugin’s own form', { number: ' 2026/b-17 ', key: '7' }, 'W', free, 'W 2026/B-17'],
    [
      'the store’s id appended when another order holds the number',
      { number: '10045', key: '7' },
      'WOO-',
      (no: string) => no === 'WOO-10045',
      'WOO-10045-7',
    ],
    [
      'at most 35 characters, told apart by the id',
      { number: 'X'.repeat(40), key: '981' },
      'WOO-',
      free,
      `WOO-${'X'.repeat(27)}-981`,
    ],
  ])('is %s', (_name, order, prefix, taken, wanted) => {
    const no = externalNo(order, prefix, taken);
    expect(no).toBe(wanted);
    expect(no.length).toBeLessThanOrEqual(35);
  });
});

describe('the gate', () => {
  const rules = { ...plainRules, statuses: ['processing', 'completed'] };
  it('lets through what has a status of the list', () => {
    expect(gate(storeOrder({ status: 'processing' }), rules)).toEqual({ kind: 'import' });
  });
  it('leaves out an unpaid order, with its status in the reason', () => {
    expect(gate(storeOrder({ status: 'pending' }), rules)).toMatchObject({
      kind: 'leftOut',
      code: 'status-not-imported',
      params: { status: 'pending' },
    });
  });
  it('leaves out what was refunded in full before it was imported', () => {
    expect(gate(storeOrder({ total: '10.00', refundedTotal: '10.00' }), rules)).toMatchObject({
      kind: 'leftOut',
      code: 'refunded-before-import',
    });
  });
  it('does not take up orders from before the start', () => {
    expect(gate(storeOrder({ placedAt: '2025-12-31T23:59:59Z' }), rules)).toEqual({ kind: 'notOurs' });
  });
});

describe('the posting date', () => {
  const setup = { localCurrency: 'EUR', postingAllowedFrom: null, postingAllowedTo: null };
  const now = Date.parse('2026-11-22T23:30:00Z');
  const order = storeOrder({ placedAt: '2026-11-20T22:45:00Z', paidAt: '2026-11-21T10:00:00Z' });
  const rules = (postingDate: 'today' | 'placed' | 'paid', closedPostingDate: 'park' | 'firstOpenDay' = 'park') => ({
    postingDate,
    closedPostingDate,
    timeZone: 'Europe/Berlin',
  });

  it('is a day in the company’s zone', () => {
    expect(dayIn('Europe/Berlin', '2026-11-20T23:30:00Z')).toBe('2026-11-21');
    expect(dayIn('America/New_York', '2026-11-20T03:30:00Z')).toBe('2026-11-19');
  });
  it.each([
    ['today', '2026-11-23'],
    ['placed', '2026-11-20'],
    ['paid', '2026-11-21'],
  ] as const)('by the rule "%s" is %s', (rule, day) => {
    expect(postingDay(order, rules(rule), setup, now).day).toBe(day);
  });
  it('is the day of import when the order was not paid', () => {
    expect(postingDay({ ...order, paidAt: null }, rules('paid'), setup, now).day).toBe('2026-11-23');
  });
  it('parks when the window has not begun yet, with the remedy', () => {
    const open = { ...setup, postingAllowedFrom: '2026-11-22' };
    expect(() => postingDay(order, rules('placed'), open, now)).toThrow(
      expect.objectContaining({
        code: 'posting-date-closed',
        message: 'NAV allows posting from 2026-11-22 on; order 101 would be posted on 2026-11-20.',
        whatToDo: expect.stringContaining('"closedPostingDate" of the integration to "firstOpenDay", then replay'),
      }),
    );
  });
  it('becomes the first open day where that is wanted', () => {
    const open = { ...setup, postingAllowedFrom: '2026-11-22' };
    expect(postingDay(order, rules('placed', 'firstOpenDay'), open, now)).toEqual({
      day: '2026-11-22',
      comesFrom: 'first open day; day of the order 2026-11-20 is closed in NAV',
    });
  });
  it.each(['park', 'firstOpenDay'] as const)(
    'parks when the window has ended, with the remedy, also by %s',
    (closedDay) => {
      const closed = { ...setup, postingAllowedTo: '2026-11-22' };
      expect(() => postingDay(order, rules('today', closedDay), closed, now)).toThrow(
        expect.objectContaining({ code: 'posting-date-closed', whatToDo: expect.stringContaining('Allow Posting To') }),
      );
    },
  );
});

describe('cutting a text to NAV’s length', () => {
  it('folds blanks, trims, and says whether something was lost', () => {
    expect(cut('  two\n words ', 20)).toEqual({ text: 'two words', wasCut: false });
    expect(cut('abcdef', 4)).toEqual({ text: 'abcd', wasCut: true });
  });
  it('never leaves half an emoji', () => {
    expect(cut('abc😀', 4)).toEqual({ text: 'abc', wasCut: true });
  });
});
