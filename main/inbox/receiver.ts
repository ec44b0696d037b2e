import { toConnectorError } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import type { RawDelivery, Store } from '../stores/store.ts';
import type { NewJob } from '../queue/jobs.ts';
import type { Deliveries, NewDelivery } from './deliveries.ts';
import { digestOf } from './digest.ts';
import {
  type NavEndpoint,
  noticesDelivery,
  readNotification,
  unreadableDelivery,
  validationToken,
} from './navNotifications.ts';
import type { RateGuard } from './rateGuard.ts';
import { customerRecord } from './recordKeys.ts';

/** What the receiver answers where a store delivers, and what a delivery there rings. */
export interface Endpoint {
  readonly kind: 'store';
  readonly store: Store;
  /** The jobs an order's change rings: one per integration of the store. */
  orderJobs(orderKey: string): readonly Omit<NewJob, 'runAt' | 'deliveryId'>[];
  /** The jobs that a change of a customer's account rings; absent: nobody follows customers. */
  customerJobs?(customerKey: string): readonly Omit<NewJob, 'runAt' | 'deliveryId'>[];
  /** The jobs that look for changes by themselves, for deliveries that name no record. */
  pollJobs(): readonly Omit<NewJob, 'runAt' | 'deliveryId'>[];
  /** The jobs that keep a delivery nobody can read in view; their keys are made from its content. */
  unreadable(problem: string): readonly Omit<NewJob, 'runAt' | 'deliveryId'>[];
}

export interface Received extends RawDelivery {
  /** Path and query as sent. */
  readonly path: string;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
  /** With 429: when it is worth coming again. */
  readonly retryAfterSeconds?: number;
}

export const MOST_BODY_BYTES = 1024 * 1024;

export interface ReceiverOptions {
  /** The endpoint under `/in/<key>`; null when no connection has this key. */
  readonly endpoint: (key: string) => Endpoint | NavEndpoint | null;
  /** Bounds how much one store may send; without one nothing does. */
  readonly guard?: RateGuard;
  readonly deliveries: Deliveries;
  readonly log: Log;
}

/**
 * Takes one request of a store or of NAV: verifies it on its raw bytes, keeps it with the job it rings, and only then
 * answers 2xx. No business work is done here.
 */
export function createReceiver(options: ReceiverOptions): (request: Received) => Promise<Answer> {
  const { deliveries, log } = options;

  function refuse(status: number, source: string, reason: string, body: string): Answer {
    deliveries.countRefusal(source, reason);
    return { status, body };
  }

  async function receive(request: Received): Promise<Answer> {
    const key = /^\/in\/([A-Za-z0-9_-]{16,64})\/?(\?|$)/.exec(request.path)?.[1];
    const endpoint = key === undefined ? null : options.endpoint(key);
    if (!endpoint) return refuse(404, '', 'unknownPath', 'not found');
    return endpoint.kind === 'nav' ? receiveFromNav(endpoint, request) : receiveFromStore(endpoint, request);
  }

  async function receiveFromStore(endpoint: Endpoint, request: Received): Promise<Answer> {
    const source = endpoint.store.connectionId;
    const comeAgain = options.guard?.admit(source) ?? null;
    if (comeAgain !== null)
      return { ...refuse(429, source, 'tooMany', 'too many requests'), retryAfterSeconds: comeAgain };
    if (request.body.byteLength > MOST_BODY_BYTES) return refuse(413, source, 'tooLarge', 'body is larger than 1 MiB');
    const verdict = endpoint.store.verifyDelivery(request);
    if (verdict.kind === 'webhookPing') return { status: 200, body: 'ok' };
    if (verdict.kind === 'refused') return refuse(verdict.status, source, verdict.reason, REFUSALS[verdict.reason]);
    await deliveries.accept(toDelivery(endpoint, request));
    return ACCEPTED;
  }

  /**
   * A handshake is answered at once: NAV asks while a call of ours is open, which holds a lane. A notification is always
   * answered 2xx, or 503 where it cannot be kept: any other refusal would delete the subscription.
   */
  async function receiveFromNav(endpoint: NavEndpoint, request: Received): Promise<Answer> {
    const source = endpoint.connectionId;
    const handshake = validationToken(request.path);
    if (handshake === 'refused') return refuse(400, source, 'tokenRefused', 'not a validation token');
    if (handshake) return { status: 200, body: handshake.token };
    const ignored = (reason: string) => refuse(ACCEPTED.status, source, reason, ACCEPTED.body);
    if (request.method !== 'POST') return ignored('method');
    if (request.body.byteLength > MOST_BODY_BYTES) return ignored('tooLarge');
    const body = Buffer.from(request.body).toString('utf8');
    const reading = readNotification(body, endpoint.clientState);
    if (reading.kind === 'wrongShape') {
      await deliveries.accept(unreadableDelivery(endpoint, body, reading.problem));
      return ACCEPTED;
    }
    for (let n = 0; n < reading.strangers; n += 1) deliveries.countRefusal(source, 'clientStateWrong');
    if (reading.ours.length > 0) await deliveries.accept(noticesDelivery(endpoint, reading.ours));
    return ACCEPTED;
  }

  return async (request) => {
    try {
      return await receive(request);
    } catch (error) {
      log.error('a delivery could not be kept', { code: toConnectorError(error).code });
      return { status: 503, body: 'cannot be kept now, send it again later' };
    }
  };
}

const ACCEPTED: Answer = { status: 202, body: 'accepted' };

const REFUSALS = {
  signatureMissing: 'signature missing',
  signatureWrong: 'signature does not match',
  signatureStale: 'signature is more than five minutes old',
  otherShop: 'sent by another shop',
  notJson: 'body is not JSON',
  method: 'method not allowed',
} as const;

const NOT_WANTED = { status: 'leftOut', cause: 'delivery-not-wanted' } as const;

function toDelivery(endpoint: Endpoint, request: Received): NewDelivery {
  const source = endpoint.store.connectionId;
  const body = Buffer.from(request.body).toString('utf8');
  const common = { source, kind: 'webhook', body, actor: 'webhook' } as const;
  const reading = endpoint.store.readDelivery({ topic: endpoint.store.topicOf(request), body });
  switch (reading.kind) {
    case 'order':
      return {
        ...common,
        topic: reading.topic,
        recordKey: reading.orderKey,
        orderNo: reading.orderNo ?? undefined,
        jobs: endpoint.orderJobs(reading.orderKey),
      };
    case 'customer': {
      const jobs = endpoint.customerJobs?.(reading.customerKey) ?? [];
      const recordKey = customerRecord(reading.customerKey);
      return { ...common, topic: reading.topic, recordKey, jobs, ...(jobs.length === 0 && NOT_WANTED) };
    }
    case 'ignored':
      return { ...common, topic: reading.topic, recordKey: '', jobs: [], ...NOT_WANTED };
    case 'errorBody':
      // The shop could not build the record for this delivery, and does not say which: a poll finds what it was about.
      return {
        ...common,
        topic: reading.topic,
        recordKey: '',
        jobs: endpoint.pollJobs(),
        status: 'attention',
        cause: reading.code,
      };
    case 'wrongShape':
      return {
        ...common,
        topic: reading.topic,
        recordKey: '',
        // One job per content: a sender that repeats itself fills no list.
        jobs: endpoint
          .unreadable(reading.problem)
          .map((job) => ({ ...job, key: `delivery/${source}/${digestOf(body)}` })),
        status: 'attention',
        cause: 'delivery-wrong-shape',
      };
  }
}
