export interface HttpRequest {
  readonly method: string;
  /** Absolute address, query included. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Aborting cuts the connection; the transport then rejects with a TransportError. */
  readonly signal?: AbortSignal;
}

export interface HttpResponse {
  readonly status: number;
  /** Lower-cased names; repeated headers joined by ", ". */
  readonly headers: Readonly<Record<string, string>>;
  /** Decoded as UTF-8, byte order mark removed. */
  readonly body: string;
}

/** Performs one request; resolves with any answer, rejects with TransportError when there is none. */
export type Transport = (request: HttpRequest) => Promise<HttpResponse>;

export type TransportFailure = 'name' | 'refused' | 'tls' | 'reset' | 'timeout' | 'tooLarge' | 'other';

/** No answer came. `sent` tells whether the other side may have heard the request: then its outcome is unknown. */
export class TransportError extends Error {
  readonly failure: TransportFailure;
  readonly sent: boolean;

  constructor(failure: TransportFailure, sent: boolean, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'TransportError';
    this.failure = failure;
    this.sent = sent;
  }
}
