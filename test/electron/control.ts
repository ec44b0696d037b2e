/*
 * How the test sees and uses what the program shows: commands over the channel of its process, and their answers.
 */
import { app } from './app.ts';
import { BrowserWindow, permissionFor } from './browserWindow.ts';
import { clickNotification, type Item, powerMonitor, theTray } from './desktop.ts';
import { allDeeds } from './journal.ts';
import { engineArguments, enginePid } from './utilityProcess.ts';

export interface ShownItem {
  readonly label: string;
  readonly isEnabled: boolean;
  readonly isChecked: boolean | null;
  readonly items: readonly ShownItem[];
}

export interface ShownTray {
  readonly toolTip: string;
  readonly items: readonly ShownItem[];
}

function shown({ label = '', enabled = true, type, checked, submenu = [] }: Item): ShownItem {
  const isChecked = type === 'checkbox' ? checked === true : null;
  return { label, isEnabled: enabled, isChecked, items: submenu.map(shown) };
}

function find(items: readonly Item[], [label, ...rest]: readonly string[]): Item {
  const item = items.find((each) => each.label === label);
  if (item === undefined) throw new Error(`The menu has no "${label}".`);
  return rest.length === 0 ? item : find(item.submenu ?? [], rest);
}

/** As a person does: what is greyed out does nothing. */
function choose(path: readonly string[]): void {
  const item = find(theTray()?.menu?.items ?? [], path);
  if (item.enabled === false) throw new Error(`"${path.join(' > ')}" is greyed out.`);
  item.click?.({ checked: item.checked !== true });
}

function onlyWindow(): BrowserWindow {
  const [window] = BrowserWindow.getAllWindows();
  if (window === undefined) throw new Error('There is no window.');
  return window;
}

const { now } = Date;
let aheadMs = 0;
Date.now = () => now() + aheadMs;

const commands = {
  journal: () => allDeeds(),
  tray: (): ShownTray => ({
    toolTip: theTray()?.toolTip ?? '',
    items: (theTray()?.menu?.items ?? []).filter(({ type }) => type !== 'separator').map(shown),
  }),
  clickTray: () => void theTray()?.emit('click'),
  choose: (path: readonly string[]) => choose(path),
  clickNotification: (index: number) => clickNotification(index),
  windows: () => BrowserWindow.getAllWindows().length,
  inPage: (expression: string) => onlyWindow().evaluate(expression),
  screenshot: (path: string) => onlyWindow().screenshot(path),
  preferences: () => onlyWindow().preferences,
  closeWindow: () => onlyWindow().close(),
  permission: (name: string) => permissionFor(name),
  enginePid: () => enginePid(),
  engineArguments: () => engineArguments(),
  resume: () => void powerMonitor.emit('resume'),
  /** The program's clock is so much later from now on; its timers are not. */
  setAhead: (milliseconds: number) => void (aheadMs = milliseconds),
  quitByApp: () => app.quit(),
  listeners: () => app.eventNames().reduce((count, name) => count + app.listenerCount(name), 0),
} as const;

export type Commands = typeof commands;
export type CommandName = keyof Commands;

interface Command {
  readonly id: number;
  readonly name: CommandName;
  readonly input: never;
}

async function carryOut({ id, name, input }: Command): Promise<void> {
  try {
    process.send?.({ id, ok: true, value: await commands[name](input) });
  } catch (error) {
    process.send?.({ id, ok: false, message: error instanceof Error ? error.message : String(error) });
  }
}

process.on('message', (message) => void carryOut(message as Command));
// The test is gone: nobody would end it.
process.on('disconnect', () => process.exit(1));
