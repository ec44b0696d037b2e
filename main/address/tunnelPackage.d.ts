/** The package's own class; its entry would hide it behind a promise that stays open for ever where no server answers. */
declare module 'localtunnel/lib/Tunnel.js' {
  import type { EventEmitter } from 'node:events';

  export default class Tunnel extends EventEmitter<{ url: [string]; error: [Error]; close: [] }> {
    /** `host`: the tunnel's server; `port`: of the local server. */
    constructor(options: { readonly host: string; readonly port: number });
    _getInfo(answer: object): object;
    /** Opens the sockets; `url` is told with the first of them. */
    _establish(info: object): void;
    close(): void;
  }
}
