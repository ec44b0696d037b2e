import { describe, expect, test } from 'vitest';
import type { Overview } from '../../../main/contract/views.ts';
import { parseShellArguments } from '../../../main/shell/arguments.ts';
import { createRestarts } from '../../../main/shell/restart.ts';
import { textsFor } from '../../../main/shell/texts.ts';
import { trayPicture } from '../../../main/shell/trayPicture.ts';
import { toNotice, toTrayState } from '../../../main/shell/trayState.ts';
import { isOwnPage } from '../../../main/shell/trustedSender.ts';

describe('restarting the engine', () => {
  const minute = 60_000;

  test('waits longer each time it ends soon after its start, a minute at most', () => {
    const restarts = createRestarts();
    const waits = Array.from({ length: 8 }, () => restarts.ended(0, minute));
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60].map((seconds) => seconds * 1_000));
  });

  test('begins anew after the engine ran well', () => {
    const restarts = createRestarts();
    restarts.ended(0, minute);
    restarts.ended(0, minute);
    expect(restarts.ended(0, 10 * minute)).toBe(1_000);
  });
});

describe('the command line of the window', () => {
  test('is read among the switches of Chromium', () => {
    const argv = [
      '--disable-gpu',
      '.',
      '--data',
      '/data',
      '--receiver-port=5000',
      '--hidden',
      '--move-to-service',
      '--lang=de',
    ];
    expect(parseShellArguments(argv)).toEqual({
      data: '/data',
      receiverPort: 5000,
      recoveryKeyFile: null,
      moveToService: true,
      restore: null,
      hidden: true,
    });
  });

  test('falls back to its defaults', () => {
    const defaults = {
      data: null,
      receiverPort: 4781,
      recoveryKeyFile: null,
      moveToService: false,
      restore: null,
      hidden: false,
    };
    expect(parseShellArguments([])).toEqual(defaults);
    expect(parseShellArguments(['--receiver-port=http', '--data'])).toEqual(defaults);
  });
});

test.each([
  ['app://connector/', true],
  ['app://connector/index.html?x#/y', true],
  ['app://connector:80/', false],
  ['app://user@connector/', false],
  ['http://connector/', false],
  ['about:blank', false],
])('%s is our own page: %s', (address, isOurs) => {
  expect(isOwnPage(address)).toBe(isOurs);
});

describe('the tray', () => {
  const texts = textsFor('en-GB');
  const cause = {
    code: 'sku-unknown',
    message: 'NAV has no item A-1. It was looked for twice.',
    whatToDo: '',
    params: {},
  };
  const connection = {
    id: 'nav',
    kind: 'nav',
    name: 'NAV 2018',
    address: '',
    state: 'fine',
    message: '',
    whatToDo: '',
    lastPingAt: null,
    milliseconds: null,
    ladder: [],
    certificate: null,
    writeRights: 'notYetProven',
    deliveryUrl: null,
    receiverPath: null,
  } satisfies Overview['connections'][number];
  const overview: Overview = {
    since: '',
    equations: [],
    waiting: [],
    waitingCount: 0,
    connections: [connection],
    queue: { waiting: 0, running: 0, oldestAt: null },
    hours: [],
    lastDeliveryAt: null,
    lastPollAt: null,
    lastWrittenAt: null,
  };
  const waiting = { ...overview, waiting: [{ causeGroup: 'g', cause, count: 2 }], waitingCount: 2 };
  const down: Overview = { ...waiting, connections: [{ ...connection, state: 'refused' }] };
  const state = (shown: Overview | null) => toTrayState(shown, texts);

  test.each([
    ['fine', overview, 'Everything is in NAV'],
    ['attention', waiting, '2 orders wait for you'],
    ['down', down, 'No connection: NAV 2018'],
    ['away', null, 'The engine is starting'],
  ] as const)('shows that it is %s', (mark, shown, status) => {
    expect(state(shown)).toMatchObject({ mark, status });
  });

  test('names what waits in one sentence each', () => {
    expect(state(waiting).waiting).toEqual([{ causeGroup: 'g', text: '2 × NAV has no item A-1.' }]);
  });

  test.each([
    ['more wait', overview, waiting, '2 orders wait for you'],
    ['a connection is down', waiting, down, 'No connection: NAV 2018'],
    ['all is fine again', down, overview, 'Everything is in NAV'],
    ['as many wait as before', waiting, waiting, null],
    ['fewer wait', { ...waiting, waitingCount: 3 }, waiting, null],
    ['the engine has just started', null, waiting, null],
    ['the engine is being restarted', waiting, null, null],
  ])('tells by a notice when %s', (_what, before, now, notice) => {
    expect(toNotice(state(before), state(now))).toBe(notice);
  });

  test('has a picture of its own shape for each state, in every size', () => {
    for (const size of [16, 32]) {
      const shapes = (['fine', 'attention', 'down', 'away'] as const).map((mark) => {
        const picture = trayPicture(mark, size);
        expect(picture).toHaveLength(size * size * 4);
        return [...picture].filter((_byte, n) => n % 4 === 3).join();
      });
      expect(new Set(shapes).size).toBe(4);
    }
  });

  test('has colours that are premultiplied: never brighter than they cover', () => {
    const picture = trayPicture('attention', 16);
    for (let pixel = 0; pixel < picture.length; pixel += 4) {
      const [blue = 0, green = 0, red = 0, alpha = 0] = picture.subarray(pixel, pixel + 4);
      expect(Math.max(blue, green, red)).toBeLessThanOrEqual(alpha);
    }
  });
});

test('speaks German where the system does', () => {
  expect(textsFor('de-AT').quit).toBe('Beenden');
  expect(textsFor('den').quit).toBe('Quit');
});
