import { answerCall, type CallAnswer } from '../answer.ts';
import type { Actor, CallName, Calls, Events } from '../contract/calls.ts';
import type { Unsubscribe } from '../base/emit.ts';
import type { EngineHandle } from '../host.ts';

/** One end of a channel between the shell and the engine's process; what passes must be clonable. */
export interface LinkPort {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
}

interface CallMessage {
  readonly id: number;
  readonly name: string;
  readonly input: unknown;
  readonly actor: Actor;
}

export interface EngineEvent {
  readonly name: 'changed';
  readonly payload: Events['changed'];
}

type Back =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: CallAnswer }
  | { readonly kind: 'event'; readonly event: EngineEvent };

/** The engine's end: answers calls by name and passes on what it tells. */
export function serveEngine(
  port: LinkPort,
  engine: Pick<EngineHandle, 'events'> & { readonly calls: Calls },
  onInternal: (name: string, error: unknown) => void,
): void {
  const send = (back: Back) => port.post(back);
  engine.events.subscribe((name, payload) => send({ kind: 'event', event: { name, payload } }));
  port.onMessage((message) => {
    const { id, name, input, actor } = message as CallMessage;
    void answerCall(engine, name, input, actor, onInternal).then((answer) => send({ kind: 'answer', id, answer }));
  });
}

/** The shell's end. Calls made while no engine runs are refused with `engine-unreachable`, never kept. */
export interface EngineLink {
  call(name: CallName | string, input: unknown, actor: Actor): Promise<CallAnswer>;
  subscribe(listener: (event: EngineEvent) => void): Unsubscribe;
  /** Each time an engine is gone. */
  whenGone(listener: () => void): Unsubscribe;
  /** Uses the channel of an engine that was just started. */
  attach(port: LinkPort): void;
  /** The engine is gone: what it was asked is answered as unreachable. */
  detach(): void;
}

export function createEngineLink(): EngineLink {
  const listeners = new Set<(event: EngineEvent) => void>();
  const mourners = new Set<() => void>();
  const waiting = new Map<number, (answer: CallAnswer) => void>();
  let port: LinkPort | null = null;
  let lastId = 0;
  const receive = (message: unknown) => {
    const back = message as Back;
    if (back.kind === 'event') {
      for (const listener of listeners) listener(back.event);
      return;
    }
    waiting.get(back.id)?.(back.answer);
    waiting.delete(back.id);
  };
  return {
    call(name, input, actor) {
      const to = port;
      if (to === null) return Promise.resolve(away);
      lastId += 1;
      const message: CallMessage = { id: lastId, name, input, actor };
      return new Promise((resolve) => {
        waiting.set(message.id, resolve);
        to.post(message);
      });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    whenGone(listener) {
      mourners.add(listener);
      return () => mourners.delete(listener);
    },
    attach(next) {
      port = next;
      next.onMessage(receive);
    },
    detach() {
      port = null;
      for (const resolve of waiting.values()) resolve(away);
      waiting.clear();
      for (const listener of mourners) listener();
    },
  };
}

const away: CallAnswer = {
  ok: false,
  kind: 'unavailable',
  error: {
    code: 'engine-unreachable',
    message: 'The engine does not answer. It is being restarted; nothing is lost.',
    whatToDo: 'Nothing to do. If it stays like this, start ml-connector again.',
  },
};
