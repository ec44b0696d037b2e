import type { CallError, CallName, Events } from '../../main/contract/calls.ts';
import type { Client, News } from './client.ts';
import { CallFailure } from './failure.ts';

/** What comes from the shell by itself; `gone`: the engine has ended, and another one will be started. */
type Told = { readonly name: 'changed'; readonly payload: Events['changed'] } | { readonly name: 'gone' };

/** What the preload puts on the page as `window.connector`. */
export interface Connector {
  call(
    name: CallName,
    input: unknown,
  ): Promise<{ readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: CallError }>;
  subscribe(listener: (event: Told) => void): () => void;
}

/** The engine lives beside the window; while it is being restarted its calls are refused with this code. */
const awayCode = 'engine-unreachable';

export const createElectronClient = (connector: Connector): Client => {
  const listeners = new Set<(news: News) => void>();
  let live = true;
  const tell = (isLive: boolean) => {
    if (isLive === live) return;
    live = isLive;
    for (const listener of listeners) listener({ name: live ? 'live' : 'stale' });
  };

  const call = async (name: CallName, input: unknown): Promise<unknown> => {
    const answer = await connector.call(name, input);
    tell(answer.ok || answer.error.code !== awayCode);
    if (answer.ok) return answer.value;
    throw new CallFailure(answer.error);
  };

  return {
    call: call as Client['call'],
    subscribe(listener) {
      listeners.add(listener);
      listener({ name: live ? 'live' : 'stale' });
      const end = connector.subscribe((event) => {
        tell(event.name !== 'gone');
        if (event.name !== 'gone') listener(event);
      });
      return () => {
        listeners.delete(listener);
        end();
      };
    },
    // Who may open the window on this computer may do everything; the host checks the sender.
    session: { kind: 'host', session: { name: '', role: 'administrator' } },
  };
};
