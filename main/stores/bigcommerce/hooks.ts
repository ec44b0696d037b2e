import * as z from 'zod';
import { toConnectorError } from '../../base/errors.ts';
import type { Origin } from '../../base/origin.ts';
import { clockOf } from '../answers.ts';
import type { StoreHeartbeat, StoreHeartbeats, StoreSession, StoreSubscription } from '../store.ts';
import { readShape } from './errors.ts';
import type { BigClient } from './client.ts';
import { isGone, v3PageOf } from './quirks.ts';
import { type BigHook, bigHook, bigHooks, bigHooksAdmin, bigPaging } from './shapes.ts';
import { isSame, NAME_HEADER, SECRET_HEADER, webhookSecretSlot } from './signature.ts';

/*
 * A webhook has no name of its own, but headers that come back with every delivery: ours stand there. A heartbeat is a
 * webhook that is switched off: its event never happens at a store-level account, and it leads to a name that is reserved
 * never to be found (RFC 2606), where nothing would be sent to even if it were on.
 */

const HOOKS = 'v3/hooks';
/** What a webhook is answered that is there already; the reference does not say which. */
const REFUSED: ReadonlySet<number> = new Set([400, 409, 422]);
const PER_PAGE = 250;
const HEARTBEAT = 'ml-connector heartbeat ';
const NEVER = 'store/app/uninstalled';
const NOWHERE = 'https://heartbeat.invalid/';

type HookCalls = Pick<
  StoreSession,
  | 'subscriptions'
  | 'createSubscription'
  | 'reactivateSubscription'
  | 'deliveryTrouble'
  | 'mailDeliveryTrouble'
  | 'deleteSubscription'
  | 'heartbeats'
  | 'beat'
  | 'endHeartbeat'
>;

/** @param webhookSecret in force: a webhook that carries another one is none of ours any more */
export function createBigHooks(client: BigClient, origin: Origin, webhookSecret: string): HookCalls {
  const toSubscription = (hook: BigHook) => subscriptionOf(hook, webhookSecret);

  async function remove(id: string, subject: string): Promise<void> {
    const { response, about } = await client.send({
      method: 'DELETE',
      path: `${HOOKS}/${encodeURIComponent(id)}`,
      effect: 'housekeeping',
      origin,
      subject,
      summary: `delete ${subject}`,
    });
    // One that is gone already is what was wanted.
    if (!isGone(response)) client.answer(response, about);
  }

  /** One of that event that leads to our address, whoever's name it carries: the shop takes no second one. */
  async function find(topic: string, deliveryUrl: string): Promise<BigHook | undefined> {
    const { rows } = await readHooks(client, origin, 'the list of webhooks');
    return rows.find(({ scope, destination }) => scope === topic && destination === deliveryUrl);
  }

  function change(id: string, hook: NewHook): Promise<BigHook> {
    const path = `${HOOKS}/${encodeURIComponent(id)}`;
    return client.read(made, { method: 'PUT', path, effect: 'housekeeping', origin, ...hook });
  }

  return {
    async subscriptions() {
      const hooks = await readHooks(client, origin, 'the list of webhooks');
      return hooks.rows.filter((hook) => !nameOf(hook).startsWith(HEARTBEAT)).map(toSubscription);
    },
    async createSubscription({ topic, deliveryUrl, name }) {
      const body = bodyOf(topic, deliveryUrl, name, true);
      const about = { body, subject: `a webhook for ${topic}`, summary: `create a webhook for ${topic}` };
      try {
        return toSubscription(await make(client, origin, about));
      } catch (error) {
        const there = REFUSED.has(toConnectorError(error).status ?? 0) ? await find(topic, deliveryUrl) : undefined;
        if (there === undefined) throw error;
        return toSubscription(await change(there.id, about));
      }
    },
    async reactivateSubscription(id) {
      const subject = `webhook ${id}`;
      await client.call({
        method: 'PUT',
        path: `${HOOKS}/${encodeURIComponent(id)}`,
        body: { is_active: true },
        effect: 'housekeeping',
        origin,
        subject,
        summary: `switch ${subject} on`,
      });
    },
    async deliveryTrouble(deliveryUrl) {
      const subject = 'what it says of its webhooks';
      const about = { method: 'GET', effect: 'read', origin, subject, summary: `read ${subject}` } as const;
      const { data } = await client.read(bigHooksAdmin, { ...about, path: `${HOOKS}/admin` });
      const left = data.blocked_domains.filter((one) => isOfDomain(deliveryUrl, one.destination));
      return { heldBackSeconds: Math.max(0, ...left.map((one) => one.time_left)), mailedTo: data.emails };
    },
    async mailDeliveryTrouble(emails) {
      const subject = 'the addresses it mails about webhooks';
      const path = `${HOOKS}/admin`;
      const about = { effect: 'housekeeping', origin, subject, summary: `set ${subject}` } as const;
      await client.call({ ...about, method: 'PUT', path, body: { emails } });
    },
    deleteSubscription: (id) => remove(id, `webhook ${id}`),
    async heartbeats(): Promise<StoreHeartbeats> {
      const { rows, at } = await readHooks(client, origin, 'the heartbeats of connectors');
      return { at, beats: rows.filter((hook) => nameOf(hook).startsWith(HEARTBEAT)).map(toHeartbeat) };
    },
    async beat(id, text) {
      const name = `${HEARTBEAT}${text}`;
      const about = { subject: 'a heartbeat', summary: 'leave a heartbeat for other installations to see' };
      const destination = `${NOWHERE}${encodeURIComponent(text.split(' ')[0] ?? '')}`;
      if (id === null) await make(client, origin, { body: bodyOf(NEVER, destination, name, false), ...about });
      else {
        const headers = { [NAME_HEADER]: name };
        const path = `${HOOKS}/${encodeURIComponent(id)}`;
        const body = { headers, is_active: false };
        await client.call({ method: 'PUT', path, body, effect: 'housekeeping', origin, ...about });
      }
    },
    endHeartbeat: (id) => remove(id, 'a heartbeat'),
  };
}

