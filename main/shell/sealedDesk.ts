import type { Actor, CallError } from '../contract/calls.ts';
import { calls } from '../contract/calls.ts';
import type { CallAnswer } from '../answer.ts';
import type { EngineLink } from './engineLink.ts';

/**
 * Answers in the engine's place while its vault cannot be opened: every call is told so, and the page asks for the
 * recovery key, which `keys.recover` brings. Nothing of the data folder is touched meanwhile.
 */
export interface SealedDesk extends Pick<EngineLink, 'call'> {
  /** The engine could not open its vault, or a recovery key was refused; false: it is about something else. */
  refused(error: CallError): boolean;
  /** The engine runs. */
  opened(): void;
}

const SEALED_ELSEWHERE = 'vault-sealed-elsewhere';
/** Failures that a recovery key mends. */
const SEALED = new Set([SEALED_ELSEWHERE, 'recovery-key-wrong', 'recovery-key-mistyped']);

/** `start` starts the engine with a recovery key; what becomes of it comes by `opened` or `refused`. */
export function createSealedDesk(link: Pick<EngineLink, 'call'>, start: (recoveryKey: string) => void): SealedDesk {
  let sealed: CallError | null = null;
  let tried: ((answer: CallAnswer) => void) | null = null;

  function answerTry(answer: CallAnswer): void {
    tried?.(answer);
    tried = null;
  }

  return {
    call(name, input, actor: Actor) {
      if (sealed === null) return link.call(name, input, actor);
      const parsed = name === 'keys.recover' ? calls['keys.recover'].input.safeParse(input) : null;
      if (parsed?.success !== true || tried !== null) return Promise.resolve(refusal(sealed));
      return new Promise((resolve) => {
        tried = resolve;
        start(parsed.data.recoveryKey);
      });
    },
    refused(error) {
      if (!SEALED.has(error.code)) {
        answerTry(refusal(error));
        return false;
      }
      // Whatever a key was refused for: what stands is that the vault is sealed.
      if (sealed === null || error.code === SEALED_ELSEWHERE) sealed = { ...error, code: SEALED_ELSEWHERE };
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
