/** How the page reaches the stand-in; removed from the page before its own scripts run. */
export const BINDING = '__standIn';

/** What an event of the main process does in the page; runs there. */
export function deliver({ channel, args }: { readonly channel: string; readonly args: readonly unknown[] }): void {
  const arrive: unknown = Reflect.get(globalThis, Symbol.for('stand-in'));
  if (typeof arrive === 'function') arrive(channel, args);
}

/**
 * The built preload as a script that runs before the page's own: it may require `electron` and nothing else, as in a
 * sandbox, and only in the top frame. The frames below keep the bare way to the main process, as if they had broken out.
 */
export function preloadScript(preload: string): string {
  return `(() => {
    const send = globalThis.${BINDING};
    if (globalThis.top !== globalThis) return;
    delete globalThis.${BINDING};
    const listeners = new Map();
    const freeze = (value) => {
      if (typeof value !== 'object' || value === null) return value;
      Object.values(value).forEach(freeze);
      return Object.freeze(value);
    };
    const electron = {
      contextBridge: {
        exposeInMainWorld: (name, api) => Object.defineProperty(globalThis, name, { value: freeze(api) }),
      },
      ipcRenderer: {
        invoke: (channel, ...args) => send(channel, structuredClone(args)),
        on: (channel, listener) => listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
        off: (channel, listener) =>
          listeners.set(channel, (listeners.get(channel) ?? []).filter((each) => each !== listener)),
      },
    };
    Object.defineProperty(globalThis, Symbol.for('stand-in'), {
      value: (channel, args) => {
        for (const listener of listeners.get(channel) ?? []) listener({}, ...args);
      },
    });
    const require = (name) => {
      if (name === 'electron') return electron;
      throw new Error('module not found: ' + name);
    };
    const module = { exports: {} };
    (function (require, module, exports) { ${preload}
    })(require, module, module.exports);
  })();`;
}
