import { describe, expect, test } from 'vitest';
import type { NotificationSettings } from '../../../main/contract/settings.ts';
import { decide, type Decision, GATHER_MS, type Told } from '../../../main/shell/notices.ts';
import type { Seen } from '../../../main/shell/seen.ts';
import { troublesOf } from '../../../main/shell/troubles.ts';
import { wordsFor } from '../../../main/shell/words.ts';
import { alarm, connection, group, overview, seen, waiting } from './seenSamples.ts';

const MINUTE = 60_000;
const words = wordsFor('en-GB');

/** A day at this computer's clock, from 10:00 on, and what is told in it. */
function openDay(wishes: NotificationSettings = { failures: true }) {
  let told: Told | null = null;
  let minutes = 10 * 60;
  let decision: Decision | null = null;
  const day = {
    look(of: Seen): readonly string[] {
      const shown = (minutes: number) => String(Math.floor(minutes)).padStart(2, '0');
      const time = `${shown((minutes / 60) % 24)}:${shown(minutes % 60)}`;
      const date = `2026-11-${20 + Math.floor(minutes / (24 * 60))}`;
      decision = decide(told, {
        troubles: troublesOf(of, words),
        sentence: 'All is in NAV.',
        wishes,
        moment: { now: minutes * MINUTE, day: date, time },
        words: words.own,
      });
      told = decision.told;
      return decision.notices.map(({ title, body, route }) => [title, body, route].join(' | '));
    },
    /** Looks first, and again after so many minutes. */
    after: (later: number, of: Seen): readonly string[] => {
      minutes += later;
      return day.look(of);
    },
    lasts: (of: Seen, later = 1): readonly string[] => [...day.look(of), ...day.after(later, of)],
    nextLookIn: () => (decision?.againAt ?? 0) - minutes * MINUTE,
  };
  return day;
}

const down = seen({ overview: { ...overview, connections: [{ ...connection, state: 'down' }] } });
const sku = 'SKU ESP-1KG-BIO is not in NAV.';
const navAway = 'NAV 2018 does not answer. | What needs it goes on by itself when it is back. | #/connections/nav';

describe('a notice is shown', () => {
  test.each<[string, Seen, readonly string[]]>([
    ['of an order that waits, and opens it', waiting('1'), [`1 order waits for you | ${sku} | #/orders/shop-nav/1`]],
    [
      'once for all orders of a cause',
      waiting('1', '2', '3'),
      [`3 orders wait for you | ${sku} | #/attention?cause=sku-unknown%2FESP-1KG-BIO`],
    ],
    ['of a connection that is away', down, [navAway]],
    ['of an alarm', seen({ alarms: [alarm] }), ['NAV was set back | NAV was set back. | #/attention?alarm=7']],
    ['of nothing when all is well', seen(), []],
  ])('%s', (_what, of, wanted) => {
    const day = openDay();
    day.look(seen());
    expect(day.lasts(of)).toEqual(wanted);
    expect(day.after(600, of)).toEqual([]);
  });

  test('when what comes in a burst has gathered, and not of what mends itself meanwhile', () => {
    const day = openDay();
    day.look(seen());
    expect(day.look(waiting('1'))).toEqual([]);
    expect(day.nextLookIn()).toBe(GATHER_MS);
    expect(day.after(0.1, waiting('1', '2'))).toEqual([]);
    expect(day.after(0.4, waiting('1', '2'))).toHaveLength(1);
    const other = openDay();
    other.look(seen());
    other.look(down);
    expect(other.after(0.2, seen())).toEqual([]);
  });

  test('of more than three at once as of one', () => {
    const day = openDay();
    day.look(seen());
    const groups = ['a', 'b', 'c', 'd'].map((sku) => ({ ...group([sku]), causeGroup: sku }));
    const [notice, ...others] = day.lasts(seen({ groups }));
    expect(notice).toMatch(/^4 things need you \| .* \| #\/attention$/);
    expect(others).toEqual([]);
  });

  test('not of what was there before the program; that it is over is news', () => {
    const day = openDay();
    expect(day.lasts(waiting('1'))).toEqual([]);
    expect(day.after(1, seen())).toEqual(['All is well again | All is in NAV. | #/overview']);
    expect(day.after(1, seen())).toEqual([]);
  });

  test('that all is well only when the last trouble is over', () => {
    const day = openDay();
    day.look(seen());
    day.lasts({ ...down, groups: [group(['1'])] });
    expect(day.after(1, down)).toEqual([]);
    expect(day.after(1, seen())).toHaveLength(1);
  });

  test('again when the same comes back', () => {
    const day = openDay();
    day.look(seen());
    expect([day.lasts(down), day.after(1, seen()), day.lasts(down)].map((notices) => notices.length)).toEqual([
      1, 1, 1,
    ]);
  });
});

describe('in quiet hours', () => {
  const quiet = { failures: true, quiet: { from: '10:00', to: '12:00' } };

  test('nothing is told, and what still stands is told after them', () => {
    const day = openDay(quiet);
    day.look(seen());
    expect(day.lasts(down, 100)).toEqual([]);
    expect(day.after(19, { ...down, groups: [group(['1'])] })).toEqual([]);
    expect(day.after(1, down)).toEqual([navAway]);
  });

  test('good news waits too, and is not told of what nobody heard of', () => {
    const day = openDay(quiet);
    day.look(waiting('1'));
    expect(day.after(1, seen())).toEqual([]);
    expect(day.after(120, seen())).toEqual(['All is well again | All is in NAV. | #/overview']);
    const other = openDay(quiet);
    other.look(seen());
    other.lasts(down);
    expect(other.after(1, seen())).toEqual([]);
    expect(other.after(120, seen())).toEqual([]);
  });

  test('may span midnight', () => {
    const day = openDay({ failures: true, quiet: { from: '20:00', to: '07:00' } });
    day.look(seen());
    expect(day.after(12 * 60, seen())).toEqual([]);
    expect(day.lasts(down, 8 * 60)).toEqual([]);
    expect(day.after(60, down)).toEqual([navAway]);
  });
});

test('without the wish nothing is told of troubles', () => {
  const day = openDay({ failures: false });
  day.look(seen());
  expect(day.lasts(down)).toEqual([]);
  expect(day.after(1, seen())).toEqual([]);
});

test('the digest comes once a day, and not for an hour that had passed before the program began', () => {
  const digest = 'How today stands | All is in NAV. | #/overview';
  const day = openDay({ failures: false, digestAt: '17:00' });
  expect(day.look(seen())).toEqual([]);
  expect(day.after(7 * 60, seen())).toEqual([digest]);
  expect(day.after(60, seen())).toEqual([]);
  expect(day.after(23 * 60, seen())).toEqual([digest]);
  const late = openDay({ failures: false, digestAt: '09:00' });
  expect(late.lasts(seen())).toEqual([]);
  expect(late.after(23 * 60, seen())).toEqual([digest]);
});
