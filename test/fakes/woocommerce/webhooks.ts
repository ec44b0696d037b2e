import type { Call, Reply } from './call.ts';
import { created, idOf, isForced, ok, requireManager } from './call.ts';
import { datePair, webhookNameDate } from './dates.ts';
import { invalidId, invalidParams, missingParams, oneOf, ShopError, trashNotSupported } from './errors.ts';
import type { JsonObject } from './json.ts';
import { textIn } from './json.ts';
import { links } from './links.ts';
import { pageOf, passesIds, readListParams, sortRows } from './lists.ts';
import { single } from './query.ts';
import type { Shop, Webhook } from './state.ts';
import { next, thisSecond } from './state.ts';
import { hooksOf, isTopic, splitTopic } from './topics.ts';

const STATUSES = ['active', 'paused', 'disabled'];

/** Who sends pings: every saving of an active webhook that owes one tries again. */
export interface Pinger {
  owes(webhook: Webhook): void;
}

/** Secret and failure count are never told. */
function webhookJson(shop: Shop, webhook: Webhook, home: string): JsonObject {
  const { resource, event } = splitTopic(webhook.topic);
  return {
    id: webhook.id,
    name: webhook.name,
    status: webhook.status,
    topic: webhook.topic,
    resource,
    event,
    hooks: hooksOf(webhook.topic),
    delivery_url: webhook.deliveryUrl,
    ...Object.fromEntries(datePair('date_created', webhook.createdAt, shop.utcOffsetMinutes)),
    ...Object.fromEntries(datePair('date_modified', webhook.modifiedAt, shop.utcOffsetMinutes)),
    _links: links({ home, self: `webhooks/${webhook.id}`, collection: 'webhooks' }),
  };
}

const shown = (call: Call, webhook: Webhook): JsonObject => webhookJson(call.shop, webhook, call.home);

export function saveWebhook(shop: Shop, webhook: Webhook, pinger: Pinger): void {
  webhook.modifiedAt = thisSecond(shop);
  if (webhook.pendingPing && webhook.status === 'active') pinger.owes(webhook);
}

export interface WebhookRoutes {
  list(call: Call): Reply;
  get(call: Call): Reply;
  create(call: Call): Reply;
  update(call: Call): Reply;
  remove(call: Call): Reply;
}

export function createWebhookRoutes(pinger: Pinger): WebhookRoutes {
  return {
    list: listWebhooks,
    get(call) {
      const webhook = findWebhook(call, 404);
      requireManager(call, 'view');
      return ok(shown(call, webhook));
    },
    create(call) {
      const missing = ['topic', 'delivery_url'].filter((name) => call.body[name] === undefined);
      if (missing.length > 0) throw missingParams(missing);
      requireManager(call, 'create');
      const webhook = addWebhook(call);
      const answer = created(call, `webhooks/${webhook.id}`, shown(call, webhook));
      // The ping leaves before the answer, which was already written.
      saveWebhook(call.shop, webhook, pinger);
      return answer;
    },
    update(call) {
      checkStatus(call.body);
      const found = call.shop.webhooks.find((webhook) => webhook.id === idOf(call));
      if (found !== undefined) requireManager(call, 'edit');
      const webhook = findWebhook(call, 400);
      changeWebhook(webhook, call.body);
      saveWebhook(call.shop, webhook, pinger);
      return ok(shown(call, webhook));
    },
    remove(call) {
      const webhook = findWebhook(call, 404);
      requireManager(call, 'delete');
      if (!isForced(call)) throw trashNotSupported('Webhooks');
      call.shop.webhooks.splice(call.shop.webhooks.indexOf(webhook), 1);
      return ok(shown(call, webhook));
    },
  };
}

function listWebhooks(call: Call): Reply {
  const status = single(call.query, 'status') ?? 'all';
  const allowed = ['all', ...STATUSES];
  const problems = allowed.includes(status) ? [] : [oneOf('status', allowed)];
  const params = readListParams(call.query, { orderby: ['date', 'id', 'title'] }, problems);
  requireManager(call, 'list');
  const rows = call.shop.webhooks
    .filter((webhook) => status === 'all' || webhook.status === status)
    .filter((webhook) => passesIds(params, webhook.id))
    .filter((webhook) => webhook.name.toLowerCase().includes(params.search.toLowerCase()));
  const key = params.orderby === 'title' ? (webhook: Webhook) => webhook.name : (webhook: Webhook) => webhook.createdAt;
  return pageOf(call, sortRows(rows, params, key), params, (webhook) => shown(call, webhook));
}

function findWebhook(call: Call, status: 400 | 404): Webhook {
  const webhook = call.shop.webhooks.find((each) => each.id === idOf(call));
  if (webhook === undefined) throw invalidId('shop_webhook', status, 'ID is invalid.');
  return webhook;
}

/** A status in the body is ignored: a new webhook is active. Without a secret nobody will ever know the one it got. */
function addWebhook({ shop, body, user }: Call): Webhook {
  const webhook: Webhook = {
    id: next(shop, 'webhook'),
    name: textIn(body['name']) ?? `Webhook created on ${webhookNameDate(shop.ports.now())}`,
    status: 'active',
    topic: readTopic(body),
    deliveryUrl: readUrl(body),
    secret: textIn(body['secret']) ?? Buffer.from(shop.ports.random(25)).toString('hex'),
    ownerId: user?.id ?? 0,
    failureCount: 0,
    pendingPing: true,
    createdAt: thisSecond(shop),
    modifiedAt: null,
  };
  shop.webhooks.push(webhook);
  return webhook;
}

/** Setting it active again neither clears the counter nor pings. */
function changeWebhook(webhook: Webhook, body: JsonObject): void {
  if (body['topic'] !== undefined) webhook.topic = readTopic(body);
  if (body['delivery_url'] !== undefined) {
    const url = readUrl(body);
    if (url !== webhook.deliveryUrl) webhook.pendingPing = true;
    webhook.deliveryUrl = url;
  }
  webhook.name = textIn(body['name']) ?? webhook.name;
  webhook.secret = textIn(body['secret']) ?? webhook.secret;
  webhook.status = textIn(body['status']) ?? webhook.status;
}

function checkStatus(body: JsonObject): void {
  const status = textIn(body['status']);
  if (status !== undefined && !STATUSES.includes(status)) throw invalidParams([oneOf('status', STATUSES)]);
}

function readTopic(body: JsonObject): string {
  const topic = (textIn(body['topic']) ?? '').toLowerCase();
  if (isTopic(topic)) return topic;
  const message = 'Webhook topic is required and must be valid.';
  throw new ShopError(400, 'woocommerce_rest_shop_webhook_invalid_topic', message);
}

/** Only the syntax is looked at; whether WordPress will ever send there shows at the first delivery. */
function readUrl(body: JsonObject): string {
  const url = textIn(body['delivery_url']) ?? '';
  if (/^https?:\/\/[^\s/]+/i.test(url) && URL.canParse(url)) return url;
  const message = 'Webhook delivery URL must be a valid URL starting with http:// or https://.';
  throw new ShopError(400, 'woocommerce_rest_shop_webhook_invalid_delivery_url', message);
}
