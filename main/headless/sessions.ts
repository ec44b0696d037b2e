import type { Actor } from '../contract/calls.ts';
import type { Ports } from '../base/ports.ts';

export const idleMs = 8 * 60 * 60_000;
const mostSessions = 1_000;

export interface Session {
  readonly id: string;
  readonly actor: Actor;
}

export interface Sessions {
  open(actor: Actor): Session;
  /** The session behind an id, used just now unless `quietly`; null when it has ended. */
  find(id: string | null, quietly?: boolean): Session | null;
  end(id: string): void;
  /** Ends all but those that `stays`. */
  endAll(stays: (session: Session) => boolean): void;
}

/** Who is signed in, in memory only: a restart signs everybody out. A session ends after 8 hours without a call. */
export function createSessions(ports: Pick<Ports, 'now' | 'random'>): Sessions {
  const sessions = new Map<string, { readonly session: Session; usedAt: number }>();
  const dropIdle = () => {
    for (const [id, { usedAt }] of sessions) if (ports.now() - usedAt >= idleMs) sessions.delete(id);
  };
  return {
    open(actor) {
      dropIdle();
      const oldest = sessions.keys().next();
      if (sessions.size >= mostSessions && !oldest.done) sessions.delete(oldest.value);
      const session = { id: Buffer.from(ports.random(32)).toString('base64url'), actor };
      sessions.set(session.id, { session, usedAt: ports.now() });
      return session;
    },
    find(id, quietly = false) {
      dropIdle();
      const found = id === null ? undefined : sessions.get(id);
      if (found !== undefined && !quietly) found.usedAt = ports.now();
      return found?.session ?? null;
    },
    end: (id) => void sessions.delete(id),
    endAll(stays) {
      for (const [id, { session }] of sessions) if (!stays(session)) sessions.delete(id);
    },
  };
}
