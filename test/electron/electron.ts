/*
 * A stand-in for Electron's main process: as much of it as the shell uses, over Node, a real Chromium and child processes.
 * It cannot show the sandbox, the isolation of worlds, fuses, Windows' key store, the native look or power events.
 */
import * as all from './electron.ts';

export { app } from './app.ts';
export { BrowserWindow, protocol, session } from './browserWindow.ts';
export { ipcMain } from './ipc.ts';
export { dialog, Menu, nativeImage, Notification, powerMonitor, shell, Tray } from './desktop.ts';
export { safeStorage } from './safeStorage.ts';
export { MessageChannelMain, utilityProcess } from './utilityProcess.ts';

/** Nothing of the tests signs in as the Windows user. */
export const net = {
  request(): never {
    throw new Error('The stand-in makes no requests.');
  },
};

// Packages written in CommonJS style take the whole of it.
// oxlint-disable-next-line import/no-default-export
export { all as default };