/** Domains stand there with and without what comes before them. */
function isOfDomain(url: string, destination: string): boolean {
  const host = (text: string) => (URL.canParse(text) ? new URL(text).host : text).toLowerCase();
  return host(url) === host(destination);
}

interface NewHook {
  readonly body: unknown;
  readonly subject: string;
  readonly summary: string;
}

/** Guides show the answer bare, the reference within `data`. */
const made = z.union([z.object({ data: bigHook }).transform(({ data }) => data), bigHook]);

function make(client: BigClient, origin: Origin, hook: NewHook): Promise<BigHook> {
  return client.read(made, { method: 'POST', path: HOOKS, effect: 'housekeeping', origin, once: true, ...hook });
}

function bodyOf(scope: string, destination: string, name: string, isActive: boolean) {
  const headers = { [NAME_HEADER]: name, ...(isActive && { [SECRET_HEADER]: webhookSecretSlot }) };
  return { scope, destination, is_active: isActive, headers };
}

const hookPage = z.preprocess(v3PageOf, z.object({ data: bigHooks, ...bigPaging.shape }));

/** All of this account's: those of others are not shown. `at` is the shop's clock, milliseconds UTC. */
async function readHooks(client: BigClient, origin: Origin, subject: string) {
  const rows: BigHook[] = [];
  let at: number | null = null;
  for (let page = 1, more = true; more; page += 1) {
    // oxlint-disable-next-line no-await-in-loop
    const answer = await client.call({
      method: 'GET',
      path: HOOKS,
      query: [
        ['page', String(page)],
        ['limit', String(PER_PAGE)],
      ],
      effect: 'read',
      origin,
      subject,
      summary: `list webhooks, page ${page}`,
    });
    const found = readShape(hookPage, answer.body, answer.about);
    rows.push(...found.data);
    at ??= clockOf(answer.headers);
    more = found.meta.pagination.current_page < found.meta.pagination.total_pages;
  }
  return { rows, at };
}

/** Header names may come back in other letters. */
function headerOf({ headers }: BigHook, wanted: string): string {
  const found = Object.entries(headers).find(([name]) => name.toLowerCase() === wanted)?.[1];
  return typeof found === 'string' ? found : '';
}

function nameOf(hook: BigHook): string {
  return headerOf(hook, NAME_HEADER);
}

/** A store that keeps the values of headers to itself, or hides them behind stars, says nothing about the secret. */
const HIDDEN = /^[*•]*$/;

/** Its deliveries would be refused. Without our name it is made anew, and so taken over with the secret in force. */
function subscriptionOf(hook: BigHook, webhookSecret: string): StoreSubscription {
  const carried = headerOf(hook, SECRET_HEADER);
  return {
    id: hook.id,
    name: HIDDEN.test(carried) || isSame(carried, webhookSecret) ? nameOf(hook) : '',
    topic: hook.scope,
    deliveryUrl: hook.destination,
    active: hook.is_active,
  };
}

function toHeartbeat(hook: BigHook): StoreHeartbeat {
  return { id: hook.id, text: nameOf(hook).slice(HEARTBEAT.length) };
}
