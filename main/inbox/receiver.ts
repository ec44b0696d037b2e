import { toConnectorError } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import type { RawDelivery, Store } from '../stores/store.ts';
import type { NewJob } from '../queue/jobs.ts';
import type { Deliveries, NewDelivery } from './deliveries.ts';
import { digestOf } from './digest.ts';

/** What the receiver answers where, and what a delivery there rings. */
export interface Endpoint {
  readonly store: Store;
  /** The jobs an order's change rings: one per integration of the store. */
  orderJobs(orderKey: string): readonly Omit<NewJob, 'runAt' | 'deliveryId'>[];
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
}

export const MOST_BODY_BYTES = 1024 * 1024;

export interface ReceiverOptions {
  /** The endpoint under `/in/<key>`; null when no connection has this key. */
  readonly endpoint: (key: string) => Endpoint | null;
  readonly deliveries: Deliveries;
  readonly log: Log;
}

/**
 * Takes one request of a store: verifies it on its raw bytes, keeps it with the job it rings, and only then answers
 * 2xx. No business work is done here.
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
    const source = endpoint.store.connectionId;
    if (request.body.byteLength > MOST_BODY_BYTES) return refuse(413, source, 'tooLarge', 'body is larger than 1 MiB');
    const verdict = endpoint.store.verifyDelivery(request);
    if (verdict.kind === 'webhookPing') return { status: 200, body: 'ok' };
    if (verdict.kind === 'refused') return refuse(verdict.status, source, verdict.reason, REFUSALS[verdict.reason]);
    await deliveries.accept(toDelivery(endpoint, request));
    return { status: 202, body: 'accepted' };
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

const REFUSALS = {
  signatureMissing: 'signature missing',
  signatureWrong: 'signature does not match',
  otherShop: 'sent by another shop',
  notJson: 'body is not JSON',
  method: 'method not allowed',
} as const;

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
    case 'ignored':
      return {
        ...common,
        topic: reading.topic,
        recordKey: '',
        jobs: [],
        status: 'leftOut',
        cause: 'delivery-not-wanted',
      };
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
