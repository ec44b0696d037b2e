import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserServer, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Overview } from '../../main/contract/views.ts';
import { UNKNOWN_SKU } from '../sandbox/carryItems.ts';
import { sandboxSettingsFile } from '../sandbox/settings.ts';
import { shopper } from './support/scene.ts';
import { launchShell, type Shell } from './support/shell.ts';
import { openSystems, type Systems } from './support/systems.ts';
import { until } from './support/until.ts';

/*
 * The tray application as it is built, under a stand-in for Electron (test/electron): real processes for shell and engine, a
 * real Chromium for the window, and a shop and a NAV that are simulated.
 */

const withoutBrowser = process.env['WITHOUT_BROWSER'] === '1';
/** The page subscribes when it has loaded, whatever it already shows. */
const PATIENCE = { timeout: 20_000 };
const allEqual = 'Today’s only order is in NAV with the same total.';
const oneWaits = '1 of today’s 2 orders waits for you.';

describe.skipIf(withoutBrowser)('the tray application (it needs Debian’s package "chromium")', () => {
  let browser: BrowserServer;
  let systems: Systems;
  let folder: string;
  let shell: Shell;
  let recoveryKey = '';

  const launch = (options: { readonly key?: string; readonly args?: readonly string[] } = {}) =>
    launchShell({ browser: browser.wsEndpoint(), folder, ...options });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ml-shell-'));
    [browser, systems] = await Promise.all([
      chromium.launchServer({
        executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
        args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
      }),
      openSystems(),
    ]);
    shell = launch({ args: ['--hidden'] });
  });

  afterAll(async () => {
    shell?.kill();
    await Promise.all([browser?.close(), systems?.close()]);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  });

  const untilTip = (words: string) => shell.untilTray(`"${words}"`, (tip) => tip.includes(words));
  const engine = () => until('the engine runs', () => shell.ask('enginePid'));

  it('started with Windows has no window, and says in the tray how things are', async () => {
    await untilTip('Nothing is connected yet.');
    expect(await shell.ask('windows')).toBe(0);
    // The engine's process stays small while it is idle.
    expect(await shell.ask('engineArguments')).toContain('--max-semi-space-size=1');
    recoveryKey = await until('the recovery key is shown', async () => {
      const [asked] = await shell.deeds('asked');
      return /([A-Z0-9]{5}-){6}[A-Z0-9]{5}/.exec(JSON.stringify(asked ?? null))?.[0];
    });
  });

  it('opens its window from the tray, which calls the engine and is told by it', async () => {
    await shell.ask('choose', ['Open ml-connector']);
    // Where nothing is set up the page leads there by itself, once: later it would take back where we go.
    await shell.untilShown('Where is NAV?');
    expect(await shell.ask('windows')).toBe(1);
    const startAt = new Date(Date.now() - 60_000).toISOString();
    const text = JSON.stringify(sandboxSettingsFile(systems.addresses, { startAt, longestOperationSeconds: 3 }));
    expect(await shell.call('settings.import', { text })).toEqual({ connections: 2, integrations: 1 });
    systems.shop.shopper.placeOrder({ items: [{ sku: 'ML-TS-001', quantity: 1 }], billing: shopper('Ida') });
    await shell.inPage(`void (location.hash = '#/overview')`);
    await shell.ask('choose', ['Look for orders now']);
    // Nobody loads the page again.
    await shell.untilShown(allEqual);
  });

  it('answers its own page only, and lets it go nowhere', async () => {
    const foreign = `(async () => {
      const frame = document.body.appendChild(document.createElement('iframe'));
      return frame.contentWindow.__standIn('connector:call', ['settings.export', {}]);
    })()`;
    expect(await shell.inPage(foreign)).toMatchObject({ ok: false, error: { code: 'sender-foreign' } });
    await shell.inPage(`void window.open('https://evil.example/')`);
    await until('the window is refused', async () => (await shell.deeds('windowOpenDenied')).length > 0);
    for (const address of ['https://evil.example/', 'http://connector.evil/']) {
      await shell.inPage(`void (location.href = '${address}')`);
      await until(`the way to ${address} is refused`, async () =>
        (await shell.deeds('navigationDenied')).some(({ detail }) => detail === address),
      );
    }
    expect(await shell.inPage('location.hash + document.querySelector("h1").textContent')).toContain(allEqual);
    expect(await shell.ask('permission', 'media')).toEqual({ asked: false, checked: false });
    expect(await shell.inPage('typeof require + typeof process + Object.isFrozen(window.connector)')).toBe(
      'undefinedundefinedtrue',
    );
    expect(await shell.ask('windows')).toBe(1);
  });

  it('shows the page without Node, apart from the preload, in a sandbox, and runs nothing that is not its own', async () => {
    expect(await shell.ask('preferences')).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
    });
    const refused = await shell.inPage(`new Promise((resolve) => {
      const found = [];
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        if (found.push(effectiveDirective) === 4) resolve(found.sort());
      });
      const add = (name, fields) => document.body.append(Object.assign(document.createElement(name), fields));
      add('script', { textContent: 'window.planted = true' });
      add('script', { src: 'https://evil.example/x.js' });
      add('img', { src: 'https://evil.example/x.png' });
      fetch('https://evil.example/').catch(() => {});
    })`);
    expect(refused).toEqual(['connect-src', 'img-src', 'script-src-elem', 'script-src-elem']);
    expect(await shell.inPage('window.planted === undefined')).toBe(true);
  });

  it('tells of an order that waits, in the tray and by a notice that opens it, also while it is paused from there', async () => {
    const id = systems.shop.shopper.placeOrder({ items: [{ sku: UNKNOWN_SKU, quantity: 1 }], billing: shopper('Jon') });
    // A computer that slept looks by itself when it wakes.
    await shell.ask('resume');
    await untilTip(oneWaits);
    const { items } = await shell.ask('tray');
    const failures = items.find(({ label }) => label === 'Last failures')?.items ?? [];
    expect(failures.map(({ label }) => label)).toEqual([`${id}: SKU ${UNKNOWN_SKU} is not in NAV.`]);
    await shell.ask('setAhead', 30_000);
    await shell.ask('choose', ['Pause', 'Until somebody resumes it']);
    await untilTip('All work is paused, until somebody resumes it.');
    const notices = await until('a notice is shown', async () => {
      const found = await shell.deeds('notified');
      return found.length > 0 && found;
    });
    const wanted = { title: '1 order waits for you', body: `SKU ${UNKNOWN_SKU} is not in NAV.` };
    expect(notices.map(({ detail }) => detail)).toEqual([wanted]);
    await shell.ask('clickNotification', 0);
    await until('the order is shown', () => shell.inPage(`location.hash === '#/orders/shop-nav/${id}'`));
    await shell.untilShown(`SKU ${UNKNOWN_SKU} is not in NAV.`);
    await shell.ask('choose', ['Resume']);
    await until('nothing is paused', async () => {
      const { pauses } = await shell.call<{ pauses: readonly unknown[] }>('queue.pauses', {});
      return pauses.length === 0;
    });
  });

  it('leaves the tray when its window is closed, and keeps nothing of the window', async () => {
    const before = await shell.ask('listeners');
    await shell.ask('closeWindow');
    expect(await shell.ask('windows')).toBe(0);
    await shell.ask('clickTray');
    await shell.untilShown(oneWaits);
    await expect.poll(() => shell.ask('listeners'), PATIENCE).toEqual(before);
    expect(await shell.ask('windows')).toBe(1);
  });

  it('is not started twice: the second time its window comes to the front', async () => {
    const before = (await shell.deeds('focused')).length;
    expect(await launch().exited).toBe(0);
    await until('the window is in front', async () => (await shell.deeds('focused')).length > before);
  });

  it('starts an engine that was killed again, with its data', async () => {
    const pid = await engine();
    // Both are said for a moment only: whoever waited for one after the other could miss the second.
    const said = Promise.all([shell.untilShown('reconnecting'), untilTip('The engine is starting')]);
    process.kill(pid, 'SIGKILL');
    await said;
    await until('another engine runs', async () => (await engine()) !== pid);
    await untilTip(oneWaits);
    const { equations } = await shell.call<Overview>('overview.get', {});
    expect(equations[0]?.byCurrency[0]?.equal.count).toBe(1);
  });

  it('starts with Windows, without a window, until somebody does not want that', async () => {
    await shell.ask('choose', ['Start with Windows']);
    const entered = (await shell.deeds('loginItem')).map(({ detail }) => detail);
    expect(entered).toEqual([true, false].map((openAtLogin) => ({ openAtLogin, args: ['--hidden'] })));
  });

  it('is ended by the tray, and its engine with it, having given back what it had in hand', async () => {
    const pid = await engine();
    await shell.ask('choose', ['Quit']);
    expect(await shell.exited).toBe(0);
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

  it('asks for the recovery key where the vault was sealed by another user, however it was started', async () => {
    shell = launch({ key: 'another user', args: ['--hidden'] });
    await shell.untilShown('recovery key');
    await untilTip('enter the recovery key');
    expect(await shell.call('keys.recover', { recoveryKey })).toEqual({ recovered: true });
    const { waitingCount } = await shell.call<Overview>('overview.get', {});
    expect(waitingCount).toBe(1);
    // What was wished before is remembered.
    expect(await shell.deeds('loginItem')).toMatchObject([{ detail: { openAtLogin: false } }]);
    await shell.ask('choose', ['Quit']);
    expect(await shell.exited).toBe(0);
  });
});
