import type { CallInput, CallName, CallOutput } from '../../main/contract/calls.ts';
import type { Role } from '../../main/contract/settings.ts';
import type { Client, News, SessionDoor } from '../../renderer/bridge/client.ts';
import { CallFailure } from '../../renderer/bridge/failure.ts';
import { overview, publicAddress } from './samples.ts';

type Answer<N extends CallName> = CallOutput<N> | Error | ((input: CallInput<N>) => CallOutput<N> | Error);
export type Answers = { readonly [N in CallName]?: Answer<N> };

/** An engine of canned answers; remembers what it was asked. */
export interface FakeClient extends Client {
  readonly asked: readonly { readonly name: CallName; readonly input: unknown }[];
  inputsOf(name: CallName): readonly unknown[];
  answer(more: Answers): void;
  tell(news: News): void;
}

export const engineAway = new CallFailure({
  code: 'engine-unreachable',
  message: 'The engine does not answer.',
  whatToDo: 'Nothing to do.',
});

const host = (role: Role): SessionDoor => ({ kind: 'host', session: { name: '', role } });

export const createFakeClient = (canned: Answers = {}, session: SessionDoor | Role = 'administrator'): FakeClient => {
  let answers: Answers = {
    'overview.get': overview(),
    'alarms.list': { alarms: [] },
    'queue.pauses': { pauses: [] },
    'overview.flows': { integrations: [] },
    'connections.samples': { connections: [] },
    'address.get': publicAddress(),
    'setup.progress': { progress: null },
    'setup.keepProgress': {},
    ...canned,
  };
  const asked: { name: CallName; input: unknown }[] = [];
  const listeners = new Set<(news: News) => void>();

  const call = async (name: CallName, input: unknown): Promise<unknown> => {
    asked.push({ name, input });
    const answer = answers[name] as unknown;
    if (answer === undefined) throw new Error(`The test has no answer for ${name}.`);
    const given: unknown = typeof answer === 'function' ? answer(input) : answer;
    if (given instanceof Error) throw given;
    return given;
  };

  return {
    call: call as Client['call'],
    subscribe(listener) {
      listeners.add(listener);
      listener({ name: 'live' });
      return () => void listeners.delete(listener);
    },
    session: typeof session === 'string' ? host(session) : session,
    asked,
    inputsOf: (name) => asked.filter((each) => each.name === name).map((each) => each.input),
    answer: (more) => void (answers = { ...answers, ...more }),
    tell: (news) => listeners.forEach((listener) => listener(news)),
  };
};
