import type { CallName } from '../../../main/contract/calls.ts';
import type { Client } from '../../../renderer/bridge/client.ts';
import { createFakeClient, engineAway, type Answers, type FakeClient } from '../fakeClient.ts';
import type { State } from './states.ts';
import { empty, many, usual } from './worlds.ts';

export interface GalleryClient extends FakeClient {
  /** Calls that no world answers, and that a screen made. */
  unanswered(): readonly string[];
  /** Of the state `stale`: the engine goes away, or comes back. Nothing in the others. */
  settle(away: boolean): void;
}

const worlds: Readonly<Record<State, Answers>> = {
  empty,
  loading: {},
  failed: {},
  stale: usual,
  readOnly: usual,
  usual,
  many,
};

const never = new Promise<never>(() => undefined);

/** An engine that is in this state for as long as it is looked at. */
export const createGalleryClient = (state: State): GalleryClient => {
  const fake = createFakeClient(worlds[state], state === 'readOnly' ? 'viewer' : 'administrator');
  const missing = new Set<string>();
  let isAway = state === 'failed';
  const call = (name: CallName, input: never): Promise<unknown> => {
    if (state === 'loading') return never;
    if (isAway) return Promise.reject(engineAway);
    if (!Object.hasOwn(worlds[state], name)) missing.add(name);
    return fake.call(name, input);
  };
  const settle = (away: boolean) => {
    if (state !== 'stale') return;
    isAway = away;
    fake.tell({ name: away ? 'stale' : 'live' });
  };
  return { ...fake, call: call as Client['call'], unanswered: () => [...missing], settle };
};
