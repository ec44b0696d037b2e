import type { Audit } from './audit.ts';

/** A request to another system with its answer, as the door offers it. */
export interface RecordedExchange {
  readonly system: string;
  readonly actor: string;
  readonly integrationId?: string;
  readonly jobId?: number;
  readonly effect: string;
  readonly summary: string;
  readonly startedAt: number;
  readonly milliseconds: number;
  readonly request: { readonly method: string; readonly url: string; readonly body: string | undefined };
  readonly response: { readonly status: number; readonly body: string } | null;
  readonly failure: string | null;
}

/** What the exchanges of a job were about. */
export interface ExchangesAbout {
  readonly orderKey?: string;
  readonly orderNo?: string;
  /** E-mail addresses they speak of, to be found and erased with the person. */
  readonly subjects?: readonly string[];
}

/**
 * Keeps business exchanges until the transaction that records what became of them, so that an order's evidence costs
 * no transaction of its own. Reads are not kept: they are counted elsewhere, and may hold personal values in the address.
 */
export interface Exchanges {
  offer(exchange: RecordedExchange): void;
  /** Whether the job has exchanged anything since the last call of `flush`. */
  has(jobId: number): boolean;
  /** Inside a transaction: appends what the job has exchanged since the last call. */
  flush(jobId: number, about: ExchangesAbout): void;
}

const MOST_KEPT_LETTERS = 256 * 1024;

export function createExchanges(audit: Audit): Exchanges {
  const waiting = new Map<number, RecordedExchange[]>();
  return {
    offer(exchange) {
      if (exchange.effect === 'read' || exchange.jobId === undefined) return;
      const list = waiting.get(exchange.jobId);
      if (list) list.push(shortened(exchange));
      else waiting.set(exchange.jobId, [shortened(exchange)]);
    },
    has: (jobId) => waiting.has(jobId),
    flush(jobId, about) {
      for (const exchange of waiting.get(jobId) ?? []) append(audit, exchange, about);
      waiting.delete(jobId);
    },
  };
}

/** Cut as it comes, so that a huge answer is not held in memory until its job ends. */
function shortened({ request, response, ...exchange }: RecordedExchange): RecordedExchange {
  const cut = (body: string) => body.slice(0, MOST_KEPT_LETTERS);
  return {
    ...exchange,
    request: { ...request, body: request.body === undefined ? undefined : cut(request.body) },
    response: response && { ...response, body: cut(response.body) },
  };
}

function append(audit: Audit, exchange: RecordedExchange, about: ExchangesAbout): void {
  const { request, response } = exchange;
  audit.append({
    kind: 'exchange',
    actor: exchange.actor,
    status: response !== null && response.status < 400 ? 'fine' : 'attention',
    integrationId: exchange.integrationId,
    jobId: exchange.jobId,
    ...about,
    bodies: {
      exchange: JSON.stringify({
        at: new Date(exchange.startedAt).toISOString(),
        system: exchange.system,
        summary: exchange.summary,
        method: request.method,
        url: request.url,
        status: response?.status ?? null,
        milliseconds: exchange.milliseconds,
        failure: exchange.failure,
      }),
      request: request.body ?? '',
      response: response?.body ?? '',
    },
  });
}
