import type Tunnel from 'localtunnel/lib/Tunnel.js';
import type { Ports } from '../base/ports.ts';
import type { Transport } from '../http/transport.ts';
import { withoutSlash } from './publicAddress.ts';
import { readTunnelAnswer, type TunnelAnswer } from './tunnelAnswer.ts';

/*
 * Sockets of the package `localtunnel`: the one place besides the ports where connections are made, since a tunnel is a
 * handful of connections that stay open. Only the asking for a name goes through the transport. The package would ask
 * by itself every second for ever where the server is away, without a way to stop it, and take the name from its
 * successor in the end.
 */

export interface OpenTunnel {
  /** The name that the server gave. */
  readonly name: string;
  readonly url: string;
  /** Cuts every connection. The server keeps the name for a second more. */
  close(): void;
}

export interface TunnelWish {
  /** The server's address. */
  readonly host: string;
  readonly name: string;
  /** Where the receiver listens. */
  readonly port: number;
  /** Take what the server gives where the name is taken. */
  readonly anyName: boolean;
  /** A connection could not be made; may be told often. */
  readonly onSuspect: () => void;
}

export interface TunnelParts {
  readonly ports: Ports;
  readonly transport: Transport;
}

/** `nameTaken`: nothing was opened, because the server would give another name. */
export type Opened = OpenTunnel | 'nameTaken' | 'serverAway';

export type OpenTunnelFunction = (wish: TunnelWish, parts: TunnelParts) => Promise<Opened>;

const LONGEST_OPENING_MS = 10_000;

/** Asks the server for the name and opens the connections; ends within twice ten seconds, whatever the server does. */
export const openTunnel: OpenTunnelFunction = async (wish, parts) => {
  const answer = await askFor(wish, parts);
  if (answer === null) return 'serverAway';
  if (answer.id !== wish.name && !wish.anyName) return 'nameTaken';
  // Loaded only where there is a tunnel: it brings an HTTP client along that is of no use here.
  const { default: Package } = await import('localtunnel/lib/Tunnel.js');
  // Without `local_host`: with it the package reads the first piece of every request as text, and breaks what it cuts.
  const tunnel = new Package({ host: wish.host, port: wish.port });
  // At once: an error that nobody listens to would end the process.
  tunnel.on('error', wish.onSuspect);
  const isOpen = await opens(tunnel, answer, parts.ports);
  if (isOpen) return { name: answer.id, url: withoutSlash(answer.url), close: () => tunnel.close() };
  tunnel.close();
  return 'serverAway';
};

async function askFor({ host, name }: TunnelWish, { ports, transport }: TunnelParts): Promise<TunnelAnswer | null> {
  const giveUp = new AbortController();
  const cancel = ports.after(LONGEST_OPENING_MS, () => giveUp.abort());
  try {
    const url = `${withoutSlash(host)}/${name}`;
    const { status, body } = await transport({ method: 'GET', url, headers: {}, signal: giveUp.signal });
    return status === 200 ? readTunnelAnswer(body) : null;
  } catch {
    // Whatever kept the answer away, it is asked again later.
    return null;
  } finally {
    cancel();
  }
}

function opens(tunnel: Tunnel, answer: TunnelAnswer, ports: Ports): Promise<boolean> {
  return new Promise((resolve) => {
    const cancel = ports.after(LONGEST_OPENING_MS, () => resolve(false));
    tunnel.once('url', () => {
      cancel();
      resolve(true);
    });
    tunnel._establish(tunnel._getInfo(answer));
  });
}
