import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import type { Ports } from '../../base/ports.ts';
import { retryAfterMs } from '../../http/retry.ts';
import { type HttpResponse, type Network, type Transport, TransportError } from '../../http/transport.ts';
import type { TokenFailure } from './entraErrors.ts';

export interface EntraNetworkOptions {
  readonly transport: Transport;
  readonly ports: Ports;
  /** The way there; direct where absent. */
  readonly network?: Network;
  /** Told why a request failed: the library keeps little of it. */
  readonly onFailure: (failure: TokenFailure) => void;
}

const TIMEOUT_MS = 30_000;

/**
 * The library's requests over our own transport, so that proxy, certificates and timeouts hold for them too. Its own
 * client would use the global fetch, without a timeout for tokens.
 */
export function createEntraNetwork(options: EntraNetworkOptions): INetworkModule {
  async function ask<T>(method: string, url: string, given: NetworkRequestOptions = {}): Promise<NetworkResponse<T>> {
    const response = await send(options, method, url, given).catch((error: unknown) => {
      if (error instanceof TransportError) options.onFailure({ kind: 'noAnswer', error });
      throw error;
    });
    const body = objectIn(response.body);
    if (body === null) {
      options.onFailure({ kind: 'foreign', status: response.status });
      throw new Error('the answer is no JSON');
    }
    if (response.status >= 400) options.onFailure(refusalOf(response, body));
    // What the library reads of it, it checks itself.
    return { status: response.status, headers: { ...response.headers }, body: body as T };
  }
  return {
    sendGetRequestAsync: (url, given) => ask('GET', url, given),
    sendPostRequestAsync: (url, given) => ask('POST', url, given),
  };
}

async function send(
  { transport, ports, network }: EntraNetworkOptions,
  method: string,
  url: string,
  { headers = {}, body }: NetworkRequestOptions,
): Promise<HttpResponse> {
  const controller = new AbortController();
  let late: TransportError | null = null;
  const cancel = ports.after(TIMEOUT_MS, () => {
    late = new TransportError('timeout', true, `no answer within ${TIMEOUT_MS / 1000} s`);
    controller.abort();
  });
  try {
    return await transport({
      method,
      url,
      headers,
      ...(method === 'POST' && { body: body ?? '' }),
      ...(network && { network }),
      signal: controller.signal,
    });
  } catch (error) {
    throw late ?? error;
  } finally {
    cancel();
  }
}

function refusalOf(response: HttpResponse, body: Readonly<Record<string, unknown>>): TokenFailure {
  const { error, error_description: description } = body;
  return {
    kind: 'refused',
    status: response.status,
    error: typeof error === 'string' ? error : '',
    aadsts: /AADSTS(\d+)/.exec(typeof description === 'string' ? description : '')?.[1] ?? null,
    retryAfterMs: retryAfterMs(response),
  };
}

function objectIn(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Readonly<Record<string, unknown>>) : null;
  } catch {
    // A page of a proxy, as its caller reports.
    return null;
  }
}
