import { describe, expect, test } from 'vitest';
import { parseShellArguments } from '../../../main/shell/arguments.ts';
import { createRestarts } from '../../../main/shell/restart.ts';
import { textsFor } from '../../../main/shell/texts.ts';
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

test('speaks German where the system does', () => {
  expect(textsFor('de-AT').quit).toBe('Beenden');
  expect(textsFor('den').quit).toBe('Quit');
});
