import type { Call, Reply, Run } from './call.ts';
import { idOf, objectBody } from './call.ts';
import { badJson, StoreError, unprocessable } from './errors.ts';
import type { JsonObject } from './json.ts';
import { isObject } from './json.ts';
import { v3List } from './paging.ts';
import type { Hook, Store } from './state.ts';
import { next, thisSecond } from './state.ts';
import { isScope } from './topics.ts';

/** Of one store, account and scope. */
const MOST = 10;
export const QUIET_DAYS = 90;

export interface HookRules {
  /** Takes destinations that are refused in truth: another port than 443, plain http. */
  readonly allowAnyDestination: boolean;
  /** How long a new hook tells nothing. */
  readonly silentMs: number;
  /** Blocked domains of an account, for `/hooks/admin`. */
  blocked(
    clientId: string,
  ): readonly { readonly destination: string; readonly time_left: number; readonly reasons: unknown }[];
  /** Forgets what is still to be sent to a hook. */
  drop(hook: Hook): void;
}

export interface HookRoutes {
  readonly list: Run;
  readonly create: Run;
  readonly get: Run;
  readonly update: Run;
  readonly remove: Run;
  readonly getAdmin: Run;
  readonly putAdmin: Run;
}

export function createHookRoutes(rules: HookRules): HookRoutes {
  return {
    list: listHooks,
    get: (call) => reply(call, hookOf(call)),
    create: (call) => createHook(call, rules),
    update: (call) => updateHook(call, rules),
    remove(call) {
      const hook = hookOf(call);
      removeHook(call.store, hook, rules);
      return reply(call, hook);
    },
    getAdmin: (call) => getAdmin(call, rules),
    putAdmin,
  };
}

/** Hooks of other accounts are not there at all. */
const own = (call: Call): Hook[] => call.store.hooks.filter((hook) => hook.clientId === call.account.clientId);

function listHooks(call: Call): Reply {
  retireQuiet(call.store);
  const { query } = call;
  const active = query.get('is_active');
  const rows = own(call).filter(
    (hook) =>
      (active === undefined || hook.isActive === (active === 'true' || active === '1')) &&
      (query.get('scope') ?? hook.scope) === hook.scope &&
      (query.get('destination') ?? hook.destination) === hook.destination,
  );
  return v3List(call, rows, (hook) => hookJson(call.store, hook));
}

function hookOf(call: Call): Hook {
  retireQuiet(call.store);
  const hook = own(call).find((each) => each.id === idOf(call));
  if (hook === undefined) throw new StoreError(404, `Webhook with id [${idOf(call)}] not found`);
  return hook;
}

function createHook(call: Call, rules: HookRules): Reply {
  const body = objectBody(call);
  const missing = ['scope', 'destination'].filter((name) => typeof body[name] !== 'string');
  if (missing.length > 0) throw badJson(Object.fromEntries(missing.map((name) => [name, 'error.path.missing.'])));
  const now = thisSecond(call.store);
  const hook: Hook = {
    id: next(call.store, 'hook'),
    clientId: call.account.clientId,
    scope: String(body['scope']),
    destination: String(body['destination']),
    headers: headersOf(body),
    isActive: body['is_active'] !== false,
    status: body['is_active'] === false ? 'inactive' : 'active',
    createdAt: now,
    updatedAt: now,
    lastEventAt: now,
    firesFrom: call.store.ports.now() + rules.silentMs,
  };
  check(call, hook, rules);
  call.store.hooks.push(hook);
  return reply(call, hook);
}

