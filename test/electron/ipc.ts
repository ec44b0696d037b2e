import { EventEmitter } from 'node:events';

/** The frame that a message came from, as the program sees it. */
export interface Sender {
  readonly senderFrame: { readonly url: string; readonly parent: object | null };
}

type Handler = (event: Sender, ...args: readonly unknown[]) => unknown;

const handlers = new Map<string, Handler>();

class IpcMain extends EventEmitter {
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  }

  removeHandler(channel: string): void {
    handlers.delete(channel);
  }
}

export const ipcMain = new IpcMain();

/** What the page gets for an `invoke`; both ways are cloned, so that what cannot be cloned fails as in Electron. */
export async function invoke(sender: Sender, channel: string, args: readonly unknown[]): Promise<unknown> {
  const handler = handlers.get(channel);
  if (handler === undefined)
    throw new Error(`Error invoking remote method '${channel}': Error: No handler registered for '${channel}'`);
  try {
    return structuredClone(await handler(sender, ...structuredClone(args)));
  } catch (error) {
    throw new Error(`Error invoking remote method '${channel}': ${String(error)}`, { cause: error });
  }
}
