import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/*
 * The tray application on Electron's own runtime, where `npx install-electron` has fetched it: what the stand-in of
 * test/electron cannot show.
 */

const root = join(import.meta.dirname, '../..');

/** Looked for with the file system only: asking the package starts a download. */
function findElectron(): string | null {
  const named = join(root, 'node_modules/electron/path.txt');
  const program = existsSync(named)
    ? readFileSync(named, 'utf8').trim()
    : process.platform === 'win32'
      ? 'electron.exe'
      : 'electron';
  const path = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(root, 'node_modules/electron/dist'), program);
  return existsSync(path) ? path : null;
}

const program = findElectron();

describe.skipIf(program === null)('the tray application on Electron’s runtime (npx install-electron)', () => {
  let app: ElectronApplication;
  let page: Page;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ml-electron-'));
    app = await _electron.launch({
      executablePath: program ?? '',
      // Tests may run as root, where Chromium takes no sandbox; under Windows it has its own.
      args: [root, `--user-data-dir=${folder}`, '--receiver-port=0', '--lang=en-GB'].concat(
        process.platform === 'linux' ? ['--no-sandbox'] : [],
      ),
    });
    page = await app.firstWindow();
  });

  afterAll(async () => {
    await app?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('opens its page, which calls the engine and has nothing of Node', async () => {
    await page.getByText('Needs attention').first().waitFor();
    expect(page.url()).toMatch(/^app:\/\/connector\//);
    expect(await page.evaluate(`window.connector.call('overview.get', {})`)).toMatchObject({ ok: true });
    expect(await page.evaluate('typeof require + typeof process + Object.isFrozen(window.connector)')).toBe(
      'undefinedundefinedtrue',
    );
  });

  it('lets the page go nowhere and open nothing', async () => {
    await page.evaluate(`void window.open('https://evil.example/')`);
    await page.evaluate(`void (location.href = 'https://evil.example/')`);
    expect(await page.evaluate(`window.connector.call('overview.get', {})`)).toMatchObject({ ok: true });
    expect(page.url()).toMatch(/^app:\/\/connector\//);
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  it('goes on without its window, and ends with its engine when it is told to', async () => {
    await page.close();
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(0);
    const ended = new Promise((resolve) => app.process().once('exit', resolve));
    await app.evaluate(({ app }) => app.quit());
    expect(await ended).toBe(0);
  });
});