function updateHook(call: Call, rules: HookRules): Reply {
  const hook = hookOf(call);
  const body = objectBody(call);
  const known = ['scope', 'destination', 'is_active', 'headers'].filter((name) => name in body);
  if (known.length === 0) throw badJson({ '': 'error.minProperties' });
  const isActive = typeof body['is_active'] === 'boolean' ? body['is_active'] : hook.isActive;
  const changed: Hook = {
    ...hook,
    scope: typeof body['scope'] === 'string' ? body['scope'] : hook.scope,
    destination: typeof body['destination'] === 'string' ? body['destination'] : hook.destination,
    headers: 'headers' in body ? headersOf(body) : hook.headers,
    isActive,
    status: isActive ? 'active' : hook.isActive ? 'inactive' : hook.status,
    updatedAt: thisSecond(call.store),
  };
  check(call, changed, rules);
  if (isActive && !hook.isActive) changed.lastEventAt = thisSecond(call.store);
  if (!isActive) rules.drop(hook);
  Object.assign(hook, changed);
  return reply(call, hook);
}

function headersOf(body: JsonObject): Hook['headers'] {
  const headers = body['headers'];
  if (headers === undefined || headers === null) return null;
  if (!isObject(headers)) throw badJson({ headers: 'error.expected.jsobject' });
  if (!Object.values(headers).every((value) => typeof value === 'string')) {
    throw badJson({ headers: 'error.expected.jsstring' });
  }
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

function check(call: Call, hook: Hook, rules: HookRules): void {
  if (!isScope(hook.scope)) throw badJson({ scope: 'error.scope.unknown' });
  if (!rules.allowAnyDestination && !isDestination(hook.destination))
    throw badJson({ destination: 'error.destination' });
  const others = own(call).filter((each) => each.id !== hook.id && each.scope === hook.scope);
  if (others.some((each) => each.destination === hook.destination)) {
    throw unprocessable('A webhook with this scope and destination already exists.', {
      destination: 'error.duplicate',
    });
  }
  if (others.length >= MOST) throw unprocessable('Too many webhooks of this scope.', { scope: 'error.maximum' });
}

/** HTTPS on port 443 of a name that the world can reach; what answers there is not tried. */
function isDestination(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, port, hostname } = new URL(text);
  const isPrivate = hostname === 'localhost' || /^\d+(\.\d+){3}$|^\[/.test(hostname) || !hostname.includes('.');
  return protocol === 'https:' && port === '' && !isPrivate;
}

export function removeHook(store: Store, hook: Hook, rules: Pick<HookRules, 'drop'>): void {
  rules.drop(hook);
  store.hooks.splice(store.hooks.indexOf(hook), 1);
}

/** A hook that was told nothing for 90 days is switched off. */
export function retireQuiet(store: Store): void {
  const limit = store.ports.now() - QUIET_DAYS * 86_400_000;
  for (const hook of store.hooks) {
    if (hook.isActive && hook.lastEventAt < limit) deactivate(store, hook);
  }
}

export function deactivate(store: Store, hook: Hook): void {
  hook.isActive = false;
  hook.status = 'deactivated';
  hook.updatedAt = thisSecond(store);
}

const reply = (call: Call, hook: Hook): Reply => ({
  status: 200,
  body: { data: hookJson(call.store, hook), meta: {} },
});

function hookJson(store: Store, hook: Hook): Record<string, unknown> {
  return {
    id: hook.id,
    client_id: hook.clientId,
    store_hash: store.hash,
    scope: hook.scope,
    destination: hook.destination,
    headers: hook.headers,
    is_active: hook.isActive,
    created_at: hook.createdAt / 1000,
    updated_at: hook.updatedAt / 1000,
  };
}

function getAdmin(call: Call, rules: HookRules): Reply {
  retireQuiet(call.store);
  const hooks = own(call).map((hook) => ({ ...hookJson(call.store, hook), status: hook.status }));
  const data = {
    emails: call.store.hookEmails,
    hooks_list: hooks,
    blocked_domains: rules.blocked(call.account.clientId),
  };
  return { status: 200, body: { data, meta: {} } };
}

function putAdmin(call: Call): Reply {
  const { emails } = objectBody(call);
  if (!Array.isArray(emails)) throw badJson({ emails: 'error.path.missing.' });
  call.store.hookEmails = emails.map(String);
  return { status: 204 };
}
