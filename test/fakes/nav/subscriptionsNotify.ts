import type { Behaviour } from '../faults.ts';
import type { FakeRequest } from '../http.ts';
import { instant } from './entity.ts';
import type { FakeNav } from './fakeNav.ts';
import { splitUrl } from './routes.ts';
import type { Subscription } from './subscriptions.ts';

/** A request of the server to whoever subscribed. */
export interface OutgoingNotification {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface NotifyOptions {
  readonly nav: FakeNav;
  /** Performs it; status 0 when nobody answered. */
  readonly send: (request: OutgoingNotification) => Promise<{ readonly status: number; readonly body: string }>;
  readonly now: () => number;
  readonly after: (ms: number, run: () => void) => void;
  /** Servers before version 19 begin with a byte order mark. */
  readonly bom?: boolean;
  /** More changes than this become one item with a filter; 1000 by default. */
  readonly mostItems?: number;
}

export interface Notifications {
  /** The server with its calls out: each subscription asks its address while the client still waits. */
  readonly around: (behaviour: Behaviour) => Behaviour;
  /** How addresses answered, oldest first. */
  readonly answers: readonly { readonly kind: 'handshake' | 'notification'; readonly status: number }[];
}

const DELAY_MS = 30_000;
const HANDSHAKE_MS = 5_000;
const NOTIFICATION_MS = 30_000;
const MINUTE = 60_000;
const RETRY_AFTER = [1, 1, 10, 100, 1000];

interface Item {
  readonly subscription: Subscription;
  readonly changeType: 'created' | 'updated' | 'deleted' | 'collection';
  readonly resource: string;
}

/** Tells subscribers half a minute late and merged, and gives up as the real server does. */
export function createNotifications(options: NotifyOptions): Notifications {
  const { nav, now, after } = options;
  const answers: { kind: 'handshake' | 'notification'; status: number }[] = [];
  const seen = new Map<string, ReadonlyMap<string, number>>();
  let tokens = 0;
  let isWatching = false;

  /** The answer, or status 0 for none in time. */
  function within(patienceMs: number, request: OutgoingNotification) {
    const late = new Promise<{ readonly status: number; readonly body: string }>((resolve) => {
      after(patienceMs, () => resolve({ status: 0, body: '' }));
    });
    return Promise.race([options.send(request), late]);
  }

  async function wantsToBeTold(address: string): Promise<boolean> {
    const token = `token & ${(tokens += 1)}`;
    const url = `${address}${address.includes('?') ? '&' : '?'}validationToken=${encodeURIComponent(token)}`;
    const answer = await within(HANDSHAKE_MS, { method: 'POST', url, headers: {}, body: '' });
    answers.push({ kind: 'handshake', status: answer.status });
    return answer.status === 200 && answer.body === token;
  }

  function versions({ company, set }: Subscription): ReadonlyMap<string, number> {
    const found = nav.companies.find(({ entity }) => entity.id === company);
    const table = set === 'salesOrders' ? found?.orders : set === 'salesInvoices' ? found?.invoices : undefined;
    return new Map((table?.all() ?? []).map(({ header }) => [header.id, header.version]));
  }

  function itemsOf(subscription: Subscription): readonly Item[] {
    const current = versions(subscription);
    const before = seen.get(subscription.id) ?? current;
    seen.set(subscription.id, current);
    const item = (changeType: Item['changeType'], id: string): Item => ({
      subscription,
      changeType,
      resource: `api/v2.0/companies(${subscription.company})/${subscription.set}(${id})`,
    });
    const all = [
      ...[...current].filter(([id]) => !before.has(id)).map(([id]) => item('created', id)),
      ...[...current]
        .filter(([id, version]) => before.has(id) && before.get(id) !== version)
        .map(([id]) => item('updated', id)),
      ...[...before.keys()].filter((id) => !current.has(id)).map((id) => item('deleted', id)),
    ];
    if (all.length <= (options.mostItems ?? 1000)) return all;
    const filter = `$filter=lastModifiedDateTime%20gt%20${instant(now() - DELAY_MS)}`;
    const resource = `api/v2.0/companies(${subscription.company})/${subscription.set}?${filter}`;
    return [{ subscription, changeType: 'collection', resource }];
  }

  function watch(): void {
    isWatching = true;
    after(DELAY_MS, () => {
      isWatching = false;
      const items = nav.subscriptions.all().flatMap(itemsOf);
      const urls = new Set(items.map(({ subscription }) => subscription.notificationUrl));
      for (const url of urls)
        void notify(
          url,
          items.filter(({ subscription }) => subscription.notificationUrl === url),
          0,
        );
      if (nav.subscriptions.all().length > 0) watch();
    });
  }

  async function notify(url: string, items: readonly Item[], tries: number): Promise<void> {
    const value = items.map(({ subscription, changeType, resource }) => ({
      subscriptionId: subscription.id,
      clientState: subscription.clientState,
      expirationDateTime: instant(subscription.expiresAt),
      resource,
      changeType,
      lastModifiedDateTime: instant(now()),
    }));
    const body = `${options.bom === true ? '\uFEFF' : ''}${JSON.stringify({ value })}`;
    const headers = { 'content-type': 'application/json' };
    const { status } = await within(NOTIFICATION_MS, { method: 'POST', url, headers, body });
    answers.push({ kind: 'notification', status });
    if (status >= 200 && status < 300) return;
    const mayComeAgain = status === 0 || status === 408 || status === 429 || status >= 500;
    const wait = mayComeAgain ? RETRY_AFTER[tries] : undefined;
    if (wait !== undefined) after(wait * MINUTE, () => void notify(url, items, tries + 1));
    else for (const { subscription } of items) nav.subscriptions.remove(subscription.id);
  }

  function asked({ method, url, body }: FakeRequest): string | null {
    if ((method !== 'POST' && method !== 'PATCH') || !/\/subscriptions(\(|$)/.test(splitUrl(url).path)) return null;
    const given = JSON.parse(new TextDecoder().decode(body)) as { notificationUrl?: string };
    return given.notificationUrl ?? '';
  }

  return {
    answers,
    around: (behaviour) => async (request) => {
      const address = asked(request);
      if (address === null) return behaviour(request);
      if (!(await wantsToBeTold(address))) {
        const message = 'The notification URL did not answer the validation request with the token.';
        const body = JSON.stringify({ error: { code: 'BadRequest', message } });
        return { status: 400, headers: { 'Content-Type': 'application/json' }, body };
      }
      const response = await behaviour(request);
      for (const one of nav.subscriptions.all()) if (!seen.has(one.id)) seen.set(one.id, versions(one));
      if (!isWatching) watch();
      return response;
    },
  };
}
