import { Menu, nativeImage, Tray, type MenuItemConstructorOptions, type NativeImage } from 'electron';
import { pauseLengths, type PauseLength } from '../contract/queueCalls.ts';
import { trayPicture } from './trayPicture.ts';
import type { TrayMark, TrayState } from './trayState.ts';
import type { Words } from './words.ts';

export interface TrayActions {
  readonly open: (route?: string) => void;
  readonly syncNow: () => void;
  readonly pause: (length: PauseLength) => void;
  readonly resume: () => void;
  readonly startsWithSystem: () => boolean;
  readonly setStartsWithSystem: (isWanted: boolean) => void;
  readonly quit: () => void;
}

/** Windows shows no more of a tooltip. */
const LONGEST_TIP = 127;

/** The icon beside the clock; `show` takes what it has to say now. */
export function createTray(actions: TrayActions, words: Words, first: TrayState): { show(state: TrayState): void } {
  const tray = new Tray(picture(first.mark, 0));
  let turn = 0;
  const show = (state: TrayState) => {
    turn = (turn + 1) % 4;
    tray.setImage(picture(state.mark, turn));
    tray.setToolTip(`ml-connector: ${state.lines[0] ?? ''}`.slice(0, LONGEST_TIP));
    tray.setContextMenu(Menu.buildFromTemplate(menu(state, actions, words)));
  };
  tray.on('click', () => actions.open());
  show(first);
  return { show };
}

function menu(state: TrayState, actions: TrayActions, words: Words): MenuItemConstructorOptions[] {
  const { own } = words;
  const isHere = state.mark !== 'away';
  return [
    ...state.lines.map((label) => ({ label, enabled: false })),
    { type: 'separator' },
    { label: own.open, click: () => actions.open() },
    ...(state.failures.length === 0 ? [] : [failures(state, actions, words)]),
    { label: own.syncNow, enabled: isHere, click: actions.syncNow },
    state.isPaused ? resume(actions, words) : { ...pause(actions, words), enabled: isHere },
    { type: 'separator' },
    {
      label: own.startWithSystem,
      type: 'checkbox',
      checked: actions.startsWithSystem(),
      click: ({ checked }) => actions.setStartsWithSystem(checked),
    },
    { label: own.quit, click: actions.quit },
  ];
}

function failures({ failures }: TrayState, { open }: TrayActions, { own }: Words): MenuItemConstructorOptions {
  return {
    label: own.failures,
    submenu: failures.map(({ text, route }) => ({ label: text, click: () => open(route) })),
  };
}

function pause({ pause }: TrayActions, { language }: Words): MenuItemConstructorOptions {
  const { queue } = language.texts;
  return {
    label: queue.pause,
    submenu: pauseLengths.map((length) => ({ label: queue.lengths[length], click: () => pause(length) })),
  };
}

function resume({ resume }: TrayActions, { language }: Words): MenuItemConstructorOptions {
  return { label: language.texts.queue.resume, click: resume };
}

function picture(mark: TrayMark, turn: number): NativeImage {
  const image = nativeImage.createFromBitmap(trayPicture(mark, 16, turn), { width: 16, height: 16 });
  image.addRepresentation({ scaleFactor: 2, width: 32, height: 32, buffer: trayPicture(mark, 32, turn) });
  return image;
}
