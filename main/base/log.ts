export type LogLevel = 'info' | 'warn' | 'error';

/**
 * All that a log line may tell besides its message: identifiers, counts and codes. There is no room for anything else, so
 * that no secret, no text that somebody typed and nobody's data can slip in; whatever is new here is to be neither.
 */
export interface LogFacts {
  /** Of a ConnectorError, or the name of an error that the product does not know. */
  readonly code?: string;
  readonly error?: string;
  /** The name of a call. */
  readonly call?: string;
  /** Ids of a connection, as an administrator chose them. */
  readonly connection?: string;
  readonly system?: string;
  readonly job?: number;
  /** Of a job. */
  readonly kind?: string;
  readonly decision?: string;
  /** How many. */
  readonly values?: number;
}

export interface Log {
  info(message: string, facts?: LogFacts): void;
  warn(message: string, facts?: LogFacts): void;
  error(message: string, facts?: LogFacts): void;
}

/** A log of JSON lines; `write` receives each line without its line break, `now` gives milliseconds UTC. */
export function createLog(write: (line: string) => void, now: () => number): Log {
  const line = (level: LogLevel) => (message: string, facts?: LogFacts) =>
    write(JSON.stringify({ at: new Date(now()).toISOString(), level, message, ...facts }));
  return { info: line('info'), warn: line('warn'), error: line('error') };
}
