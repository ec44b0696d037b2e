import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type Frame,
  type Page,
  type Request,
  type Route,
} from 'playwright-core';
import { app, preventable } from './app.ts';
import { invoke } from './ipc.ts';
import { note } from './journal.ts';
import { BINDING, deliver, preloadScript } from './preloadScript.ts';

interface Options {
  readonly width?: number;
  readonly height?: number;
  readonly webPreferences?: { readonly preload?: string };
}

type PageHandler = (request: { readonly url: string; readonly method: string }) => Response | Promise<Response>;
type Permission = (contents: unknown, permission: string, answer: (granted: boolean) => void) => void;

const schemes = new Map<string, PageHandler>();
let onPermission: Permission | null = null;
let onCheck: (() => boolean) | null = null;
let browser: Promise<Browser> | null = null;
const windows = new Set<BrowserWindow>();

export const protocol = {
  registerSchemesAsPrivileged: () => {},
  handle: (scheme: string, handler: PageHandler) => void schemes.set(scheme, handler),
};

const plainSession = {
  setPermissionRequestHandler: (handler: Permission) => void (onPermission = handler),
  setPermissionCheckHandler: (handler: () => boolean) => void (onCheck = handler),
  resolveProxy: () => Promise.resolve('DIRECT'),
  setProxy: () => Promise.resolve(),
  allowNTLMCredentialsForDomains: () => {},
  setCertificateVerifyProc: () => {},
};

export const session = { defaultSession: plainSession, fromPartition: () => plainSession };

/** What a page that asks for a permission would be given. */
export function permissionFor(permission: string): { asked: boolean; checked: boolean } {
  let asked = true;
  onPermission?.(null, permission, (granted) => {
    asked = granted;
  });
  return { asked, checked: onCheck?.() ?? true };
}

/*
 * Chromium has no scheme of ours: `app://connector/x` is `http://connector.app.localhost/x` for it, which is as trustworthy
 * and leads nowhere.
 */
const toHttp = (url: string) => url.replace(/^app:\/\/([^/]*)/, 'http://$1.app.localhost');
const fromHttp = (url: string) => url.replace(/^http:\/\/([^/]*)\.app\.localhost/, 'app://$1');

class WebContents extends EventEmitter {
  opening: Promise<Page> | null = null;
  openHandler: (details: { readonly url: string }) => { readonly action: string } = () => ({ action: 'allow' });

  setWindowOpenHandler(handler: WebContents['openHandler']): void {
    this.openHandler = handler;
  }

  send(channel: string, ...args: readonly unknown[]): void {
    const cloned = structuredClone(args);
    // A page that is being closed gets nothing more.
    this.opening?.then((page) => page.evaluate(deliver, { channel, args: cloned })).catch(() => undefined);
  }
}

export class BrowserWindow extends EventEmitter {
  readonly webContents = new WebContents();
  private readonly options: Options;
  private readonly opening: Promise<Page>;
  /** The address that the program itself wants to be shown. */
  private wanted = '';

  constructor(options: Options) {
    super();
    this.options = options;
    windows.add(this);
    this.opening = this.open();
    this.webContents.opening = this.opening;
    app.emit('web-contents-created', {}, this.webContents);
  }

  static getAllWindows(): readonly BrowserWindow[] {
    return [...windows];
  }

  private async open(): Promise<Page> {
    browser ??= chromium.connect(process.env['STAND_IN_BROWSER'] ?? '');
    const { width = 800, height = 600 } = this.options;
    const context = await (
      await browser
    ).newContext({
      viewport: { width, height },
      locale: app.getLocale(),
      reducedMotion: 'reduce',
    });
    await context.exposeBinding(BINDING, ({ frame }, channel: string, args: readonly unknown[]) =>
      invoke({ senderFrame: asSender(frame) }, channel, args),
    );
    const { preload } = this.options.webPreferences ?? {};
    if (preload !== undefined) await context.addInitScript(preloadScript(readFileSync(preload, 'utf8')));
    await context.route('**/*', (route) => this.route(route));
    return this.openPage(context);
  }

  private async openPage(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    page.on('popup', (popup) => {
      this.askToOpen(fromHttp(popup.url()));
      void popup.close();
    });
    page.once('domcontentloaded', () => this.emit('ready-to-show'));
    return page;
  }

  /** The page wants a window of its own, which the stand-in never has. */
  private askToOpen(url: string): void {
    const { action } = this.webContents.openHandler({ url });
    if (action === 'deny') note('windowOpenDenied', url);
  }

  /** Serves the program's own schemes; where somebody else wants to go, the program is asked first. */
  private async route(route: Route): Promise<void> {
    const request = route.request();
    const url = fromHttp(request.url());
    if (request.isNavigationRequest() && url !== this.wanted) {
      const frame = frameOf(request);
      if (frame === null) {
        this.askToOpen(url);
        return route.abort('aborted');
      }
      const event = preventable({ url, isMainFrame: frame.parentFrame() === null });
      this.webContents.emit('will-frame-navigate', event);
      if (event.defaultPrevented) {
        note('navigationDenied', url);
        return route.abort('aborted');
      }
    }
    const handler = schemes.get(new URL(url).protocol.slice(0, -1));
    if (handler === undefined) return route.abort('addressunreachable');
    const response = await handler({ url, method: request.method() });
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  }

  async loadURL(url: string): Promise<void> {
    this.wanted = url.replace(/#.*$/, '');
    const page = await this.opening;
    // A window that was closed meanwhile shows nothing.
    await page.goto(toHttp(url)).catch(() => undefined);
  }

  show(): void {
    note('shown', null);
  }

  focus(): void {
    note('focused', null);
  }

  isMinimized(): boolean {
    return false;
  }

  restore(): void {}

  getNormalBounds() {
    const { width = 800, height = 600 } = this.options;
    return { x: 0, y: 0, width, height };
  }

  /** As the person does with the cross of the window. */
  async close(): Promise<void> {
    this.emit('close', preventable({}));
    const page = await this.opening;
    await page.context().close();
    windows.delete(this);
    this.emit('closed');
    if (windows.size === 0) app.emit('window-all-closed');
  }

  get preferences(): object {
    return this.options.webPreferences ?? {};
  }

  async evaluate(expression: string): Promise<unknown> {
    return (await this.opening).evaluate(expression);
  }

  async screenshot(path: string): Promise<void> {
    await (await this.opening).screenshot({ path });
  }
}

/** null where it is not there yet: the page opens another window. */
function frameOf(request: Request): Frame | null {
  try {
    return request.frame();
  } catch {
    return null;
  }
}

function asSender(frame: Frame): { readonly url: string; readonly parent: object | null } {
  return { url: fromHttp(frame.url()), parent: frame.parentFrame() };
}
