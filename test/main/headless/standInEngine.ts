import { createEmitter } from '../../../main/base/emit.ts';
import { ConnectorError } from '../../../main/base/errors.ts';
import type { Actor, CallName, Calls, Events } from '../../../main/contract/calls.ts';
import { calls } from '../../../main/contract/calls.ts';
import type { EngineHandle } from '../../../main/host.ts';

interface User {
  readonly role: Actor['role'];
  readonly password: string;
}

/** An engine that does no work: it remembers who called what, and answers what the test tells it to. */
export function standInEngine(users: Readonly<Record<string, User>> = {}) {
  const known = new Map(Object.entries(users));
  const made: { readonly name: string; readonly input: unknown; readonly actor: Actor }[] = [];
  const answers = new Map<CallName, (input: never) => unknown>();
  const news = createEmitter<Events>(() => {});
  const steps: string[] = [];
  let lockedOut: string | null = null;
  const exports = new Map<string, string>();
  const answer = async (name: CallName, input: never, actor: Actor) => {
    made.push({ name, input, actor });
    const given = answers.get(name);
    if (given === undefined) throw new Error(`The test gives no answer to ${name}; secret hunter2.`);
    return given(input);
  };
  const named = (name: string) => [name, (input: never, actor: Actor) => answer(name as CallName, input, actor)];
  const engine: EngineHandle = {
    calls: Object.fromEntries(Object.keys(calls).map(named)) as Calls,
    events: news,
    recoveryKey: 'ABCD-EFGH',
    receiver: { port: 4999 },
    signIn: (name, password) => {
      const user = known.get(name);
      return user?.password === password ? { name, role: user.role } : null;
    },
    lockedOut: () => lockedOut,
    setPassword: (name, password) => void known.set(name, { role: 'administrator', password }),
    userNames: () => [...known.keys()],
    addUser: (name, role, password) => void known.set(name, { role, password }),
    sealVaultFor: async ({ kind }) => void steps.push(`sealed for ${kind}`),
    exportPath: (name) => exports.get(name) ?? null,
    start: async () => void steps.push('start'),
    stop: async () => void steps.push('stop'),
  };
  answers.set('connections.list', () => ({ connections: [] }));
  return {
    engine,
    users: known,
    made,
    answers,
    news,
    steps,
    exports,
    lockOut: (name: string) => void (lockedOut = name),
  };
}

export const refusal = (kind: ConnectorError['kind']) =>
  new ConnectorError({ kind, code: 'order-gone', message: 'The order is gone.', whatToDo: 'Look in the shop.' });
