import { EventEmitter } from 'node:events';
import { note } from './journal.ts';

/** As much of a menu item's template as the program gives. */
export interface Item {
  readonly label?: string;
  readonly type?: string;
  readonly enabled?: boolean;
  readonly checked?: boolean;
  readonly submenu?: readonly Item[];
  readonly click?: (item: { readonly checked: boolean }) => void;
}

export class Menu {
  readonly items: readonly Item[];

  private constructor(items: readonly Item[]) {
    this.items = items;
  }

  static buildFromTemplate(items: readonly Item[]): Menu {
    return new Menu(items);
  }

  static setApplicationMenu(): void {}
}

export interface Picture {
  readonly bitmap: Buffer;
}

export const nativeImage = {
  createFromBitmap: (bitmap: Buffer) => ({ bitmap, addRepresentation: () => {}, setTemplateImage: () => {} }),
};

export class Tray extends EventEmitter {
  toolTip = '';
  menu: Menu | null = null;
  image: Picture;

  constructor(image: Picture) {
    super();
    this.image = image;
    trays.push(this);
  }

  setImage(image: Picture): void {
    this.image = image;
  }

  setToolTip(text: string): void {
    this.toolTip = text;
  }

  setContextMenu(menu: Menu): void {
    this.menu = menu;
  }
}

const trays: Tray[] = [];

/** null before the program has made one. */
export function theTray(): Tray | null {
  return trays[0] ?? null;
}

const notifications: Notification[] = [];

export class Notification extends EventEmitter {
  readonly options: { readonly title: string; readonly body: string };

  constructor(options: { readonly title: string; readonly body: string }) {
    super();
    this.options = options;
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {
    notifications.push(this);
    note('notified', this.options);
  }

  close(): void {}
}

/** The nth that was shown is clicked. */
export function clickNotification(index: number): void {
  notifications.at(index)?.emit('click');
}

/** Every question is answered with its first button. */
export const dialog = {
  showMessageBox(options: object): Promise<{ response: number }> {
    note('asked', options);
    return Promise.resolve({ response: 0 });
  },
  showMessageBoxSync(options: object): number {
    note('asked', options);
    return 0;
  },
  showErrorBox(title: string, content: string): void {
    note('told', { title, content });
  },
};

export const shell = {
  openExternal(url: string): Promise<void> {
    note('openedOutside', url);
    return Promise.resolve();
  },
};

export const powerMonitor = new EventEmitter();
