import { Menu, nativeImage, Notification, Tray, type NativeImage } from 'electron';
import { trayPicture } from './trayPicture.ts';
import { toNotice, type TrayMark, type TrayState } from './trayState.ts';
import type { Texts } from './texts.ts';

export interface TrayActions {
  readonly open: (route?: string) => void;
  readonly syncNow: () => void;
  readonly startsWithSystem: () => boolean;
  readonly setStartsWithSystem: (isWanted: boolean) => void;
  readonly quit: () => void;
}

/** The icon beside the clock; `show` takes what it has to say now. */
export function createTray(actions: TrayActions, texts: Texts, first: TrayState): { show(state: TrayState): void } {
  const tray = new Tray(picture(first.mark));
  let shown = first;
  const show = (state: TrayState) => {
    const notice = toNotice(shown, state);
    shown = state;
    tray.setImage(picture(state.mark));
    tray.setToolTip(`ml-connector: ${state.status}`);
    tray.setContextMenu(menu(state, actions, texts));
    if (notice !== null) notify(notice, () => actions.open(state.mark === 'attention' ? '#/attention' : ''));
  };
  tray.on('click', () => actions.open());
  show(first);
  return { show };
}

function menu(state: TrayState, actions: TrayActions, texts: Texts): Menu {
  return Menu.buildFromTemplate([
    { label: state.status, enabled: false },
    ...state.waiting.map(({ text }) => ({ label: text, click: () => actions.open('#/attention') })),
    { type: 'separator' },
    { label: texts.open, click: () => actions.open() },
    { label: texts.syncNow, enabled: state.mark !== 'away', click: actions.syncNow },
    {
      label: texts.startWithSystem,
      type: 'checkbox',
      checked: actions.startsWithSystem(),
      click: ({ checked }) => actions.setStartsWithSystem(checked),
    },
    { type: 'separator' },
    { label: texts.quit, click: actions.quit },
  ]);
}

function picture(mark: TrayMark): NativeImage {
  const image = nativeImage.createFromBitmap(trayPicture(mark, 16), { width: 16, height: 16 });
  image.addRepresentation({ scaleFactor: 2, width: 32, height: 32, buffer: trayPicture(mark, 32) });
  return image;
}

function notify(text: string, onClick: () => void): void {
  const notification = new Notification({ title: 'ml-connector', body: text });
  notification.on('click', onClick);
  notification.show();
}
