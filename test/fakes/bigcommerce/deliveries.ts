import { createHash, createHmac } from 'node:crypto';
import { deactivate, retireQuiet } from './hooks.ts';
import type { Account, Events, Hook, Store } from './state.ts';
import { covers } from './topics.ts';

/** Plain data: whoever carries it may send it twice, late, out of order or never. */
export interface OutgoingDelivery {
  readonly deliveryNo: number;
  readonly hookId: number;
  /** 0 is the first try; eleven more follow a failed one. */
  readonly attempt: number;
  readonly scope: string;
  readonly url: string;
  readonly method: 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Deliveries {
  /** Everything due by now, signed this moment. */
  take(): OutgoingDelivery[];
  /** What became of one; only 2xx is success, redirects and a missing answer are none. Every one taken is reported. */
  report(deliveryNo: number, result: number | 'failed'): void;
  /** How many wait, retries that are not due yet too. */
  waiting(): number;
  /** When the next is due, milliseconds; undefined when nothing waits. */
  nextAt(): number | undefined;
  /** So many deliveries come a second time, 455 ms after an immediate success. */
  repeat(count: number): void;
}

export interface DeliveryOptions {
  /** Also signs as people believe it does: `X-BC-Signature`, HMAC-SHA256 of the body with the client secret. */
  readonly bodySignature?: 'base64' | 'hex';
}

interface Due {
  readonly hook: Hook;
  readonly scope: string;
  readonly hash: string;
  readonly body: string;
  readonly attempt: number;
  readonly dueAt: number;
}

/** Seconds between the end of one attempt and the next. */
export const RETRY_SECONDS = [60, 180, 300, 600, 900, 1800, 3600, 7200, 21_600, 50_400, 86_400] as const;
const WINDOW_MS = 120_000;
const BLOCK_MS = 180_000;
const FEWEST = 100;
const REPEAT_MS = 455;

/** What became of the deliveries of the last two minutes, oldest first. */
interface Domain {
  readonly results: { readonly at: number; readonly ok: boolean }[];
  /** Where the window begins in `results`. */
  from: number;
  /** Within the window. */
  good: number;
  blockedUntil: number;
}

export interface Delivering {
  readonly deliveries: Deliveries;
  readonly events: Events;
  /** Domains of an account that get nothing for three minutes. */
  blocked(clientId: string): { readonly destination: string; readonly time_left: number; readonly reasons: unknown }[];
  drop(hook: Hook): void;
}

export function createDeliveries(store: Store, options: DeliveryOptions = {}): Delivering {
  let queue: Due[] = [];
  const sent = new Map<number, Due>();
  const domains = new Map<string, Domain>();
  let lastNo = 0;
  let eventNo = 0;
  let repeats = 0;
  const now = (): number => store.ports.now();

  function happened(scope: string, data: unknown): void {
    eventNo += 1;
    retireQuiet(store);
    const listening = store.hooks.filter((hook) => hook.isActive && covers(hook.scope, scope));
    for (const hook of listening) {
      hook.lastEventAt = now();
      if (now() < hook.firesFrom) continue;
      const told = store.settings.wildcardScope === 'registered' ? hook.scope : scope;
      const hash = createHash('sha1').update(`${eventNo}/${scope}/${now()}`).digest('hex');
      queue.push({ hook, scope: told, hash, body: bodyOf(store, told, hash, data), attempt: 0, dueAt: now() });
    }
  }

  function settle(due: Due, ok: boolean): void {
    if (!store.hooks.includes(due.hook) || !due.hook.isActive) return;
    if (ok) {
      if (repeats > 0) {
        repeats -= 1;
        queue.push({ ...due, dueAt: now() + REPEAT_MS });
      }
      return;
    }
    const wait = RETRY_SECONDS[due.attempt];
    if (wait !== undefined) queue.push({ ...due, attempt: due.attempt + 1, dueAt: now() + wait * 1000 });
    else {
      deactivate(store, due.hook);
      drop(due.hook);
    }
  }

  function drop(hook: Hook): void {
    queue = queue.filter((due) => due.hook !== hook);
  }

  const deliveries: Deliveries = {
    waiting: () => queue.length,
    nextAt: () => queue.reduce<number | undefined>((first, { dueAt }) => Math.min(first ?? dueAt, dueAt), undefined),
    repeat: (count) => void (repeats += count),
    take() {
      const ripe = queue.filter((due) => due.dueAt <= now()).sort((a, b) => a.dueAt - b.dueAt);
      queue = queue.filter((due) => due.dueAt > now());
      const outgoing: OutgoingDelivery[] = [];
      for (const due of ripe) {
        const account = store.accounts.find((each) => each.clientId === due.hook.clientId);
        if (account === undefined) continue;
        // A blocked domain is not even tried; the event waits its turn among the retries.
        if ((domains.get(domainOf(due.hook))?.blockedUntil ?? 0) > now()) settle(due, false);
        else {
          lastNo += 1;
          sent.set(lastNo, due);
          outgoing.push(deliveryOf(store, due, account, lastNo, options));
        }
      }
      return outgoing;
    },
    report(deliveryNo, result) {
      const due = sent.get(deliveryNo);
      if (due === undefined) throw new Error(`Delivery ${deliveryNo} was never taken, or was reported before.`);
      sent.delete(deliveryNo);
      const ok = result !== 'failed' && result >= 200 && result < 300;
      judge(domainAt(domains, domainOf(due.hook)), now(), ok);
      settle(due, ok);
    },
  };

  return {
    deliveries,
    events: { happened },
    drop,
    blocked(clientId) {
      return [...domains]
        .filter(([name, domain]) => name.startsWith(`${clientId} `) && domain.blockedUntil > now())
        .map(([name, domain]) => ({
          destination: name.slice(clientId.length + 1),
          time_left: Math.ceil((domain.blockedUntil - now()) / 1000),
          reasons: reasonsOf(domain, now()),
        }));
    },
  };
}

/** All hooks of a domain share its fate, each account for itself. */
const domainOf = (hook: Hook): string => `${hook.clientId} ${new URL(hook.destination).origin}`;

function domainAt(domains: Map<string, Domain>, name: string): Domain {
  const domain = domains.get(name) ?? { results: [], from: 0, good: 0, blockedUntil: 0 };
  domains.set(name, domain);
  return domain;
}

/** Under nine in ten of at least a hundred in two minutes: blocked for three. */
function judge(domain: Domain, now: number, ok: boolean): void {
  domain.results.push({ at: now, ok });
  if (ok) domain.good += 1;
  for (let oldest = domain.results[domain.from]; oldest !== undefined && oldest.at <= now - WINDOW_MS;) {
    if (oldest.ok) domain.good -= 1;
    domain.from += 1;
    oldest = domain.results[domain.from];
  }
  const count = domain.results.length - domain.from;
  if (count >= FEWEST && domain.good / count < 0.9) domain.blockedUntil = now + BLOCK_MS;
}

function reasonsOf({ results, from, good }: Domain, now: number): unknown {
  const count = results.length - from - good;
  return [{ failure_description: 'delivery failed', count, timestamp: Math.floor(now / 1000) }];
}

function bodyOf(store: Store, scope: string, hash: string, data: unknown): string {
  return JSON.stringify({
    producer: `stores/${store.hash}`,
    hash,
    created_at: Math.floor(store.ports.now() / 1000),
    store_id: store.storeId,
    scope,
    data,
  });
}

function deliveryOf(
  store: Store,
  { hook, scope, hash, body, attempt }: Due,
  account: Account,
  deliveryNo: number,
  options: DeliveryOptions,
): OutgoingDelivery {
  const timestamp = String(Math.floor(store.ports.now() / 1000));
  const signature = options.bodySignature;
  return {
    deliveryNo,
    hookId: hook.id,
    attempt,
    scope,
    url: hook.destination,
    method: 'POST',
    headers: {
      'accept-encoding': 'gzip',
      'content-type': 'application/json',
      'user-agent': 'pekko-http/1.3.0',
      'webhook-id': hash,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${standardSignature(hash, timestamp, body, account.clientSecret)}`,
      ...(signature === undefined
        ? {}
        : { 'x-bc-signature': createHmac('sha256', account.clientSecret).update(body).digest(signature) }),
      ...Object.fromEntries(Object.entries(hook.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value])),
    },
    body,
  };
}

/** Standard Webhooks; the key is the client secret's own bytes. */
export function standardSignature(id: string, timestamp: string, body: string, clientSecret: string): string {
  return createHmac('sha256', clientSecret).update(`${id}.${timestamp}.${body}`).digest('base64');
}
