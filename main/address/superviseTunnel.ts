import type { Cancel } from '../base/ports.ts';
import type { Opened, OpenTunnel, OpenTunnelFunction, TunnelParts } from './localtunnel.ts';
import type { AddressNews, AddressTrouble, PublicAddress } from './publicAddress.ts';

export interface SupervisedTunnelOptions extends TunnelParts {
  /** The tunnel's server. */
  readonly host: string;
  /** The name to have there. */
  readonly subdomain: string;
  readonly news: AddressNews;
  readonly open: OpenTunnelFunction;
}

// The server keeps a name for a second after its last connection is gone; asking sooner gives another name.
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;
// About a minute of asking: then an address under another name is worth more than none.
const TRIES_FOR_NAME = 5;

/**
 * Keeps a tunnel open. A tunnel never recovers by itself once its server was away, and says nothing: whoever probes it
 * says `mend`. Then it is closed and made anew after a while, longer after every failure, and never at the same instant
 * as everybody else's.
 */
export function createLocaltunnel(options: SupervisedTunnelOptions): PublicAddress {
  const { ports, news, subdomain } = options;
  let port: number | null = null;
  let tunnel: OpenTunnel | null = null;
  let url: string | null = null;
  let trouble: AddressTrouble | null = null;
  let failures = 0;
  let tries = 0;
  let cancel: Cancel | null = null;
  // What was begun before the last closing has no say any more.
  let life = 0;

  async function attempt(): Promise<void> {
    const mine = life;
    cancel = null;
    const wish = { host: options.host, name: subdomain, port: port ?? 0, anyName: tries >= TRIES_FOR_NAME };
    const opened = await options.open({ ...wish, onSuspect: () => mine === life && news.suspect() }, options);
    if (mine !== life) return void (typeof opened === 'object' && opened.close());
    settle(opened);
  }

  function settle(opened: Opened): void {
    if (typeof opened === 'object') {
      tunnel = opened;
      url = opened.url;
      trouble = opened.name === subdomain ? null : 'otherName';
      failures = 0;
      tries = 0;
      return news.opened();
    }
    if (opened === 'nameTaken') tries += 1;
    trouble = opened;
    later();
    failures += 1;
    news.failed();
  }

  function later(): void {
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures, 10));
    const [chance = 0] = ports.random(1);
    cancel = ports.after(wait * (1 + chance / 512), () => void attempt());
  }

  function end(): void {
    life += 1;
    cancel?.();
    cancel = null;
    tunnel?.close();
    tunnel = null;
  }

  return {
    kind: 'localtunnel',
    url: () => url,
    trouble: () => trouble,
    open(given) {
      port = given;
      void attempt();
    },
    mend() {
      if (tunnel === null) return;
      end();
      later();
    },
    close: end,
  };
}
