/*
 * A stand-in for Electron's main process: as much of it as the shell uses, over Node, a real Chromium and child processes.
 * It cannot show the sandbox, the isolation of worlds, fuses, Windows' key store, the native look or power events.
 */
import { app } from './app.ts';
import { ipcMain } from './ipc.ts';
import { shell } from './desktop.ts';

export { BrowserWindow, protocol, session } from './browserWindow.ts';
export { dialog, Menu, nativeImage, Notification, powerMonitor, Tray } from './desktop.ts';
export { safeStorage } from './safeStorage.ts';
export { MessageChannelMain, utilityProcess } from './utilityProcess.ts';

/** Nothing of the tests signs in as the Windows user. */
export const net = {
  request(): never {
    throw new Error('The stand-in makes no requests.');
  },
};

/** electron-store takes the whole of it, and of that these. */
const whole = { app, ipcMain, shell };

// oxlint-disable-next-line import/no-default-export
export { app, ipcMain, shell, whole as default };
