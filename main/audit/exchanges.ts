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

/**
 * Keeps business exchanges until the transaction that records what became of them, so that an order's evidence costs
 * no transaction of its own. Reads are not kept: they are counted elsewhere, and may hold personal values in the address.
 */
export interface Exchanges {
  offer(exchange: RecordedExchange): void;
  /** Inside a transaction: appends what the job has exchanged since the last call. */
  flush(jobId: number, order: { readonly orderKey?: string; readonly orderNo?: string }): void;
}

const MOST_KEPT_BYTES = 256 * 1024;

export function createExchanges(audit: Audit): Exchanges {
  const waiting = new Map<number, RecordedExchange[]>();
  return {
    offer(exchange) {
      if (exchange.effect === 'read' || exchange.jobId === undefined) return;
      const list = waiting.get(exchange.jobId) ?? [];
      waiting.set(exchange.jobId, [...list, exchange]);
    },
    flush(jobId, order) {
      for (const exchange of waiting.get(jobId) ?? []) append(audit, exchange, order);
      waiting.delete(jobId);
    },
  };
}

function append(audit: Audit, exchange: RecordedExchange, order: { orderKey?: string; orderNo?: string }): void {
  const ok = exchange.response !== null && exchange.response.status < 400;
  audit.append({
    kind: 'exchange',
    actor: exchange.actor,
    status: ok ? 'fine' : 'attention',
    integrationId: exchange.integrationId,
    jobId: exchange.jobId,
    ...order,
    bodies: {
      exchange: JSON.stringify({
        at: new Date(exchange.startedAt).toISOString(),
        system: exchange.system,
        summary: exchange.summary,
        method: exchange.request.method,
        url: exchange.request.url,
        status: exchange.response?.status ?? null,
        milliseconds: exchange.milliseconds,
        failure: exchange.failure,
      }),
      request: (exchange.request.body ?? '').slice(0, MOST_KEPT_BYTES),
      response: (exchange.response?.body ?? '').slice(0, MOST_KEPT_BYTES),
    },
  });
}
