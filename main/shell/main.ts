import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { app, dialog, powerMonitor } from 'electron';
import type { Actor } from '../contract/calls.ts';
import { realPorts } from '../base/ports.ts';
import { wantRestore } from '../engine/wantedRestore.ts';
import { parseShellArguments, type ShellArguments } from './arguments.ts';
import { setAutostart } from './autostart.ts';
import { createEngineChild, type EngineChild } from './engineChild.ts';
import { createEngineLink } from './engineLink.ts';
import { handleCalls } from './ipc.ts';
import { registerPageScheme, servePage } from './pageProtocol.ts';
import { createSealedDesk } from './sealedDesk.ts';
import { type Ask, offerRestore } from './offerRestore.ts';
import { openPreferences } from './preferences.ts';
import { notify } from './notify.ts';
import type { Texts } from './texts.ts';
import { watchEngine } from './watch.ts';
import { createMainWindow, denyEverythingElse } from './window.ts';
import { told, wordsFor } from './words.ts';

const ports = realPorts();

registerPageScheme();
app.setAppUserModelId('app.ml-connector');
if (app.requestSingleInstanceLock()) void app.whenReady().then(run);
else app.quit();

function run(): void {
  const given = parseShellArguments(process.argv.slice(1));
  const words = wordsFor(app.getLocale());
  const texts = words.own;
  const preferences = openPreferences();
  const dataFolder = given.data === null ? join(app.getPath('userData'), 'data') : resolve(given.data);
  if (given.restore !== null) wantRestore(dataFolder, { from: resolve(given.restore), actor: 'command line' });
  const link = createEngineLink();
  const actor: Actor = { name: userInfo().username, role: 'administrator' };
  const window = createMainWindow(preferences);
  const engine = createEngineChild({
    link,
    ports,
    start: {
      kind: 'start',
      dataFolder,
      version: app.getVersion(),
      receiverPort: given.receiverPort,
      recoveryKey: readRecoveryKey(given),
      startAnew: null,
      moveTo: given.moveToService ? join(dataFolder, 'vault.key') : null,
    },
    onReady: (recoveryKey) => {
      desk.opened();
      if (recoveryKey !== null) void showRecoveryKey(recoveryKey, texts);
    },
    onFailed: (error) => {
      // The window asks for the recovery key, however the program was started.
      if (desk.refused(error)) return window.open();
      const about = { dataFolder, actor: `person:${actor.name}`, locale: app.getLocale(), words };
      const ask: Ask = ({ detail, buttons }) =>
        dialog.showMessageBoxSync({
          type: 'error', message: texts.cannotStart, detail, buttons: [...buttons], defaultId: 1, cancelId: 1, noLink: true,
        }); // prettier-ignore
      if (offerRestore(error, about, ask)) return engine.start();
      dialog.showErrorBox(texts.cannotStart, told(error, words));
      app.quit();
    },
    onMoved: (keyFile) => {
      dialog.showMessageBoxSync({ type: 'info', message: texts.moved, detail: texts.movedWhat(keyFile) });
      app.quit();
    },
  });
  const desk = createSealedDesk(
    link,
    (recoveryKey) => engine.start({ recoveryKey }),
    (startAnew) => engine.start({ startAnew }),
  );

  denyEverythingElse();
  servePage();
  handleCalls(desk, actor);
  quitCleanly(engine);
  link.subscribe((event) => window.send(event));
  link.whenGone(() => window.send({ name: 'gone' }));
  setAutostart(preferences.get('startWithSystem'));
  watchEngine({
    calls: desk,
    news: link,
    actor,
    words,
    ports,
    notify: (notice) => notify(notice, window.open),
    actions: {
      open: window.open,
      startsWithSystem: () => preferences.get('startWithSystem'),
      setStartsWithSystem: (isWanted) => {
        preferences.set('startWithSystem', isWanted);
        setAutostart(isWanted);
      },
      quit: () => app.quit(),
    },
  });
  app.on('second-instance', () => window.open());
  app.on('activate', () => window.open());
  // What the shops did while the computer slept is looked for at once.
  powerMonitor.on('resume', () => void link.call('poll.now', {}, actor));
  engine.start();
  if (!given.hidden && !given.moveToService) window.open();
}

/** Closing the window leaves the tray; quitting gives back what the engine has in hand first. */
function quitCleanly(engine: EngineChild): void {
  let isStopped = false;
  app.on('window-all-closed', () => {});
  app.on('before-quit', (event) => {
    if (isStopped) return;
    event.preventDefault();
    void engine.stop().then(() => {
      isStopped = true;
      app.quit();
    });
  });
}

async function showRecoveryKey(recoveryKey: string, texts: Texts): Promise<void> {
  await dialog.showMessageBox({
    type: 'info',
    message: texts.recoveryKey,
    detail: `${recoveryKey}\n\n${texts.recoveryKeyWhy}`,
    buttons: [texts.written],
    noLink: true,
  });
}

function readRecoveryKey({ recoveryKeyFile }: ShellArguments): string | null {
  return recoveryKeyFile === null ? null : readFileSync(resolve(recoveryKeyFile), 'utf8').trim();
}
