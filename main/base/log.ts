export type LogLevel = 'info' | 'warn' | 'error';

/** Facts of a log line: identifiers, counts and codes only; never a secret and never a personal value. */
export type LogFacts = Readonly<Record<string, string | number | boolean | undefined>>;

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
