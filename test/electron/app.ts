import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { note } from './journal.ts';

const folder = process.env['STAND_IN_USER_DATA'] ?? '';
const lockFile = join(folder, 'single-instance');

/** An event whose default can be prevented, as Electron's are. */
export function preventable<T extends object>(fields: T) {
  const event = {
    ...fields,
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true;
    },
  };
  return event;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function holder(): number | null {
  try {
    const pid = Number(readFileSync(lockFile, 'utf8'));
    return isAlive(pid) ? pid : null;
  } catch {
    return null;
  }
}

class App extends EventEmitter {
  readonly isPackaged = process.env['STAND_IN_PACKAGED'] === '1';
  readonly name = 'ml-connector';

  /** The first process is told of the second one by a signal. */
  requestSingleInstanceLock(): boolean {
    mkdirSync(folder, { recursive: true });
    const first = holder();
    if (first !== null) {
      process.kill(first, 'SIGUSR2');
      return false;
    }
    writeFileSync(lockFile, String(process.pid));
    process.on('SIGUSR2', () => this.emit('second-instance', {}, [], ''));
    return true;
  }

  whenReady(): Promise<void> {
    return Promise.resolve();
  }

  getPath(name: string): string {
    return name === 'userData' ? folder : join(folder, name);
  }

  getVersion(): string {
    return '0.1.0';
  }

  getLocale(): string {
    return process.env['STAND_IN_LOCALE'] ?? 'en-GB';
  }

  setAppUserModelId(): void {}

  setLoginItemSettings(settings: object): void {
    note('loginItem', settings);
  }

  quit(): void {
    const event = preventable({});
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    this.emit('will-quit', preventable({}));
    if (holder() === process.pid) rmSync(lockFile, { force: true });
    process.exit(0);
  }
}

export const app = new App();
