import { join } from 'node:path';
import { app, BrowserWindow, session } from 'electron';
import type { EngineEvent } from './engineLink.ts';
import type { PreferenceStore } from './preferences.ts';
import { isOwnPage, pageOrigin } from './trustedSender.ts';

export interface MainWindow {
  /** Shows the window, making it if there is none; `route` such as `#/attention`. */
  open(route?: string): void;
  /** `gone`: the engine has ended; what the page shows is of before. */
  send(event: EngineEvent | { readonly name: 'gone' }): void;
}

/** One window, made when it is asked for and destroyed when it is closed: the tray needs no page in memory. */
export function createMainWindow(preferences: PreferenceStore): MainWindow {
  let window: BrowserWindow | null = null;
  const make = (): BrowserWindow => {
    const made = new BrowserWindow({
      width: 1280,
      height: 860,
      ...preferences.get('window'),
      minWidth: 720,
      minHeight: 480,
      show: false,
      autoHideMenuBar: true,
      webPreferences: {
        preload: join(import.meta.dirname, '../preload/preload.cjs'),
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        webviewTag: false,
        devTools: !app.isPackaged,
      },
    });
    made.once('ready-to-show', () => made.show());
    made.on('close', () => preferences.set('window', made.getNormalBounds()));
    made.on('closed', () => {
      window = null;
    });
    return made;
  };
  return {
    open(route = '') {
      const isNew = window === null;
      window ??= make();
      if (isNew || route !== '') void window.loadURL(`${pageOrigin}/${route}`);
      if (isNew) return;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    send: (event) => window?.webContents.send('connector:event', event),
  };
}

/** Nothing but our own page is ever shown, and it is given no permission. Must be called before a window is made. */
export function denyEverythingElse(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.defaultSession.setPermissionCheckHandler(() => false);
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame || !isOwnPage(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
  });
}
