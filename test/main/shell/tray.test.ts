import { describe, expect, test } from 'vitest';
import { toTrayState, type TrayMark } from '../../../main/shell/trayState.ts';
import { trayPicture } from '../../../main/shell/trayPicture.ts';
import type { Seen } from '../../../main/shell/seen.ts';
import { wordsFor } from '../../../main/shell/words.ts';
import { alarm, connection, equationOf, overview, seen, waiting } from './seenSamples.ts';

const now = new Date('2026-11-20T09:00:00.000Z');
const stateOf = (of: Seen, locale = 'en-GB') => toTrayState({ ok: true, seen: of }, wordsFor(locale), now);

const everything = { integrationId: null, since: now.toISOString(), until: null, by: 'person:anna' };
const down = seen({ overview: { ...overview, connections: [{ ...connection, state: 'down' }] } });
const onTheWay = seen({ overview: { ...overview, equations: [equationOf({ equal: 1, onTheWay: 1 })] } });

describe('the tray', () => {
  test.each<[string, Seen, TrayMark, readonly string[]]>([
    ['all is in NAV', seen(), 'fine', ['All 2 of today’s orders are in NAV with the same total.']],
    ['an order is on its way', onTheWay, 'working', ['Nothing is lost. 1 of today’s 2 orders is on its way.']],
    ['orders wait', waiting('1'), 'attention', ['Nothing is lost. 1 of today’s 3 orders waits for you.']],
    [
      'NAV is away',
      down,
      'down',
      ['NAV 2018 does not answer. All 2 orders known today are in NAV with the same total.'],
    ],
    [
      'an alarm stops writes',
      { ...waiting('1'), alarms: [alarm] },
      'down',
      ['NAV was set back', 'Writes are stopped. 1 of today’s 3 orders waits for you.'],
    ],
    [
      'a person paused it',
      { ...down, pauses: [everything] },
      'paused',
      [
        'All work is paused, until somebody resumes it.',
        'NAV 2018 does not answer. All 2 orders known today are in NAV with the same total.',
      ],
    ],
    [
      'one integration alone is paused',
      { ...seen(), pauses: [{ ...everything, integrationId: 'shop-nav' }] },
      'fine',
      ['All 2 of today’s orders are in NAV with the same total.'],
    ],
  ])('tells in the words of the overview that %s', (_what, of, mark, lines) => {
    expect(stateOf(of)).toMatchObject({ mark, lines });
  });

  test('tells that the engine is starting, or that its vault wants the recovery key', () => {
    const refused = (code: string) => ({ ok: false, error: { code, message: '', whatToDo: '' } }) as const;
    const lineOf = (look: Parameters<typeof toTrayState>[0]) => toTrayState(look, wordsFor('en'), now).lines;
    expect(lineOf(null)).toEqual(['The engine is starting']);
    expect(lineOf(refused('engine-unreachable'))).toEqual(['The engine is starting']);
    expect(lineOf(refused('vault-sealed-elsewhere')).join('')).toMatch(/enter the recovery key$/);
  });

  test('names the last failures in one sentence each, with the address of the order', () => {
    expect(stateOf(waiting('100')).failures).toEqual([
      { text: '#100: SKU ESP-1KG-BIO is not in NAV.', route: '#/orders/shop-nav/100' },
    ]);
  });

  test('speaks German where the system does', () => {
    expect(stateOf({ ...waiting('1'), pauses: [everything] }, 'de-AT')).toMatchObject({
      lines: [expect.stringMatching(/angehalten|pausiert|Pause/i), expect.stringContaining('wartet auf Sie')],
      failures: [{ text: expect.stringMatching(/^#1: .*ESP-1KG-BIO/) }],
    });
  });
});

describe('the picture of the tray', () => {
  const marks: readonly TrayMark[] = ['fine', 'working', 'attention', 'down', 'paused', 'away'];

  test('has its own shape for each state, in every size', () => {
    for (const size of [16, 32]) {
      const shapes = marks.map((mark) => {
        const picture = trayPicture(mark, size);
        expect(picture).toHaveLength(size * size * 4);
        return [...picture].filter((_byte, n) => n % 4 === 3).join();
      });
      expect(new Set(shapes).size).toBe(marks.length);
    }
  });

  test('has a sign with sharp edges at 16 pixels: each of its pixels is white or is not', () => {
    const picture = trayPicture('fine', 16);
    const row = (y: number) =>
      [...picture.subarray((y * 16 + 4) * 4, (y * 16 + 12) * 4)].filter((_byte, n) => n % 4 === 2);
    const coloured = 0x10;
    const wanted = [5, 6, 9, 10].map(() => Array.from({ length: 8 }, () => 0xff));
    expect([5, 6, 9, 10].map(row)).toEqual(wanted);
    expect([...row(7), ...row(8)].every((red) => red === coloured)).toBe(true);
  });

  test('turns while orders are on their way', () => {
    const turns = [0, 1, 2, 3].map((turn) => trayPicture('working', 16, turn).toString('hex'));
    expect(new Set(turns).size).toBe(4);
  });

  test('has colours that are premultiplied: never brighter than they cover', () => {
    for (const mark of marks) {
      const picture = trayPicture(mark, 16);
      for (let pixel = 0; pixel < picture.length; pixel += 4) {
        const [blue = 0, green = 0, red = 0, alpha = 0] = picture.subarray(pixel, pixel + 4);
        expect(Math.max(blue, green, red)).toBeLessThanOrEqual(alpha);
      }
    }
  });
});
