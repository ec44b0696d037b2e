import type { Actor, CallError } from '../contract/calls.ts';
import { calls } from '../contract/calls.ts';
import type { CallAnswer } from '../answer.ts';
import type { EngineLink } from './engineLink.ts';

/**
 * Answers in the engine's place while its vault cannot be opened: every call is told so, and the page asks for the
 * recovery key, which `keys.recover` brings; `keys.startAnew` begins with new keys where that is lost too. Nothing of the
 * data folder is touched meanwhile.
 */
export interface SealedDesk extends Pick<EngineLink, 'call'> {
  /** The engine could not open its vault, or a recovery key was refused; false: it is about something else. */
  refused(error: CallError): boolean;
  /** The engine runs. */
  opened(): void;
}

const SEALED_ELSEWHERE = 'vault-sealed-elsewhere';
/** Failures that a recovery key mends: keys sealed elsewhere, or damaged; and keys that were refused. */
const SEALED = new Set([SEALED_ELSEWHERE, 'vault-unreadable', 'recovery-key-wrong', 'recovery-key-mistyped']);
const STILL_SEALED = new Set([SEALED_ELSEWHERE, 'vault-unreadable']);

/**
 * `start` starts the engine with a recovery key, `startAnew` with new keys in the name of a person; what becomes of it
 * comes by `opened` or `refused`.
 */
export function createSealedDesk(
  link: Pick<EngineLink, 'call'>,
  start: (recoveryKey: string) => void,
  startAnew: (actor: string) => void,
): SealedDesk {
  let sealed: CallError | null = null;
  let tried: ((answer: CallAnswer) => void) | null = null;

  function answerTry(answer: CallAnswer): void {
    tried?.(answer);
    tried = null;
  }

  /** What a call begins; null for any other call, and for one that does not say what it must. */
  function beginning(name: string, input: unknown, actor: Actor): (() => void) | null {
    if (name === 'keys.startAnew') {
      return calls[name].input.safeParse(input).success ? () => startAnew(`person:${actor.name}`) : null;
    }
    const parsed = name === 'keys.recover' ? calls[name].input.safeParse(input) : null;
    return parsed?.success === true ? () => start(parsed.data.recoveryKey) : null;
  }

  return {
    call(name, input, actor: Actor) {
      if (sealed === null) return link.call(name, input, actor);
      const begin = beginning(name, input, actor);
      if (begin === null || tried !== null) return Promise.resolve(refusal(sealed));
      return new Promise((resolve) => {
        tried = resolve;
        begin();
      });
    },
    refused(error) {
      if (!SEALED.has(error.code)) {
        answerTry(refusal(error));
        return false;
      }
      // Whatever a key was refused for: what stands is that the vault is sealed.
      if (sealed === null || STILL_SEALED.has(error.code)) sealed = { ...error, code: SEALED_ELSEWHERE };
      answerTry(refusal(error));
      return true;
    },
    opened() {
      sealed = null;
      answerTry({ ok: true, value: { recovered: true } });
    },
  };
}

function refusal(error: CallError): CallAnswer {
  return { ok: false, kind: 'authentication', error };
}
