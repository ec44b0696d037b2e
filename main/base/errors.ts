/** What the caller can do about a failure; one of these for every error that leaves an adapter. */
export type ErrorKind =
  /** The other system refused the sign-in: nothing tries again until credentials change or a person asks. */
  | 'authentication'
  /** Signed in, but not allowed to do this. */
  | 'permission'
  | 'notFound'
  /** Somebody changed the record meanwhile (stale ETag); read again and decide anew. */
  | 'conflict'
  /** The data was refused and will be refused again: parks. */
  | 'invalid'
  | 'rateLimited'
  /** Down, overloaded, locked, cut off before the request was heard: comes back by itself. */
  | 'unavailable'
  /** The request may or may not have been carried out: must be settled, never simply sent again. */
  | 'unknownOutcome'
  | 'signature'
  /** A write guard is closed: this integration may not write to this side now. */
  | 'guarded';

export interface ErrorFacts {
  readonly kind: ErrorKind;
  /** Stable name of the cause, such as `sku-unknown`; groups what waits for a person and finds the translated text. */
  readonly code: string;
  /** What happened and to which record, in the words of the shop. No secret and no personal value. */
  readonly message: string;
  /** What a person does next; "" only where nothing is to be done. */
  readonly whatToDo: string;
  /** Values for the translated text, none of them personal. */
  readonly params?: Readonly<Record<string, string>>;
  /** Which system it came from: a connection's id, or `engine`. */
  readonly system?: string;
  /** The HTTP status where there was one. */
  readonly status?: number;
  /** The other system's own wish for the next try, in milliseconds from now. */
  readonly retryAfterMs?: number;
  readonly cause?: unknown;
}

/** Every failure the product names. `message` and `whatToDo` are read by a person on the screen. */
export class ConnectorError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly whatToDo: string;
  readonly params: Readonly<Record<string, string>>;
  readonly system: string | undefined;
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(facts: ErrorFacts) {
    super(facts.message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.name = 'ConnectorError';
    this.kind = facts.kind;
    this.code = facts.code;
    this.whatToDo = facts.whatToDo;
    this.params = facts.params ?? {};
    this.system = facts.system;
    this.status = facts.status;
    this.retryAfterMs = facts.retryAfterMs;
  }

  get retryable(): boolean {
    return this.kind === 'rateLimited' || this.kind === 'unavailable' || this.kind === 'conflict';
  }

  /** Says nothing about the record: a server, a sign-in or a write guard was in the way, and will not be for ever. */
  get isOfTheMoment(): boolean {
    return this.retryable || this.kind === 'authentication' || this.kind === 'guarded';
  }
}

/**
 * The failure as the product names it. What it does not know becomes `code: 'internal'` and keeps the original as cause;
 * its own text may hold anything, also what a shopper typed, and is shown to nobody.
 */
export function toConnectorError(error: unknown): ConnectorError {
  if (error instanceof ConnectorError) return error;
  return new ConnectorError({
    kind: 'invalid',
    code: 'internal',
    message: 'The connector met a state it does not know.',
    whatToDo: 'Replay it once; if it happens again, send the support bundle.',
    cause: error,
  });
}

/** Closes a discriminated union: a forgotten variant does not compile. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected variant: ${JSON.stringify(value)}`);
}

/** Where an unknown failure came from, for the log: the kind of error and the first lines of its stack, without its text. */
export function whereFrom(error: ConnectorError): string {
  const { cause } = error;
  if (!(cause instanceof Error)) return '';
  const frames = (cause.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [cause.name, ...frames.slice(0, 4).map((line) => line.trim())].join(' ');
}
