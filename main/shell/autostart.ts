import { app } from 'electron';

/** Starts without a window when this user signs in to Windows. A build under development is not entered there. */
export function setAutostart(isWanted: boolean): void {
  if (!app.isPackaged) return;
  app.setLoginItemSettings({ openAtLogin: isWanted, args: ['--hidden'] });
}
