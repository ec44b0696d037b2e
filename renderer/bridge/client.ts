import type { CallInput, CallName, CallOutput, Events } from '../../main/contract/calls.ts';
import type { Role } from '../../main/contract/settings.ts';

/** What the engine told, or what became of the way to it. */
export type News =
  | { readonly name: 'changed'; readonly payload: Events['changed'] }
  /** Events arrive again; whatever happened in between was missed. */
  | { readonly name: 'live' }
  | { readonly name: 'stale' };

export interface Session {
  readonly name: string;
  readonly role: Role;
}

/** Who uses the window: known to the host, or asked for by name and password. */
export type SessionDoor =
  | { readonly kind: 'host'; readonly session: Session }
  | {
      readonly kind: 'password';
      /** null when nobody is signed in. */
      current(): Promise<Session | null>;
      signIn(name: string, password: string): Promise<Session>;
      signOut(): Promise<void>;
    };

/** The engine as the window sees it. A refused call rejects with a `CallFailure`. */
export interface Client {
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>;
  /** Returns what ends it. A listener is told at once whether events arrive. */
  subscribe(listener: (news: News) => void): () => void;
  readonly session: SessionDoor;
}
